import { boxButton } from './box-button.ts'
import type { CoverBox, KeptPhoto } from './kept.ts'
import { make } from './make.ts'
import { contextOf, coverOn } from './pixels.ts'
import type { Studio } from './studio.ts'
import { said, type Words } from './words.ts'

/** A photo to be covered, as it will be sent, with its boxes on it. */
export interface Stage {
  element: HTMLElement
  /** Puts a box in the middle of the photo, and the focus on it. */
  add: () => void
  /** Shows the photo as it now is: its boxes, and how they cover. */
  refresh: () => void
  close: () => void
}

/** What of a photo its covering needs. */
export type CoveredPhoto = Pick<KeptPhoto, 'blob' | 'boxes' | 'style' | 'state'>

/** Pixels of the longer side on the stage: as sharp as a phone shows it, and quick to be drawn anew under a finger. */
const STAGE_SIDE = 1280
/** Parts of the photo's shorter side: a box that was put by a tap. */
const TAPPED = 0.16
/** Pixels from which a mouse draws a box and does not merely press. */
const DRAWN = 8

/** Opens a photo, the `n`th of all. `changed` is called when its boxes have changed. */
export async function openStage(
  photo: CoveredPhoto,
  n: number,
  { words, studio }: { words: Pick<Words, 'box' | 'stage'>; studio: Pick<Studio, 'show'> },
  changed: () => void,
): Promise<Stage> {
  const bitmap = await studio.show(photo.blob, STAGE_SIDE)
  const canvas = Object.assign(make('canvas', ''), { width: bitmap.width, height: bitmap.height })
  canvas.setAttribute('role', 'img')
  canvas.setAttribute('aria-label', said(words.stage, { n }))
  const boxes = make('div', 'photo-boxes')
  const element = make('div', 'photo-stage', canvas, boxes)
  // A photo has a left and a right, whichever way its readers write.
  element.dir = 'ltr'
  const context = contextOf(canvas)
  const editable = photo.state === 'open'

  let asked = 0
  const draw = (): void => {
    asked = 0
    context.drawImage(bitmap, 0, 0)
    const covering = editable ? photo.boxes.filter(({ on }) => on) : []
    coverOn(context, covering, photo.style)
  }
  const drawSoon = (): void => {
    asked ||= requestAnimationFrame(draw)
  }
  const sizes = (): DOMRect => canvas.getBoundingClientRect()
  const touched = (): void => {
    drawSoon()
    changed()
  }
  const refresh = (): void => {
    const all = editable ? photo.boxes : []
    boxes.replaceChildren(
      ...all.map((box, index) => {
        const removed = (): void => {
          photo.boxes = photo.boxes.filter((each) => each !== box)
          refresh()
          changed()
          boxes.querySelector<HTMLElement>('button')?.focus()
        }
        return boxButton(box, said(words.box, { n: index + 1 }), sizes, { changed: touched, removed })
      }),
    )
    drawSoon()
  }
  const put = (box: CoverBox): void => {
    photo.boxes.push(box)
    refresh()
    changed()
  }
  const around = (x: number, y: number): CoverBox => {
    const side = Math.min(bitmap.width, bitmap.height) * TAPPED
    const [w, h] = [side / bitmap.width, side / bitmap.height]
    const inside = (at: number, size: number): number => Math.min(Math.max(at - size / 2, 0), 1 - size)
    return { x: inside(x, w), y: inside(y, h), w, h, on: true }
  }

  if (editable) {
    let drawn = false
    boxes.addEventListener('pointerdown', (start) => {
      drawn = false
      if (start.target !== boxes || start.pointerType !== 'mouse' || start.button !== 0) return
      boxes.setPointerCapture(start.pointerId)
      const frame = make('div', 'photo-drawing')
      const span = ({ clientX, clientY }: MouseEvent): Omit<CoverBox, 'on'> => {
        const { left, top, width, height } = sizes()
        const part = (value: number, from: number, size: number): number =>
          Math.min(Math.max((value - from) / size, 0), 1)
        const [x0, x1] = [part(start.clientX, left, width), part(clientX, left, width)]
        const [y0, y1] = [part(start.clientY, top, height), part(clientY, top, height)]
        return { x: Math.min(x0, x1), y: Math.min(y0, y1), w: Math.abs(x1 - x0), h: Math.abs(y1 - y0) }
      }
      const move = (event: PointerEvent): void => {
        drawn ||= Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) > DRAWN
        if (!drawn) return
        boxes.append(frame)
        const { x, y, w, h } = span(event)
        const per = (value: number): string => `${value * 100}%`
        Object.assign(frame.style, { left: per(x), top: per(y), width: per(w), height: per(h) })
      }
      const end = (event: PointerEvent): void => {
        boxes.removeEventListener('pointermove', move)
        frame.remove()
        if (drawn && event.type === 'pointerup') put({ ...span(event), on: true })
      }
      boxes.addEventListener('pointermove', move)
      boxes.addEventListener('pointerup', end, { once: true })
      boxes.addEventListener('pointercancel', end, { once: true })
    })
    boxes.addEventListener('click', ({ target, clientX, clientY }) => {
      if (target !== boxes || drawn) return
      const { left, top, width, height } = sizes()
      put(around((clientX - left) / width, (clientY - top) / height))
    })
  }
  refresh()
  // Now, and not with the layout of all that is opened around it.
  cancelAnimationFrame(asked)
  draw()
  return {
    element,
    refresh,
    add: () => {
      put(around(0.5, 0.5))
      boxes.querySelector<HTMLElement>('button:last-child')?.focus()
    },
    close: () => {
      cancelAnimationFrame(asked)
      bitmap.close()
    },
  }
}
