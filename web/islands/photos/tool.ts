import { base32, RANDOM_BYTES } from '../../../worker/rules/secret.ts'
import { Album } from './album.ts'
import { openFinder } from './finder.ts'
import { canvasIsHonest } from './honest-canvas.ts'
import type { KeptPhoto } from './kept.ts'
import { button, make, say } from './make.ts'
import { ownerOf } from './owner.ts'
import { openQueue, type Queue, type Told } from './queue.ts'
import type { Store } from './store.ts'
import { openStudio } from './studio.ts'
import { forNext, wordFields } from './word-fields.ts'
import { said, type Words } from './words.ts'

/** The tool in place of a form for one photo. */
export interface Tool {
  /** How many photos still wait here: to be looked at, put right or sent. */
  waiting: () => number
  /** Says something above the photos that stays there. */
  tell: (...what: (Node | string)[]) => void
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
  const [status, news, notice] = [make('p', 'photo-status'), make('p', 'photo-news'), make('p', 'photo-news')]
  for (const line of [status, news, notice]) line.setAttribute('role', 'status')
  const list = make('ol', 'photo-list plain')
  list.tabIndex = -1
  const fields = wordFields(wordsElement, () => album.saveSoon())
  const blankWords = fields.read()
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
        await store.putPhoto(photo)
        await album.take(photo)
      } else list.before(make('p', 'error', said(words.unreadable, { name: each.name })))
    }
    say(news, store.lasts ? '' : words.notKept)
  }

  // There is one poster.
  const isOne = hidden.purpose === 'poster'
  const chooser = Object.assign(make('input', 'visually-hidden'), {
    ...{ type: 'file', accept: file.accept },
    multiple: !isOne,
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
  form.before(
    make('p', 'photo-chooser', make('label', 'button big', isOne ? words.chooseOne : words.choose, chooser)),
    make('p', 'hint', `${isOne ? words.chooseOneHint : words.chooseHint} ${store.lasts ? words.kept : words.notKept}`),
    ...[notice, status, news, list, kept],
  )
  kept.hidden = true
  form.hidden = true
  for (const photo of await store.photos(owner)) await album.take(photo)
  queue.wake()
  window.addEventListener('pagehide', () => album.save())
  return { waiting, tell: (...what) => notice.replaceChildren(...what) }
}

function toldBy(album: Album, store: Store, words: Words, news: (sentence: string) => void): Told {
  return {
    progress: (photo, part) => {
      album.card(photo)?.stand('sending')
      album.card(photo)?.progress(part)
    },
    taken: async (photo) => {
      news('')
      await album.drop(photo, true)
    },
    refused: async (photo, answer) => {
      const why = answer.is === 'wrongLink' ? words.wrongLink : (answer.message ?? words.notTaken)
      const errors = answer.is === 'refused' ? answer.errors : {}
      photo.state = 'refused'
      photo.errors = Object.keys(errors).length > 0 ? errors : { '': why }
      await store.putPhoto(photo)
      album.card(photo)?.stand('refused', Object.values(photo.errors).join(' '))
    },
    later: (photo) => {
      album.card(photo)?.stand('later')
      if (!navigator.onLine) news(words.offline)
    },
  }
}
