import { expect } from '@playwright/test'
import { messages } from '../../worker/messages/messages.ts'
import { paths } from '../../worker/paths.ts'
import { MapOnPage } from './support/map.ts'
import { LOOKED_AT } from './support/pages.ts'
import { test } from './support/test.ts'

const ALL = { of: 'all' } as const
/** The address of an action's page, with its id. */
const ACTION_PAGE = /^\/\w+\/actions\/([0-9a-z]{10})$/

for (const lang of LOOKED_AT) {
  test.describe(`in ${lang}`, () => {
    test('the map shows every point, and the list beside it the same actions', async ({ page }) => {
      await page.goto(paths.home(lang))
      const map = new MapOnPage(page, lang)
      await map.drawn()
      const block = await (await page.request.get(paths.mapBlock(ALL, lang, {}, 'q'))).json()
      const onMap: string[] = block.map(({ id }: { id: string }) => id)
      const { lat }: { lat: number[] } = await (await page.request.get(paths.map(ALL))).json()
      expect(onMap).toHaveLength(lat.length)
      const shown = (await map.names()).map((name) => map.standsFor(name))
      expect(shown.reduce((sum, count) => sum + count, 0)).toBe(onMap.length)

      const links = await page.getByRole('list').getByRole('link').all()
      const addresses = await Promise.all(links.map((link) => link.getAttribute('href')))
      const listed = addresses.flatMap((address) => ACTION_PAGE.exec(address ?? '')?.[1] ?? [])
      expect(listed).toEqual([...new Set(listed)])
      expect(onMap.filter((id) => !listed.includes(id))).toEqual([])
      // What the list has and the map has not is what shows no point to anybody.
      for (const id of listed.filter((id) => !onMap.includes(id))) {
        await page.goto(paths.action(lang, id))
        await expect(page.getByRole('region', { name: messages[lang].map.title })).toHaveCount(0)
      }
    })

    test('a marker opens with Enter; Escape closes it and gives the focus back', async ({ page }) => {
      await page.goto(paths.home(lang))
      const map = new MapOnPage(page, lang)
      await map.drawn()
      const name = (await map.names()).find((each) => map.standsFor(each) === 1) ?? ''
      const marker = await map.tabTo(name)
      await page.keyboard.press('Enter')
      await expect(map.region.getByRole('link').first()).toBeFocused()
      await page.keyboard.press('Escape')
      await expect(marker).toBeFocused()
      await expect(map.region.getByRole('link')).toHaveCount(0)
      await page.keyboard.press('Space')
      await page.getByRole('button', { name: messages[lang].map.close }).click()
      await expect(marker).toBeFocused()
    })

    test('clusters fall apart down to single actions', async ({ page }) => {
      await page.goto(paths.home(lang))
      const map = new MapOnPage(page, lang)
      await map.drawn()
      const largest = (names: string[]) => names.toSorted((a, b) => map.standsFor(b) - map.standsFor(a))[0] ?? ''
      const before = largest(await map.names())
      expect(map.standsFor(before)).toBeGreaterThan(1)
      await map.tabTo(before)
      await page.keyboard.press('Enter')
      await expect.poll(async () => map.standsFor(largest(await map.names()))).toBeLessThan(map.standsFor(before))
      // The focus is still in the map, so that the next press goes on from there.
      expect(await map.region.evaluate((region) => region.contains(document.activeElement))).toBe(true)
    })
  })
}

test('in Persian everything stands on the other side', async ({ page }) => {
  const sideOfButtons = async (lang: 'en' | 'fa'): Promise<number> => {
    await page.goto(paths.home(lang))
    await new MapOnPage(page, lang).drawn()
    const { map } = messages[lang]
    const region = await page.getByRole('region', { name: map.title }).boundingBox()
    const button = await page.getByRole('button', { name: map.zoomIn }).boundingBox()
    if (!region || !button) throw new Error('there is no map')
    return (button.x + button.width / 2 - region.x) / region.width
  }
  expect(await sideOfButtons('en')).toBeGreaterThan(0.5)
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr')
  expect(await sideOfButtons('fa')).toBeLessThan(0.5)
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')

  const map = new MapOnPage(page, 'fa')
  const name = (await map.names()).find((each) => map.standsFor(each) === 1) ?? ''
  expect(name).toMatch(/\p{Script=Arabic}/u)
  await map.tabTo(name)
  await page.keyboard.press('Enter')
  const link = map.region.getByRole('link').first()
  await expect(link).toBeFocused()
  expect(await link.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl')
})

test('from far the map loads the world alone; near by a finer coast and the names of cities', async ({ page }) => {
  const loaded: string[] = []
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname))
  await page.goto(paths.city('fa', 'DE', 'berlin'))
  const map = new MapOnPage(page, 'fa')
  await map.drawn()
  const finer = () => loaded.filter((path) => /\/(detail|land-[\d-]+)-\w+\.json$/.test(path))
  expect(finer()).toEqual([])
  await expect(map.region.locator('.city-name span').filter({ hasText: 'هامبورگ' })).toBeVisible()
  await page.getByRole('button', { name: messages.fa.map.zoomIn }).click()
  // Berlin lies in one tile, with the Baltic coast in the next.
  const tiles = map.region.locator('.outlines-seas rect')
  await expect.poll(() => tiles.count()).toBeGreaterThan(1)
  await page.getByRole('button', { name: messages.fa.map.zoomOut }).click()
  await expect(tiles.first()).toBeHidden()
  // Each tile once, however often the map moves.
  expect(finer()).toEqual([...new Set(finer())])
})

test('no page starts another worker than the map’s', async ({ page }) => {
  await page.goto(paths.home('en'))
  await new MapOnPage(page, 'en').drawn()
  const started = await page.evaluate(() => {
    const own = document.querySelector<HTMLElement>('#map')?.dataset.clusters ?? ''
    return [own, '/feeds/all.ics', `${own}?other`, `//evil.example${own}`, 'data:text/javascript,1'].map((url) => {
      try {
        new Worker(url).terminate()
        return true
      } catch {
        return false
      }
    })
  })
  expect(started).toEqual([true, false, false, false, false])
})

test('an action’s page marks its place with the look that it has on every map', async ({ page, content }) => {
  for (const [id, state] of [
    [content.published.id, 'coming'],
    [content.begun.id, 'past'],
    [content.cancelled.id, 'cancelled'],
  ] as const) {
    await page.goto(paths.action('en', id))
    const map = new MapOnPage(page, 'en')
    await map.drawn()
    expect(JSON.parse((await map.region.getAttribute('data-point')) ?? '{}')).toMatchObject({ state })
  }
})

for (const lang of LOOKED_AT) {
  test(`what the first view weighs, in ${lang}`, async ({ newcomer }) => {
    const page = await newcomer()
    const weights = new Map<string, number>()
    page.on('requestfinished', async (request) => {
      const { responseBodySize } = await request.sizes()
      weights.set(new URL(request.url()).pathname, responseBodySize)
    })
    await page.goto(paths.home(lang), { waitUntil: 'networkidle' })
    await new MapOnPage(page, lang).drawn()
    const total = [...weights.values()].reduce((sum, bytes) => sum + bytes, 0)
    const lines = [...weights, ['together', total] as const].map(([path, bytes]) => `${kilobytes(bytes)}  ${path}`)
    console.log(`The first view in ${lang}, as it came over the line (gzip):\n${lines.join('\n')}`)
    expect(weights.size).toBeGreaterThan(0)
  })
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`.padStart(10)
}
