import { button, make, say } from './make.ts'
import type { Studio } from './studio.ts'
import { said, type Words } from './words.ts'

/** How a photo stands, as its line says it. */
export type Standing = keyof Words['states']

/** The line of a photo in the list. */
export interface Card {
  element: HTMLLIElement
  heading: HTMLElement
  number: (n: number) => void
  stand: (standing: Standing, why?: string) => void
  /** The part of it that is on its way; null for none. */
  progress: (part: number | null) => void
  /** Draws it small, as it is now. */
  picture: (bitmap: ImageBitmap) => void
}

/** Pixels of a small picture's longer side. */
const SMALL_SIDE = 240

/** Draws a photo small on its line: one that cannot be drawn keeps no other from being sent. */
export async function showSmall(photo: Blob, card: Card | undefined, studio: Pick<Studio, 'show'>): Promise<void> {
  const bitmap = await studio.show(photo, SMALL_SIDE).catch(() => null)
  if (bitmap) card?.picture(bitmap)
}

/** A line for a photo, with ways to look at it and to take it out. */
export function photoCard(words: Words, on: { look: () => void; takeOut: () => void }): Card {
  const canvas = make('canvas', 'photo-small')
  canvas.setAttribute('aria-hidden', 'true')
  const heading = make('h3', '')
  heading.tabIndex = -1
  const state = make('p', 'photo-state')
  const bar = make('progress', '')
  bar.max = 1
  bar.hidden = true
  const look = button('button quiet', words.look, on.look)
  const out = button('button quiet', words.takeOut, on.takeOut)
  const ways = make('p', 'photo-ways', look, out)
  const element = make(
    'li',
    'photo-card',
    make('div', 'photo-line', canvas, make('div', '', heading, state, bar), ways),
  )
  return {
    element,
    heading,
    number: (n) => {
      say(heading, said(words.number, { n }))
      for (const [each, label] of [
        [look, words.look],
        [out, words.takeOut],
      ] as const)
        each.setAttribute('aria-label', `${label}: ${said(words.number, { n })}`)
      bar.setAttribute('aria-label', said(words.number, { n }))
    },
    stand: (standing, why = '') => {
      // Said with every packet that goes.
      if (element.dataset.state === standing && !why) return
      element.dataset.state = standing
      say(state, why ? `${words.states[standing]}: ${why}` : words.states[standing])
      look.hidden = standing !== 'open' && standing !== 'refused'
      ways.hidden = standing === 'sending' || standing === 'sent'
      if (standing !== 'sending') bar.hidden = true
    },
    progress: (part) => {
      bar.hidden = part === null
      bar.value = part ?? 0
    },
    picture: (bitmap) => {
      Object.assign(canvas, { width: bitmap.width, height: bitmap.height })
      canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(bitmap)
    },
  }
}
