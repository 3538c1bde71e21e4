import { join } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import { messages } from '../../../worker/messages/messages.ts'
import { paths } from '../../../worker/paths.ts'
import type { Lang } from '../../../worker/rules/languages.ts'

/** A photograph of three faces that face-api brings with it, under its licence (MIT): 1,920 × 1,350 pixels. */
export const THREE_FACES = join(import.meta.dirname, '../../../node_modules/@vladmandic/face-api/demo/sample3.jpg')
/** Where in it their middles are, in parts of its width and height. */
export const FACES = [
  { x: 0.36, y: 0.37 },
  { x: 0.61, y: 0.29 },
  { x: 0.83, y: 0.34 },
] as const

/** What a photo that is handed to the network holds. */
export type Handed = { fields: Record<string, string>; bytes: Buffer }
/** A colour of a decoded photo: red, green, blue. */
export type Colour = [number, number, number]

/** Photos on the page of a report, as an organizer has them. */
export class PhotosOnPage {
  readonly page: Page
  readonly cards: Locator
  readonly boxes: Locator
  readonly send: Locator
  readonly words: (typeof messages)[Lang]['photoTool']
  private readonly path: string
  private readonly lang: Lang

  constructor(page: Page, lang: Lang, link: string) {
    this.page = page
    this.lang = lang
    this.path = paths.report(lang, link)
    this.words = messages[lang].photoTool
    this.cards = page.locator('.photo-card')
    this.boxes = page.locator('.photo-box')
    this.send = page.getByRole('button', { name: this.words.send })
  }

  async open(): Promise<void> {
    await this.page.goto(this.path)
    await expect(this.page.getByText(this.words.choose)).toBeVisible()
  }

  async choose(...files: (string | { name: string; mimeType: string; buffer: Buffer })[]): Promise<void> {
    // One signature for each kind, of which Playwright's types make two.
    const input = this.page.getByLabel(this.words.choose)
    for (const file of files) {
      const before = await this.cards.count()
      await input.setInputFiles(file)
      await expect(this.cards).toHaveCount(before + 1)
    }
  }

  /** Says of the open photo that nobody can be recognised, and sends it. */
  async sendOpen(): Promise<void> {
    await this.page.getByRole('radio', { name: messages[this.lang].photoForm.consents.nobody, exact: true }).check()
    await expect(this.send).toHaveAttribute('aria-disabled', 'false', { timeout: 60_000 })
    await this.send.click()
  }

  /** How many photos the site itself says that it has of this action. */
  async arrived(): Promise<number> {
    const answer = await this.page.request.get(this.path)
    return (await answer.text()).split('<li id="photo-').length - 1
  }
}

/** Notes whatever photo is handed to the network, before any page of this context is opened. */
export async function noteHanded(page: Page): Promise<() => Promise<Handed[]>> {
  const handed: Handed[] = []
  await page.exposeFunction('noteHanded', (fields: Record<string, string>, base64: string) => {
    handed.push({ fields, bytes: Buffer.from(base64, 'base64') })
  })
  await page.addInitScript(() => {
    const scope: typeof globalThis & { noteHanded?: (fields: object, base64: string) => void } = globalThis
    const send = XMLHttpRequest.prototype.send
    XMLHttpRequest.prototype.send = function (body) {
      const photo = body instanceof FormData ? body.get('photo') : null
      if (body instanceof FormData && photo instanceof File) {
        const fields = Object.fromEntries([...body].filter(([, value]) => typeof value === 'string'))
        photo.arrayBuffer().then((buffer) => {
          const text = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join('')
          scope.noteHanded?.({ ...fields, fileName: photo.name, type: photo.type }, btoa(text))
        })
      }
      return send.call(this, body)
    }
  })
  return async () => handed
}

/** Decodes a picture and gives its size and the colours at these places (parts of its width and height). */
export function coloursIn(
  page: Page,
  bytes: Buffer,
  places: readonly { x: number; y: number }[],
): Promise<{ width: number; height: number; colours: Colour[] }> {
  return page.evaluate(
    async ([base64, wanted]) => {
      const raw = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
      const bitmap = await createImageBitmap(new Blob([raw]))
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
      if (!context) throw new Error('no canvas')
      context.drawImage(bitmap, 0, 0)
      const colours = wanted.map(({ x, y }): [number, number, number] => {
        const { data } = context.getImageData(Math.floor(x * bitmap.width), Math.floor(y * bitmap.height), 1, 1)
        return [data[0] ?? 0, data[1] ?? 0, data[2] ?? 0]
      })
      return { width: bitmap.width, height: bitmap.height, colours }
    },
    [bytes.toString('base64'), places] as const,
  )
}
