import { base32, RANDOM_BYTES } from '../../../worker/rules/secret.ts'
import { Album } from './album.ts'
import { openFinder } from './finder.ts'
import { canvasIsHonest } from './honest-canvas.ts'
import type { KeptPhoto } from './kept.ts'
import { button, make, say } from './make.ts'
import { ownerOf } from './owner.ts'
import { openQueue, type Queue } from './queue.ts'
import type { Store } from './store.ts'
import { openStudio } from './studio.ts'
import { toldBy } from './told.ts'
import { forNext, wordFields } from './word-fields.ts'
import { said, type Words } from './words.ts'

/** The tool in place of a form for one photo. */
export interface Tool {
  /** How many photos still wait here: to be looked at, put right or sent. */
  waiting: () => number
  /** Says something above the photos that stays there until all of them are sent, and what is said then. */
  tell: (sentence: string, once: string, ...further: Node[]) => void
  /** The page is about to come again, and goes on then: nobody is asked whether they want to leave it. */
  comesAgain: () => void
}

/**
 * Makes the form for one photo a tool for many. `forget` empties the phone of all that is not in the album. Null where the
 * browser does not let faces be covered.
 */
export async function openTool(form: HTMLFormElement, store: Store, forget: () => Promise<void>): Promise<Tool | null> {
  const { words: json, pixels = '', faces = '', model = '' } = form.dataset
  const words: Words = JSON.parse(json ?? '{}')
  const wordsElement = form.querySelector<HTMLElement>('[data-photo-words]')
  const file = form.querySelector<HTMLInputElement>('input[type="file"]')
  if (!wordsElement || !file) return null
  if (!canvasIsHonest()) {
    form.prepend(make('p', 'photo-warning', words.unsafe))
    return null
  }
  const owner = await ownerOf(form)
  const hidden = Object.fromEntries(
    [...form.querySelectorAll<HTMLInputElement>('input[type="hidden"]')].map(({ name, value }) => [name, value]),
  )
  const isPoster = hidden.purpose === 'poster'
  const [status, news, notice] = [make('p', 'photo-status'), make('p', 'photo-news'), make('p', 'photo-news')]
  for (const line of [status, news, notice]) line.setAttribute('role', 'status')
  const list = make('ol', 'photo-list plain')
  list.tabIndex = -1
  const fields = wordFields(wordsElement, () => album.saveSoon())
  const blankWords = fields.read()
  let told: { line: HTMLElement; once: string } | undefined
  const studio = openStudio(pixels)
  const waiting = (): number => album.photos.filter(({ state }) => state !== 'sent').length
  const album = new Album(list, {
    ...{ store, studio, fields, words },
    finder: openFinder({ url: faces, weightsUrl: model }),
    ready: () => queue.wake(),
    counted: () => {
      const all = album.photos.length
      say(status, all > 0 ? said(words.sentOf, { n: all - waiting(), all }) : '')
      kept.hidden = all === 0
      // What the site said of photos when the page was made.
      if (waiting() < all) document.querySelector('[data-no-photos]')?.remove()
      if (waiting() === 0 && told) say(told.line, told.once)
    },
  })
  const queue: Queue = openQueue(
    form.action,
    hidden,
    () => album.photos.find(({ state }) => state === 'queued'),
    toldBy(album, store, words, (sentence) => say(news, sentence)),
  )

  const clean = async (each: File): Promise<KeptPhoto | null> => {
    const picture = await studio.clean(each).catch(() => null)
    const before = album.photos.at(-1)?.words ?? {}
    return (
      picture && {
        ...{ owner, blob: picture.blob, boxes: [], style: 'solid', found: undefined, state: 'open', errors: {} },
        key: base32(crypto.getRandomValues(new Uint8Array(RANDOM_BYTES.formKey))),
        added: Date.now(),
        words: { ...blankWords, ...forNext(before) },
      }
    )
  }
  const add = async (files: readonly File[]): Promise<void> => {
    for (const [index, each] of files.entries()) {
      say(news, said(words.preparing, { n: index + 1, all: files.length }))
      const photo = await clean(each)
      if (photo) {
        await store.addPhoto(photo)
        await album.take(photo)
      } else list.before(make('p', 'error', said(words.unreadable, { name: each.name })))
    }
    say(news, store.lasts ? '' : words.notKept)
  }

  const chooser = Object.assign(make('input', 'visually-hidden'), {
    ...{ type: 'file', accept: file.accept },
    // There is one poster.
    multiple: !isPoster,
  })
  chooser.addEventListener('change', () => {
    const files = [...(chooser.files ?? [])]
    // The same ones may be chosen again.
    chooser.value = ''
    add(files)
  })
  const kept = make(
    'p',
    'photo-kept fine',
    button('button quiet', words.forget, async () => {
      if (!confirm(words.forgetSure)) return
      for (const photo of [...album.photos]) await album.drop(photo, false)
      await forget()
      say(news, words.forgotten)
    }),
  )
  const hints = isPoster ? [] : [words.chooseHint]
  form.before(
    make('p', 'photo-chooser', make('label', 'button big', isPoster ? words.chooseOne : words.choose, chooser)),
    make('p', 'hint', [...hints, words.looked, store.lasts ? words.kept : words.notKept].join(' ')),
    ...[notice, status, news, list, kept],
  )
  kept.hidden = true
  form.hidden = true
  for (const photo of await store.photos(owner)) await album.take(photo)
  queue.wake()
  window.addEventListener('pagehide', () => album.save())
  let leaves = true
  window.addEventListener('beforeunload', (event) => {
    const goes = leaves && album.photos.some(({ state }) => state === 'queued')
    // What waits to be looked at is kept, or gone with the page.
    if (goes || (!store.lasts && waiting() > 0)) event.preventDefault()
  })
  return {
    waiting,
    tell: (sentence, once, ...further) => {
      told = { line: make('span', '', sentence), once }
      notice.replaceChildren(told.line, ' ', ...further)
    },
    comesAgain: () => {
      leaves = false
    },
  }
}
