/** Something that can be chosen: what it is called, and where it is. */
interface Choice {
  name: string
  country: string
}

/** A list of choices below a field. */
interface Choices<C> {
  /** Shows these; with none the list is gone. */
  show: (choices: readonly C[]) => void
}

/**
 * Makes a field a combobox with a list below it (WAI-ARIA 1.2, combobox with list autocomplete): the focus stays in the
 * field, the arrows go through the list, Enter chooses, Escape closes it. `label` names the list.
 */
export function choicesBelow<C extends Choice>(
  input: HTMLInputElement,
  label: string,
  choose: (choice: C) => void,
): Choices<C> {
  const list = document.createElement('ul')
  list.id = `${input.id}-choices`
  list.className = 'suggestions'
  list.hidden = true
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', label)
  input.after(list)
  input.setAttribute('role', 'combobox')
  input.setAttribute('aria-autocomplete', 'list')
  input.setAttribute('aria-controls', list.id)
  input.setAttribute('aria-expanded', 'false')

  let shown: readonly C[] = []
  /** The index of the choice that the arrows have come to; -1 where they are in the field itself. */
  let active = -1

  const show = (choices: readonly C[]): void => {
    shown = choices
    list.replaceChildren(...choices.map((choice, index) => optionOf(choice, `${list.id}-${index}`)))
    list.hidden = choices.length === 0
    input.setAttribute('aria-expanded', String(!list.hidden))
    goTo(-1)
  }
  const goTo = (index: number): void => {
    active = index
    for (const [at, option] of [...list.children].entries()) {
      option.setAttribute('aria-selected', String(at === active))
      if (at === active) option.scrollIntoView({ block: 'nearest' })
    }
    if (active < 0) input.removeAttribute('aria-activedescendant')
    else input.setAttribute('aria-activedescendant', `${list.id}-${active}`)
  }
  const take = (choice: C | undefined): void => {
    if (choice) choose(choice)
    show([])
  }

  input.addEventListener('keydown', (event) => {
    if (list.hidden || event.isComposing) return
    const { length } = shown
    if (event.key === 'ArrowDown') goTo(active + 1 < length ? active + 1 : -1)
    else if (event.key === 'ArrowUp') goTo(active < 0 ? length - 1 : active - 1)
    else if (event.key === 'Escape') show([])
    else if (event.key === 'Enter' && active >= 0) take(shown[active])
    else return
    event.preventDefault()
  })
  // Pressed on the list, the field would lose the focus and the list go before the choice is made.
  list.addEventListener('pointerdown', (event) => event.preventDefault())
  list.addEventListener('mousedown', (event) => event.preventDefault())
  list.addEventListener('click', ({ target }) => {
    const option = target instanceof Element ? target.closest('[role="option"]') : null
    if (option) take(shown[[...list.children].indexOf(option)])
  })
  return { show }
}

/** Names of two directions may meet in one line: each stands by itself. */
function optionOf({ name, country }: Choice, id: string): HTMLLIElement {
  const option = document.createElement('li')
  option.id = id
  option.setAttribute('role', 'option')
  const [city, where] = [document.createElement('bdi'), document.createElement('bdi')]
  city.textContent = name
  where.textContent = country
  where.className = 'fine'
  option.append(city, ' ', where)
  return option
}
