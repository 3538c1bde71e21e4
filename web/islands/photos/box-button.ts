import type { CoverBox } from './kept.ts'
import { button, make } from './make.ts'

/** What a box does, as parts of the photo: it has been moved or taken away for a while, or it goes for good. */
export interface BoxEvents {
  changed: () => void
  removed: () => void
}

/** Parts of the photo: a step by an arrow key, and the least that a box measures. */
const STEP = 0.01
const SMALLEST = 0.015
/** Pixels that a finger trembles while it taps. */
const TREMBLE = 6

/** A box on the photo as a button, for fingers, mice and keys. `sizes` gives the pixels of the photo on the screen. */
export function boxButton(
  box: CoverBox,
  label: string,
  sizes: () => { width: number; height: number },
  { changed, removed }: BoxEvents,
): HTMLButtonElement {
  const element = button('photo-box', '', () => undefined)
  element.setAttribute('aria-label', label)
  const corner = make('span', 'photo-corner')
  element.append(corner)

  const show = (): void => {
    element.setAttribute('aria-pressed', String(box.on))
    // From the left and the top in every language: so the photo lies.
    Object.assign(element.style, { left: per(box.x), top: per(box.y), width: per(box.w), height: per(box.h) })
  }
  const put = (next: Partial<CoverBox>): void => {
    Object.assign(box, next)
    box.w = between(SMALLEST, box.w, 1)
    box.h = between(SMALLEST, box.h, 1)
    box.x = between(0, box.x, 1 - box.w)
    box.y = between(0, box.y, 1 - box.h)
    show()
    changed()
  }

  element.addEventListener('pointerdown', (start) => {
    if (start.button !== 0) return
    start.preventDefault()
    start.stopPropagation()
    element.focus()
    element.setPointerCapture(start.pointerId)
    const from = { ...box }
    const resizes = start.target === corner
    let moved = false
    const move = ({ clientX, clientY }: PointerEvent): void => {
      const [right, down] = [clientX - start.clientX, clientY - start.clientY]
      moved ||= Math.hypot(right, down) > TREMBLE
      if (!moved) return
      const { width, height } = sizes()
      const [x, y] = [right / width, down / height]
      put(
        resizes
          ? { w: Math.min(from.w + x, 1 - from.x), h: Math.min(from.h + y, 1 - from.y) }
          : { x: from.x + x, y: from.y + y },
      )
    }
    const end = ({ type }: PointerEvent): void => {
      element.removeEventListener('pointermove', move)
      element.removeEventListener('pointerup', end)
      element.removeEventListener('pointercancel', end)
      if (!moved && type === 'pointerup') put({ on: !box.on })
    }
    element.addEventListener('pointermove', move)
    element.addEventListener('pointerup', end)
    element.addEventListener('pointercancel', end)
  })
  element.addEventListener('click', (event) => {
    event.stopPropagation()
    // Pressed by a key, or by what reads the page out: a finger has been heard above.
    if (event.detail === 0) put({ on: !box.on })
  })
  element.addEventListener('keydown', (event) => {
    const { key, shiftKey, ctrlKey, altKey, metaKey } = event
    if (ctrlKey || altKey || metaKey) return
    const arrow = ARROWS.get(key)
    if (arrow) {
      const [right, down] = arrow
      put(
        shiftKey
          ? { w: box.w + right * STEP, h: box.h + down * STEP }
          : { x: box.x + right * STEP, y: box.y + down * STEP },
      )
    } else if (key === 'Delete' || key === 'Backspace') removed()
    else return
    event.preventDefault()
  })
  show()
  return element
}

const ARROWS = new Map<string, readonly [right: number, down: number]>([
  ['ArrowUp', [0, -1]],
  ['ArrowDown', [0, 1]],
  ['ArrowLeft', [-1, 0]],
  ['ArrowRight', [1, 0]],
])

function per(part: number): string {
  return `${part * 100}%`
}

function between(least: number, value: number, most: number): number {
  return Math.min(Math.max(value, least), most)
}
