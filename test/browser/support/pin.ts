import { expect, type Locator, type Page } from '@playwright/test'
import { messages } from '../../../worker/messages/messages.ts'
import { paths } from '../../../worker/paths.ts'
import type { Lang } from '../../../worker/rules/languages.ts'

/** The form with its pin, as an organizer has it. */
export class PinOnForm {
  readonly page: Page
  readonly city: Locator
  readonly lat: Locator
  readonly lon: Locator
  readonly map: Locator
  readonly pin: Locator
  readonly away: Locator
  readonly zone: Locator
  readonly hours: Locator
  readonly says: Locator
  readonly everybody: Locator
  private readonly lang: Lang

  constructor(page: Page, lang: Lang) {
    const { submit, pin } = messages[lang]
    this.page = page
    this.lang = lang
    this.city = page.getByRole('combobox', { name: submit.city, exact: true })
    this.lat = page.locator('#lat')
    this.lon = page.locator('#lon')
    this.map = page.getByRole('region', { name: pin.title })
    this.pin = this.map.getByRole('application')
    this.away = page.getByRole('button', { name: pin.takeAway })
    this.zone = page.locator('select[name="zone"]')
    this.hours = page.locator('#hours-note')
    this.says = page.locator('.pin-says')
    this.everybody = page.locator('.pin-everybody')
  }

  /** Types a city and takes the suggestion of this label. */
  async choose(typed: string, label: string): Promise<void> {
    await this.city.fill('')
    await this.city.pressSequentially(typed)
    await this.page.getByRole('listbox').getByRole('option').filter({ hasText: label }).first().click()
  }

  /** Opens the registration form and chooses a city, until the map stands there. */
  async open(typed: string, label: string): Promise<void> {
    await this.page.goto(paths.submit(this.lang))
    await this.choose(typed, label)
    await this.drawn()
  }

  async drawn(): Promise<void> {
    await expect(this.map.getByRole('button', { name: messages[this.lang].map.zoomIn })).toBeVisible()
    await expect(this.pin).toBeVisible()
  }

  /** What is posted of the point: both blank, or both numbers. */
  async point(): Promise<[lat: string, lon: string]> {
    return [await this.lat.inputValue(), await this.lon.inputValue()]
  }

  /** Drags the pin by so many pixels. */
  async drag(x: number, y: number): Promise<void> {
    await this.map.scrollIntoViewIfNeeded()
    const box = await this.pin.boundingBox()
    if (!box) throw new Error('there is no pin')
    const { mouse } = this.page
    const [fromX, fromY] = [box.x + box.width / 2, box.y + box.height / 3]
    await mouse.move(fromX, fromY)
    await mouse.down()
    await mouse.move(fromX + x / 2, fromY + y / 2, { steps: 4 })
    await mouse.move(fromX + x, fromY + y, { steps: 4 })
    await mouse.up()
  }

  /** Chooses how much of the place everybody may see. */
  async show(tier: 'exact' | 'area' | 'city' | 'country'): Promise<void> {
    await this.page.locator(`input[name="tier"][value="${tier}"]`).check()
  }
}
