import { coverTools } from './cover-tools.ts'
import type { KeptPhoto } from './kept.ts'
import { button, make, say } from './make.ts'
import type { Means } from './means.ts'
import type { Stage } from './stage.ts'
import { said, type Words } from './words.ts'

/** What somebody does with an open photo. */
export interface EditorEvents {
  /** Its boxes or how they cover have changed. */
  changed: () => void
  /** They have looked at it. */
  send: () => void
  sameForAll: () => void
}

/** An open photo: the picture to be covered, and its words beside it. */
export interface Editor {
  element: HTMLElement
  /** Shows what the finder has found, and that it has been sought. */
  refresh: () => void
  /** Says what is wrong where it belongs to no field. */
  complain: (sentence: string) => void
  close: () => void
}

/** Shows a photo on its stage, with its words. */
export function openEditor(
  photo: KeptPhoto,
  stage: Stage,
  { fields, words }: Pick<Means, 'fields' | 'words'>,
  { changed, send, sameForAll }: EditorEvents,
): Editor {
  const finder = make('p', 'photo-finder')
  finder.setAttribute('role', 'status')
  const problem = make('p', 'error')
  problem.setAttribute('role', 'alert')
  const editable = photo.state === 'open'
  const sends = make('button', 'button big', editable ? words.send : words.sendAgain)
  const done = make('p', 'fine')
  done.setAttribute('role', 'status')
  // A photo for a day has a city too, which is taken for all like the rest.
  const same = button('button quiet', fields.has('city') ? words.sameInCity : words.same, () => {
    sameForAll()
    say(done, words.sameDone)
  })
  const picture = make('div', 'photo-picture', stage.element)
  if (editable) picture.append(finder, ...coverTools(photo, stage, words, changed))
  const element = make(
    'form',
    'photo-editor',
    picture,
    make('div', 'photo-words', problem, fields.element, make('p', '', same), done, make('p', '', sends)),
  )
  if (editable) sends.parentElement?.before(make('p', 'hint', words.final))
  // A form, so that Enter in a line sends; the site gets nothing but what the queue sends.
  element.noValidate = true
  element.addEventListener('submit', (event) => {
    event.preventDefault()
    // Nothing goes while faces are still looked for.
    if (sends.getAttribute('aria-disabled') !== 'true') send()
  })
  const tell = (): void => {
    sends.setAttribute('aria-disabled', String(editable && photo.found === undefined))
    say(finder, foundText(photo, words))
  }
  const refresh = (): void => {
    tell()
    stage.refresh()
  }
  const complain = (sentence: string): void => {
    problem.hidden = sentence === ''
    say(problem, sentence)
  }
  complain(fields.write(photo.words, photo.errors))
  tell()
  return { element, refresh, complain, close: stage.close }
}

function foundText({ found }: KeptPhoto, words: Words): string {
  if (found === undefined) return words.finding
  if (found === null) return words.noFinder
  return `${found > 0 ? said(words.found, { n: found }) : words.foundNone} ${words.misses}`
}
