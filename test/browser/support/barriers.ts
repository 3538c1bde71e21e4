import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import type { Lang } from '../../../worker/rules/languages.ts'
import { MapOnPage } from './map.ts'

/** WCAG 2.2 AA, as far as a program can judge it. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** Those of them that depend on widths and colours: the others say the same of a page however it is shown. */
const RULES_OF_LOOKS = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size']
/** Pixels: the narrowest screen (WCAG 1.4.10), and a laptop's. */
const NARROW = { width: 320, height: 640 }
export const WIDE = { width: 1280, height: 800 }

/** No barrier, and at 320 pixels no scrolling sideways, whatever the colours; `name` says which page it was. */
export async function expectNoBarriers(page: Page, lang: Lang, name: string): Promise<void> {
  const map = new MapOnPage(page, lang)
  await page.setViewportSize(WIDE)
  await page.emulateMedia({ colorScheme: 'light' })
  await map.drawnIfThere()
  expect.soft(await barriers(page), `${name}, wide and light`).toEqual([])
  expect.soft(await coveredUp(page), `${name}, what cannot be pressed`).toEqual([])
  await page.setViewportSize(NARROW)
  await page.emulateMedia({ colorScheme: 'dark' })
  // A map finds its view when it opens.
  if ((await map.region.count()) > 0) await page.reload()
  await map.drawnIfThere()
  expect.soft(await barriers(page, RULES_OF_LOOKS), `${name}, narrow and dark`).toEqual([])
  expect.soft(await stickingOut(page), `${name}, narrow`).toEqual([])
}

/** What axe finds: each rule with the elements that break it. */
export async function barriers(page: Page, rules?: string[]): Promise<string[]> {
  // Legacy mode reaches into no frame of another origin. We have none, and are spared a second page each time.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
  const { violations } = await (rules ? axe.withRules(rules) : axe.withTags(RULES)).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}

/** Buttons and fields of forms that something else lies over: a finger there would press that. Axe looks for no such thing. */
function coveredUp(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const pressed = [...document.querySelectorAll('main form :is(button, summary, input, select, textarea)')]
    return pressed.flatMap((element) => {
      element.scrollIntoView({ block: 'center' })
      const { left, top, width, height } = element.getBoundingClientRect()
      if (width === 0 || height === 0 || !element.checkVisibility({ visibilityProperty: true })) return []
      const hit = document.elementFromPoint(left + width / 2, top + height / 2)
      const isHit = element.contains(hit) || hit?.closest('label')?.control === element
      return isHit ? [] : [`${element.outerHTML.slice(0, 120)} under ${hit?.outerHTML.slice(0, 80)}`]
    })
  })
}

/** What makes a page scroll sideways; nothing where it does not. */
function stickingOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const wide = [...document.querySelectorAll('main *, header *, footer *')].filter((element) => {
      const { left, right } = element.getBoundingClientRect()
      return right > clientWidth + 1 || left < -1
    })
    return [`${scrollWidth} pixels`, ...wide.slice(0, 5).map((element) => element.outerHTML.slice(0, 120))]
  })
}
