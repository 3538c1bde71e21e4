import { coverTools } from '../photos/cover-tools.ts'
import { canvasIsHonest } from '../photos/honest-canvas.ts'
import { button, make } from '../photos/make.ts'
import { type CoveredPhoto, openStage } from '../photos/stage.ts'
import { openStudio, type Studio } from '../photos/studio.ts'
import type { Words } from '../photos/words.ts'
import type { PhotoList } from './list.ts'
import { postForm } from './post-form.ts'

/** Where a photo's covering is opened, the tool that covers photos on phones takes the place of the form for a file. */
export function offerCovering(list: PhotoList): void {
  // Where a page cannot read pictures the form stays.
  if (!canvasIsHonest()) return
  const words: Words = JSON.parse(list.element.dataset.words ?? '{}')
  let studio: Studio | undefined
  for (const photo of list.photos()) {
    const cover = photo.querySelector<HTMLDetailsElement>('details[data-cover]')
    const form = cover?.querySelector('form')
    if (!cover || !form) continue
    let close: (() => void) | undefined
    cover.addEventListener('toggle', async () => {
      if (!cover.open) {
        close?.()
        close = undefined
      } else if (!close) {
        studio ??= openStudio(list.element.dataset.worker ?? '')
        close = () => undefined
        close = await openTool(list, { photo, cover, form, words, studio })
      }
    })
  }
}

type Covering = {
  photo: HTMLElement
  cover: HTMLDetailsElement
  form: HTMLFormElement
  words: Words
  studio: Studio
}

/** Opens the tool; gives what closes it again. */
async function openTool(list: PhotoList, { photo, cover, form, words, studio }: Covering): Promise<() => void> {
  const blob = await fetch(form.dataset.bytes ?? '').then((response) => (response.ok ? response.blob() : null))
  if (!blob) return () => undefined
  const covered: CoveredPhoto = { blob, boxes: [], style: 'solid', state: 'open' }
  const stage = await openStage(covered, list.photos().indexOf(photo) + 1, { words, studio }, () => undefined)
  const sends = button('button', form.querySelector('button')?.textContent ?? '', () => send())
  const tools = coverTools(covered, stage, words, () => undefined)
  const tool = make('div', 'desk-cover', stage.element, ...tools, make('p', 'buttons', sends))
  const close = (): void => {
    stage.close()
    tool.remove()
    form.hidden = false
  }
  const send = async (): Promise<void> => {
    const boxes = covered.boxes.filter(({ on }) => on)
    if (boxes.length === 0 || sends.ariaBusy === 'true') return
    sends.ariaBusy = 'true'
    const picture = await studio.cover(blob, boxes, covered.style)
    const sent = new FormData(form)
    sent.set('photo', new File([picture.blob], 'photo'))
    const answer = await postForm(form.action, sent)
    sends.ariaBusy = null
    if (answer.of === 'problem' || answer.revision === null)
      return list.complain(photo, (answer.of === 'problem' && answer.sentence) || list.says.noAnswer)
    showRevision(photo, form, answer.revision)
    cover.open = false
    list.complain(photo, '')
    list.tell(list.says.done.cover)
    list.look(photo)
  }
  form.hidden = true
  cover.append(tool)
  tool.querySelector('button')?.focus()
  return close
}

/** What is on the page of a photo belongs to its present revision: the picture, and what would be decided. */
function showRevision(photo: HTMLElement, form: HTMLFormElement, revision: number): void {
  const at = (address: string): string => {
    const url = new URL(address, location.href)
    url.searchParams.set('v', String(revision))
    return url.pathname + url.search
  }
  for (const input of photo.querySelectorAll<HTMLInputElement>('input[name="revision"]')) input.value = String(revision)
  for (const link of photo.querySelectorAll<HTMLAnchorElement>('a[download]')) link.href = at(link.href)
  const picture = photo.querySelector('img')
  if (picture) picture.src = at(picture.src)
  form.dataset.bytes = at(form.dataset.bytes ?? '')
}
