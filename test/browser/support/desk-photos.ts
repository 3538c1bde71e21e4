import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { messages } from '../../../worker/messages/messages.ts'
import { paths } from '../../../worker/paths.ts'
import type { Lang } from '../../../worker/rules/languages.ts'
import { THREE_FACES } from './photos.ts'

/** Sends a photo of three faces for a day, as anybody may, and gives its key. */
export async function sendDayPhoto(origin: string, day: string, caption: string): Promise<string> {
  const form = new FormData()
  const said = {
    purpose: 'day',
    city: 'Oslo',
    lang: 'en',
    consent: 'agreed',
    caption,
    credit: 'Choir of the Open Window',
  }
  for (const [name, value] of Object.entries(said)) form.append(name, value)
  form.append('photo', new File([await readFile(THREE_FACES)], 'photo.jpg'))
  const response = await fetch(new URL(paths.dayPhoto('en', day), origin), {
    method: 'POST',
    body: form,
    headers: { Origin: origin, Accept: 'application/json' },
  })
  if (response.status !== 201) throw new Error(`sending a photo answered ${response.status}: ${await response.text()}`)
  const { key }: { key: string } = await response.json()
  return key
}

/** The page of photos at the desk, as a coordinator has it. */
export class DeskPhotosOnPage {
  readonly page: Page
  readonly words: (typeof messages)[Lang]['photoDesk']['desk']
  private readonly lang: Lang

  constructor(page: Page, lang: Lang) {
    this.page = page
    this.lang = lang
    this.words = messages[lang].photoDesk.desk
  }

  open(): Promise<unknown> {
    return this.page.goto(paths.deskPhotos(this.lang))
  }

  photo(key: string): Locator {
    return this.page.locator(`#photo-${key}`)
  }

  button(key: string, name: string): Locator {
    return this.photo(key).getByRole('button', { name, exact: true })
  }

  /** Goes to a photo by a key that leads from one to the next. */
  async goTo(key: string, by: string): Promise<void> {
    const count = await this.page.locator('.desk-photo').count()
    for (let pressed = 0; pressed < count; pressed += 1) {
      await this.page.keyboard.press(by)
      if (await this.photo(key).evaluate((photo) => photo === document.activeElement)) return
    }
    throw new Error(`${key} is not reached by ${by}`)
  }

  /** Waits until the picture of a photo is there: nothing is published by a key before. */
  async seen(key: string): Promise<void> {
    await this.photo(key)
      .locator('.desk-photo-picture img')
      .evaluate((picture: HTMLImageElement) => picture.decode())
  }
}
