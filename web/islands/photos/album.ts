import { type Card, photoCard, showSmall } from './card.ts'
import { type Editor, openEditor } from './editor.ts'
import type { KeptPhoto } from './kept.ts'
import type { Means } from './means.ts'
import { sameForAll } from './same-for-all.ts'
import { seal } from './seal.ts'
import { openStage } from './stage.ts'
import { focusSoon, rest } from './turns.ts'
import { missingIn } from './word-fields.ts'

/** The photos of a form: a line for each, and one of them open. */
export class Album {
  readonly element: HTMLOListElement
  readonly photos: KeptPhoto[] = []
  private readonly cards = new Map<string, Card>()
  private readonly means: Means
  private open: { photo: KeptPhoto; editor: Editor } | undefined
  private opening = 0
  private saving = 0

  constructor(element: HTMLOListElement, means: Means) {
    this.element = element
    this.means = means
  }

  card(photo: KeptPhoto): Card | undefined {
    return this.cards.get(photo.key)
  }

  /** Takes a photo up, newly chosen or kept from an earlier visit. */
  async take(photo: KeptPhoto): Promise<void> {
    const card = photoCard(this.means.words, {
      look: () => this.look(photo),
      takeOut: () => this.takeOut(photo),
    })
    this.photos.push(photo)
    this.cards.set(photo.key, card)
    this.element.append(card.element)
    this.number()
    card.stand(photo.state, photo.errors[''])
    this.means.counted()
    await showSmall(photo.blob, card, this.means.studio)
    if (photo.state !== 'open') return
    if (typeof photo.found !== 'number') this.seek(photo)
    if (!this.open) await this.look(photo, false)
  }

  /** Opens a photo, and closes the one that was. */
  async look(photo: KeptPhoto, focus = true): Promise<void> {
    if (this.open?.photo === photo) return
    await this.close()
    this.opening += 1
    const mine = this.opening
    const n = this.photos.indexOf(photo) + 1
    const stage = await openStage(photo, n, this.means, () => this.saveSoon())
    await rest()
    // Another one may have been opened meanwhile, or this one taken out. The fields go to one photo only.
    if (mine !== this.opening || !this.photos.includes(photo)) return stage.close()
    const editor = openEditor(photo, stage, this.means, {
      changed: () => this.saveSoon(),
      send: () => this.send(),
      sameForAll: () => sameForAll(this.photos, this.means),
    })
    this.open = { photo, editor }
    const card = this.cards.get(photo.key)
    card?.element.classList.add('open')
    card?.element.append(editor.element)
    if (focus) focusSoon(card?.heading)
  }

  /** Keeps what is typed and covered now, a moment later. */
  saveSoon(): void {
    clearTimeout(this.saving)
    this.saving = window.setTimeout(() => this.save(), SAVE_AFTER)
  }

  /** Keeps what is typed and covered now. */
  async save(): Promise<void> {
    clearTimeout(this.saving)
    if (!this.open) return
    const { photo } = this.open
    photo.words = this.means.fields.read()
    await this.means.store.putPhoto(photo)
  }

  /** Forgets a photo, on the phone too; its line stays where it says that the photo is sent. */
  async drop(photo: KeptPhoto, isSent: boolean): Promise<void> {
    if (this.open?.photo === photo) await this.close()
    await this.means.store.removePhoto(photo.key)
    if (isSent) {
      Object.assign(photo, { state: 'sent', blob: new Blob() })
      this.cards.get(photo.key)?.stand('sent')
    } else {
      this.photos.splice(this.photos.indexOf(photo), 1)
      this.cards.get(photo.key)?.element.remove()
      this.cards.delete(photo.key)
      this.number()
    }
    this.means.counted()
  }

  /** Closes the open photo, and keeps what was done with it. */
  async close(): Promise<void> {
    this.opening += 1
    if (!this.open) return
    clearTimeout(this.saving)
    const { photo, editor } = this.open
    photo.words = this.means.fields.read()
    // Gone before anything is waited for: a second press would find it still there.
    this.open = undefined
    editor.close()
    editor.element.remove()
    this.cards.get(photo.key)?.element.classList.remove('open')
    await this.means.store.putPhoto(photo)
  }

  private async takeOut(photo: KeptPhoto): Promise<void> {
    await this.drop(photo, false)
    this.lookAtNext()
  }

  /** Somebody has looked at the open photo: what is covered is so for good, and it may go. */
  private async send(): Promise<void> {
    if (!this.open) return
    const { fields, words, ready } = this.means
    const { photo, editor } = this.open
    const typed = fields.read()
    // Once it is on its way, it may be long before the site says what it misses.
    const missing = missingIn(typed, fields)
    if (missing.length > 0) {
      editor.complain(fields.write(typed, Object.fromEntries(missing.map((name) => [name, words.required]))))
      return fields.element.querySelector<HTMLElement>(`[name="${missing[0]}"]`)?.focus()
    }
    const card = this.cards.get(photo.key)
    // Until it is covered nobody opens it again, and it is in no queue.
    card?.element.toggleAttribute('inert', true)
    await this.close()
    const isSealed = await seal(photo, this.means)
    card?.element.toggleAttribute('inert', false)
    if (!isSealed) {
      // A phone that is short of memory, say. Nothing of it has changed, and it goes nowhere uncovered.
      await this.look(photo)
      return this.open?.editor.complain(words.notCovered)
    }
    card?.stand('queued')
    ready()
    await showSmall(photo.blob, card, this.means.studio)
    this.lookAtNext()
  }

  private async lookAtNext(): Promise<void> {
    const next = this.photos.find(({ state }) => state === 'open')
    if (next) await this.look(next)
    else this.element.focus()
  }

  private async seek(photo: KeptPhoto): Promise<void> {
    const faces = await this.means.finder.find(photo.blob)
    if (photo.state !== 'open' || !this.photos.includes(photo)) return
    photo.found = faces?.length ?? null
    photo.boxes.push(...(faces ?? []).map((face) => ({ ...face, on: true })))
    if (this.open?.photo === photo) {
      this.open.editor.refresh()
      await this.save()
    } else await this.means.store.putPhoto(photo)
  }

  private number(): void {
    for (const [index, photo] of this.photos.entries()) this.cards.get(photo.key)?.number(index + 1)
  }
}

/** Milliseconds after the last letter. */
const SAVE_AFTER = 300
