import type { KeptPhoto } from './kept.ts'
import { button, make, say } from './make.ts'
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
  picture: (blob: Blob) => Promise<void>
}

/** Pixels of a small picture's longer side. */
const SMALL = 240

/** A line for a photo, with ways to look at it and to take it out. */
export function photoCard(photo: KeptPhoto, words: Words, on: { look: () => void; takeOut: () => void }): Card {
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
    picture: async (blob) => {
      const bitmap = await createImageBitmap(blob)
      const scale = SMALL / Math.max(bitmap.width, bitmap.height)
      Object.assign(canvas, { width: bitmap.width * scale, height: bitmap.height * scale })
      canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
      bitmap.close()
    },
  }
}
