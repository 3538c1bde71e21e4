import type { PhotoList } from './list.ts'

/** Where it is kept that somebody wants no keys. */
const OFF = 'desk-keys-off'

/** What a key does with the photo that is looked at. */
const KEYS = ['j', 'k', 'a', 'r', 'c', '?'] as const
type Key = (typeof KEYS)[number]

/** Keys that a keyboard of another script has where ours has these. */
const BY_PLACE: Readonly<Record<string, Key>> = { KeyJ: 'j', KeyK: 'k', KeyA: 'a', KeyR: 'r', KeyC: 'c' }

/** Lets single keys decide, unless somebody types, covers, or has turned them off (WCAG 2.1.4). */
export function followKeys(list: PhotoList): void {
  const help = document.querySelector<HTMLDialogElement>('.desk-keys-dialog')
  const on = help?.querySelector<HTMLInputElement>('[data-keys-on]')
  const open = (): void => help?.showModal()
  document.querySelector('[data-keys-open]')?.addEventListener('click', open)
  if (on) {
    on.checked = !areOff()
    on.addEventListener('change', () => keepOff(!on.checked))
  }
  document.addEventListener('keydown', (event) => {
    const key = keyOf(event)
    if (!key || !on?.checked || help?.open || isTaken(event)) return
    // A key that is held down would decide on photos that nobody has seen.
    if (event.repeat && key !== 'j' && key !== 'k') return
    event.preventDefault()
    if (key === '?') open()
    else act(list, key)
  })
}

function areOff(): boolean {
  try {
    return localStorage.getItem(OFF) !== null
  } catch {
    // Where site data are blocked, to ask for it is an error.
    return false
  }
}

function keepOff(isOff: boolean): void {
  try {
    if (isOff) localStorage.setItem(OFF, '')
    else localStorage.removeItem(OFF)
  } catch {
    // It holds for this page then.
  }
}

function keyOf(event: KeyboardEvent): Key | undefined {
  const { key, code, ctrlKey, altKey, metaKey, target } = event
  if (ctrlKey || altKey || metaKey || event.isComposing) return undefined
  const isRtl = document.documentElement.dir === 'rtl'
  if (key === 'ArrowRight') return isRtl ? 'k' : 'j'
  if (key === 'ArrowLeft') return isRtl ? 'j' : 'k'
  // A button or a link that has the focus is pressed by it.
  if (key === 'Enter') return target instanceof Element && target.matches('[data-photo]') ? 'a' : undefined
  if (key === '؟') return '?'
  const letter = key.toLowerCase()
  return KEYS.find((each) => each === letter) ?? (/^[a-z]$/.test(letter) ? undefined : BY_PLACE[code])
}

/** Whether a key belongs to what has the focus: a field, a list, or the tool that covers. */
function isTaken({ target, defaultPrevented }: KeyboardEvent): boolean {
  return (
    defaultPrevented ||
    (target instanceof Element && target.closest('input, textarea, select, [data-cover], dialog') !== null)
  )
}

function act(list: PhotoList, key: Exclude<Key, '?'>): void {
  const [all, current] = [list.photos(), list.current()]
  const at = current ? all.indexOf(current) : -1
  if (key === 'j') list.look(all[at + 1] ?? all[at])
  else if (key === 'k') list.look(all[Math.max(0, at - 1)])
  else if (!current) list.look(all[0])
  else if (key === 'c') openCovering(current)
  else press(current, key)
}

function openCovering(photo: HTMLElement): void {
  const cover = photo.querySelector<HTMLDetailsElement>('details[data-cover]')
  cover?.setAttribute('open', '')
  cover?.querySelector('summary')?.focus()
}

function press(photo: HTMLElement, key: 'a' | 'r'): void {
  const picture = photo.querySelector('img')
  // Nobody publishes what they have not seen; there is the button for a picture that does not come.
  if (key === 'a' && !(picture?.complete && picture.naturalWidth > 0)) return
  const button = photo.querySelector<HTMLButtonElement>(`button[data-key="${key}"]`)
  button?.form?.requestSubmit(button)
}
