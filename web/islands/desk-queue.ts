/** The queue by keys: from one thing to the next, open it, and decide on it where it stands. */
import './map/trusted-types.ts'

/** Where it is kept that somebody wants no keys: of all pages of the desk. */
const OFF = 'desk-keys-off'

/** What a key does: j and k in the list, t takes what has the focus, the others decide on the page of one thing. */
const KEYS = ['j', 'k', 'p', 'r', 'c', 'a', 'm', 't', '?'] as const
type Key = (typeof KEYS)[number]

/** Keys that a keyboard of another script has where ours has these. */
const BY_PLACE: Readonly<Record<string, Key>> = {
  KeyJ: 'j',
  KeyK: 'k',
  KeyP: 'p',
  KeyR: 'r',
  KeyC: 'c',
  KeyA: 'a',
  KeyM: 'm',
  KeyT: 't',
}

const help = document.querySelector<HTMLDialogElement>('.desk-keys-dialog')
const on = help?.querySelector<HTMLInputElement>('[data-keys-on]')
if (help && on) followKeys(help, on)

function followKeys(dialog: HTMLDialogElement, box: HTMLInputElement): void {
  box.checked = localStorage.getItem(OFF) === null
  box.addEventListener('change', () => {
    if (box.checked) localStorage.removeItem(OFF)
    else localStorage.setItem(OFF, '')
  })
  document.querySelector('[data-keys-open]')?.addEventListener('click', () => dialog.showModal())
  for (const shown of document.querySelectorAll<HTMLElement>('[data-needs-script]')) shown.hidden = false
  document.addEventListener('keydown', (event) => {
    const key = keyOf(event)
    if (!key || !box.checked || dialog.open || isTaken(event)) return
    // A key that is held down would decide on what nobody has seen.
    if (event.repeat && key !== 'j' && key !== 'k') return
    event.preventDefault()
    if (key === '?') dialog.showModal()
    else if (key === 'j' || key === 'k') step(key === 'j' ? 1 : -1)
    else press(key)
  })
}

function keyOf({ key, code, ctrlKey, altKey, metaKey, isComposing }: KeyboardEvent): Key | undefined {
  if (ctrlKey || altKey || metaKey || isComposing) return undefined
  if (key === '؟') return '?'
  const letter = key.toLowerCase()
  return KEYS.find((each) => each === letter) ?? (/^[a-z]$/.test(letter) ? undefined : BY_PLACE[code])
}

/** Whether a key belongs to what has the focus. */
function isTaken({ target, defaultPrevented }: KeyboardEvent): boolean {
  return defaultPrevented || (target instanceof Element && target.closest('input, textarea, select, dialog') !== null)
}

/** Puts the focus on the next thing of the list, or the one before; Enter then opens it, as it does any link. */
function step(by: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('[data-queue] a[data-item]')]
  const at = links.findIndex((link) => link.closest('li')?.contains(document.activeElement))
  const next = links[at < 0 ? 0 : Math.min(links.length - 1, Math.max(0, at + by))]
  next?.focus()
  next?.closest('li')?.scrollIntoView({ block: 'nearest' })
}

/** Presses the button of a key, or opens its part of the form and puts the focus where something has to be written. */
function press(key: Exclude<Key, 'j' | 'k' | '?'>): void {
  const around = document.activeElement?.closest('[data-queue] li') ?? document
  const element = around.querySelector<HTMLElement>(`[data-key="${key}"]`)
  if (element instanceof HTMLButtonElement) element.form?.requestSubmit(element)
  else if (element instanceof HTMLDetailsElement) {
    element.open = true
    const field = element.querySelector<HTMLElement>('textarea, select, input')
    ;(element.querySelector<HTMLElement>('textarea') ?? field)?.focus()
  }
}
