import { expect } from '@playwright/test'
import { messages } from '../../worker/messages/messages.ts'
import { paths } from '../../worker/paths.ts'
import { MapOnPage } from './support/map.ts'
import { test } from './support/test.ts'

const { en } = messages

test.describe('near me', () => {
  test('leads to what is near, and tells the site no more than a square of five kilometres', async ({ newcomer }) => {
    const page = await newcomer({
      permissions: ['geolocation'],
      geolocation: { latitude: 52.521_918, longitude: 13.413_215 },
    })
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url() + (request.postData() ?? '')))
    await page.goto(paths.home('en'))
    await page.getByRole('button', { name: en.near.button }).click()
    await page.waitForURL(`**${paths.near('en', { lat: 52.5, lon: 13.4, km: 50 })}`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(en.near.title('Berlin'))
    await new MapOnPage(page, 'en').drawn()
    expect(asked.filter((each) => /52\.52|13\.41/.test(each))).toEqual([])
  })

  test('says what to do where the browser does not tell', async ({ newcomer }) => {
    const page = await newcomer({ permissions: [] })
    await page.goto(paths.home('fa'))
    const button = page.getByRole('button', { name: messages.fa.near.button })
    await button.click()
    await expect(page.getByRole('alert')).toHaveText(messages.fa.near.denied)
    await expect(button).toBeEnabled()
  })

  test('keeps the focus on its button and says that it is looking', async ({ newcomer }) => {
    const page = await newcomer({ permissions: ['geolocation'] })
    // A browser that takes its time.
    await page.addInitScript(() => {
      Geolocation.prototype.getCurrentPosition = () => undefined
    })
    await page.goto(paths.home('en'))
    await page.getByRole('button', { name: en.near.button }).focus()
    await page.keyboard.press('Enter')
    const busy = page.getByRole('button', { name: en.near.locating })
    await expect(busy).toBeFocused()
    await expect(busy).toHaveAttribute('aria-disabled', 'true')
    await expect(page.locator('.near-me').getByRole('status')).toHaveText(en.near.locating)
  })

  test('is no button without a script', async ({ newcomer }) => {
    const page = await newcomer({ javaScriptEnabled: false })
    await page.goto(paths.home('en'))
    await expect(page.getByRole('button', { name: en.near.button })).toHaveCount(0)
    await page.goto(paths.near('en', { lat: 52.5, lon: 13.4, km: 200 }))
    await expect(page.locator('.card-distance').first()).toBeVisible()
  })
})

test.describe('the list follows the map', () => {
  test('into a city and back, and the address keeps the view', async ({ page }) => {
    await page.goto(paths.home('en'))
    const map = new MapOnPage(page, 'en')
    await map.drawn()
    const cards = page.locator('#lists .card')
    const all = await cards.count()
    const largest = (names: string[]) => names.toSorted((a, b) => map.standsFor(b) - map.standsFor(a))[0] ?? ''
    await map.tabTo(largest(await map.names()))
    await page.keyboard.press('Enter')
    await expect(page.locator('#lists [data-view]')).toHaveText(/\d/)
    await expect(page.locator('#view-status')).toHaveText(/\d/)
    const inView = await cards.count()
    expect(inView).toBeLessThan(all)
    expect(inView).toBeGreaterThan(0)

    // Whoever is sent the address sees the same.
    const { searchParams } = new URL(page.url())
    expect(searchParams.get('box')).toMatch(/^[-\d.]+,[-\d.]+,[-\d.]+,[-\d.]+$/)
    await page.reload()
    await map.drawn()
    await expect(cards).toHaveCount(inView)
    const shown = (await map.names()).reduce((sum, name) => sum + map.standsFor(name), 0)
    expect(shown).toBeGreaterThan(0)
    expect(shown).toBeLessThan(all)

    await page.getByRole('link', { name: en.map.everywhere }).click()
    await expect(cards).toHaveCount(all)
  })

  test('and the map what the list is narrowed to', async ({ page }) => {
    await page.goto(paths.home('en'))
    const map = new MapOnPage(page, 'en')
    await map.drawn()
    const before = (await map.names()).reduce((sum, name) => sum + map.standsFor(name), 0)
    await page.getByText(en.filter.heading).click()
    await page.getByLabel(en.filter.language).selectOption('es')
    await page.getByRole('button', { name: en.filter.apply, exact: true }).click()
    await page.waitForURL(/language=es/)
    await map.drawn()
    const cards = page.locator('#lists .card')
    const after = (await map.names()).reduce((sum, name) => sum + map.standsFor(name), 0)
    expect(after).toBeLessThan(before)
    expect(after).toBe(await cards.count())
  })
})
