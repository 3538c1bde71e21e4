import { filled } from '../../../worker/rules/filled-text.ts'
import { say } from '../photos/make.ts'
import { postForm } from './post-form.ts'

/** What the list says, from `data-says`. */
export type Sentences = {
  done: Record<'publish' | 'reject' | 'remove' | 'restore' | 'save' | 'cover', string>
  left: string
  noAnswer: string
}

/** The photos of the page, of which one has the focus or had it last. */
export type PhotoList = {
  element: HTMLElement
  says: Sentences
  photos: () => HTMLElement[]
  /** The photo that is looked at, if any is. */
  current: () => HTMLElement | undefined
  /** Looks at a photo: it is scrolled to, has the focus, and is read out. */
  look: (photo: HTMLElement | undefined) => void
  /** Says that something is done. */
  tell: (sentence: string) => void
  /** Says what is wrong with a photo's decision, where it is taken. */
  complain: (photo: HTMLElement, sentence: string) => void
}

/** Decisions that end with the photo leaving the list; what else there is goes as the page's own forms do. */
const LEAVES = ['publish', 'reject', 'remove', 'restore'] as const

/** Makes decisions on photos of the list go without the page. */
export function openList(element: HTMLElement): PhotoList {
  const says: Sentences = JSON.parse(element.dataset.says ?? '{}')
  const line = document.querySelector('[data-says-here]')
  let last: HTMLElement | undefined
  const photos = (): HTMLElement[] => [...element.querySelectorAll<HTMLElement>('[data-photo]')]
  const list: PhotoList = {
    element,
    says,
    photos,
    current: () => (last?.isConnected ? last : undefined),
    look: (photo) => {
      photo?.focus({ preventScroll: true })
      photo?.scrollIntoView({ block: 'start' })
    },
    tell: (sentence) => {
      if (line) say(line, sentence)
    },
    complain: (photo, sentence) => {
      const problem = photo.querySelector<HTMLElement>('[data-problem]')
      if (!problem) return
      problem.hidden = sentence === ''
      say(problem, sentence)
    },
  }
  element.addEventListener('focusin', ({ target }) => {
    const photo = target instanceof Element ? target.closest<HTMLElement>('[data-photo]') : null
    if (!photo) return
    last = photo
    // The next one is there when it is looked at.
    photos()[photos().indexOf(photo) + 1]?.querySelector('img')?.removeAttribute('loading')
  })
  element.addEventListener('submit', (event) => {
    const { target: form, submitter } = event
    if (!(form instanceof HTMLFormElement && submitter instanceof HTMLButtonElement)) return
    const decision = LEAVES.find((each) => each === submitter.value)
    const photo = form.closest<HTMLElement>('[data-photo]')
    if (!decision || !photo || form.dataset.decision === undefined) return
    event.preventDefault()
    void decide(list, { form, submitter, photo }, says.done[decision])
  })
  return list
}

type Decided = { form: HTMLFormElement; submitter: HTMLButtonElement; photo: HTMLElement }

async function decide(list: PhotoList, { form, submitter, photo }: Decided, sentence: string): Promise<void> {
  if (photo.ariaBusy === 'true') return
  photo.ariaBusy = 'true'
  const answer = await postForm(form.action, new FormData(form, submitter))
  photo.ariaBusy = null
  if (answer.of === 'problem') {
    if (answer.passkey) return sendAsPage(form, submitter)
    if (answer.fields) form.querySelector<HTMLDetailsElement>('[data-correction]')?.setAttribute('open', '')
    return list.complain(photo, answer.sentence || list.says.noAnswer)
  }
  const [all, hadFocus] = [list.photos(), photo.contains(document.activeElement)]
  const at = all.indexOf(photo)
  const next = all[at + 1] ?? all[at - 1]
  photo.remove()
  const left = new Intl.NumberFormat(document.documentElement.lang).format(all.length - 1)
  list.tell(`${sentence} ${filled(list.says.left, { n: left })}`)
  if (!next) return location.assign(location.pathname + location.search)
  if (hadFocus) list.look(next)
}

/** Posts a form as the page itself does: what answers it is a page then, which asks for the passkey and goes on. */
function sendAsPage(form: HTMLFormElement, { name, value }: HTMLButtonElement): void {
  const pressed = document.createElement('input')
  Object.assign(pressed, { type: 'hidden', name, value })
  form.append(pressed)
  form.submit()
}
