/** Shows the copy buttons, which need this script, and lets each copy the input or the text that it names. */

/** Milliseconds for which a button says that it has copied. */
const SAID_FOR = 3000
const timers = new WeakMap<HTMLButtonElement, number>()

offer()
// A list that follows its map brings another panel, with buttons that are hidden again.
const panel = document.querySelector('#subscribe')
if (panel) new MutationObserver(offer).observe(panel, { childList: true })

document.addEventListener('click', async ({ target }) => {
  const button = target instanceof Element ? target.closest<HTMLButtonElement>('button.copy') : null
  const source = button && sourceOf(button)
  if (!source) return
  // Selected first: where the clipboard is refused, Ctrl+C is all that is left to do.
  const text = select(source)
  const copied = await navigator.clipboard?.writeText(text).then(
    () => true,
    () => false,
  )
  if (copied) say(button)
})

function offer(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button.copy')) {
    if (!sourceOf(button)) continue
    button.setAttribute('aria-live', 'polite')
    button.hidden = false
  }
}

function sourceOf(button: HTMLButtonElement): HTMLElement | null {
  return document.querySelector<HTMLElement>(button.dataset.copy ?? '')
}

/** Selects what is to be copied and gives it. */
function select(source: HTMLElement): string {
  if (source instanceof HTMLInputElement) {
    source.select()
    return source.value
  }
  getSelection()?.selectAllChildren(source)
  return source.textContent?.trim() ?? ''
}

/** Lets a button say for a while that it has copied. */
function say(button: HTMLButtonElement): void {
  const label = button.dataset.label ?? button.textContent ?? ''
  button.dataset.label = label
  button.textContent = button.dataset.copied ?? label
  clearTimeout(timers.get(button))
  const restored = window.setTimeout(() => {
    button.textContent = label
  }, SAID_FOR)
  timers.set(button, restored)
}
