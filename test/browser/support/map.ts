import { expect, type Locator, type Page } from '@playwright/test'
import { messages } from '../../../worker/messages/messages.ts'
import type { Lang } from '../../../worker/rules/languages.ts'

/** Markers are everything that can be pressed on a map but for the zoom buttons. */
export class MapOnPage {
  readonly region: Locator
  private readonly page: Page
  private readonly words: { zoomIn: string; zoomOut: string; cluster: string }

  constructor(page: Page, lang: Lang) {
    const { map } = messages[lang]
    this.page = page
    this.words = map
    this.region = page.getByRole('region', { name: map.title })
  }

  /** Waits until there is something on it, and the markers have the names that they keep. */
  async drawn(): Promise<void> {
    await expect(this.region.getByRole('button', { name: this.words.zoomIn })).toBeVisible()
    await this.page.waitForLoadState('networkidle')
  }

  /** Waits until the map is drawn, if the page has one. */
  async drawnIfThere(): Promise<void> {
    if ((await this.region.count()) > 0) await this.drawn()
  }

  /** What each marker is called, for those who hear the map. */
  async names(): Promise<string[]> {
    // All at one moment: between two, the map may have drawn others.
    const names = await this.region
      .getByRole('button')
      .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label')))
    return names.filter((name) => name !== this.words.zoomIn && name !== this.words.zoomOut).map((name) => name ?? '')
  }

  /** How many actions a marker of this name stands for. */
  standsFor(name: string): number {
    const [before = '', after = ''] = this.words.cluster.split('{count}')
    if (!name.startsWith(before) || !name.endsWith(after)) return 1
    const digits = name.slice(before.length, name.length - after.length)
    const western = digits.replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - '۰'.charCodeAt(0)))
    const count = Number(western.replace(/\D/g, ''))
    return /^[\d\s.,٬’']+$/.test(western) ? count : 1
  }

  /** Walks to a marker by Tab alone, from wherever the focus is. */
  async tabTo(name: string | RegExp): Promise<Locator> {
    const marker = this.region.getByRole('button', { name }).first()
    for (let pressed = 0; pressed < MOST_STOPS; pressed += 1) {
      if (await marker.evaluate((element) => element === document.activeElement)) return marker
      await this.page.keyboard.press('Tab')
    }
    throw new Error(`${name} is not reached by ${MOST_STOPS} presses of Tab`)
  }
}

/** More than stand before and on any map. */
const MOST_STOPS = 80
