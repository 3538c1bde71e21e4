import { expect, type Page } from '@playwright/test'
import { messages } from '../../worker/messages/messages.ts'
import { paths } from '../../worker/paths.ts'
import { MapOnPage } from './support/map.ts'
import { siteSetting } from './support/site-settings.ts'
import { test } from './support/test.ts'

const { en, fa } = messages
const HOME_KB_AT_MOST = 300

/** The panel of a page, as a region by its heading. */
const panelOn = (page: Page, words = en) => page.getByRole('region', { name: words.subscribe.heading })
const address = (path: string) => new URL(path, siteSetting('SITE_ORIGIN')).href
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText())

test.describe('the address of a calendar', () => {
  test('is copied by its button, which says so, in both directions of writing', async ({ page }) => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    for (const [lang, words] of [['en', en] as const, ['fa', fa] as const]) {
      await page.goto(paths.city(lang, 'DE', 'berlin'))
      await panelOn(page, words).getByRole('button', { name: words.manage.copy }).click()
      await expect(panelOn(page, words).getByRole('button', { name: words.manage.copied })).toBeVisible()
      expect(await clipboard(page)).toBe(address(paths.feed({ of: 'city', cc: 'DE', slug: 'berlin' }, lang)))
    }
  })

  test('is selected for Ctrl+C where the clipboard is refused', async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'clipboard', { value: undefined })
    })
    await page.goto(paths.days('en'))
    await panelOn(page).getByRole('button', { name: en.manage.copy }).click()
    expect(await page.evaluate(() => getSelection()?.toString())).toBe(address(paths.feed({ of: 'days' }, 'en')))
  })

  test('of each of the popular calendars is copied by its own button', async ({ page }) => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.goto(paths.calendar('en'))
    const row = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: 'Colombia', exact: true }) })
    await row.getByRole('button').click()
    expect(await clipboard(page)).toBe(address(paths.feed({ of: 'country', cc: 'CO' }, 'en')))
  })

  test('is there without a script, and no button that would do nothing', async ({ newcomer }) => {
    const page = await newcomer({ javaScriptEnabled: false })
    for (const path of [paths.home('en'), paths.calendar('en')]) {
      await page.goto(path)
      await expect(page.getByText(address(paths.feed({ of: 'all' }, 'en')), { exact: true })).toBeVisible()
      await expect(page.getByRole('button', { name: en.manage.copy })).toHaveCount(0)
    }
  })
})

test('the panel follows the map, and can still be copied from', async ({ page }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(paths.home('en'))
  const panel = panelOn(page)
  await expect(panel).toContainText(en.subscribe.holds.all)
  const map = new MapOnPage(page, 'en')
  await map.drawn()
  // In, until what is seen is no more than near something.
  await expect(async () => {
    await map.region.getByRole('button', { name: en.map.zoomIn }).click()
    await expect(panel.locator('.subscribe-holds')).toContainText(/within [\d,]+ km/, { timeout: 1500 })
  }).toPass()
  await panel.getByRole('button', { name: en.manage.copy }).click()
  await expect(panel.getByRole('button', { name: en.manage.copied })).toBeVisible()
  expect(await clipboard(page)).toMatch(/\/feeds\/near\/[-\d.]+,[-\d.]+,\d+\.ics\?lang=en$/)
  // The way back to everything leads to this panel, not to the top of the page.
  await panel.getByRole('link', { name: en.subscribe.holds.all }).click()
  await expect(panel).toContainText(en.subscribe.holds.all)
  await expect(panel).toBeInViewport()
})

test('the code for a phone opens in its place, with a name and light around it in the dark', async ({ newcomer }) => {
  const page = await newcomer({ colorScheme: 'dark', viewport: { width: 320, height: 640 }, javaScriptEnabled: false })
  await page.goto(paths.city('en', 'DE', 'berlin'))
  const code = page.getByRole('img', { name: en.subscribe.codeLabel('Everything in Berlin') })
  await expect(code).toBeHidden()
  await page.getByText(en.subscribe.onPhone).click()
  await expect(code).toBeVisible()
  const { width = 0, height = 0 } = (await code.boundingBox()) ?? {}
  expect(width).toBe(height)
  // Two hundred pixels: what a phone reads from another's screen at arm's length.
  expect(width).toBeGreaterThan(200)
})

test('the first page stays light', async ({ newcomer }) => {
  for (const lang of ['en', 'fa'] as const) {
    const page = await newcomer()
    const session = await page.context().newCDPSession(page)
    await session.send('Network.enable')
    let bytes = 0
    session.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength
    })
    await page.goto(paths.home(lang), { waitUntil: 'networkidle' })
    console.log(`first page in ${lang}: ${Math.round(bytes / 1000)} kB`)
    expect(bytes).toBeLessThan(HOME_KB_AT_MOST * 1000)
  }
})
