import AxeBuilder from '@axe-core/playwright'
import { expect } from '@playwright/test'
import { messages } from '../../worker/messages/messages.ts'
import { paths } from '../../worker/paths.ts'
import { distanceKm } from '../../worker/rules/location-tier.ts'
import { dateFromToday } from './support/content.ts'
import { fillIn, send } from './support/form.ts'
import { PinOnForm } from './support/pin.ts'
import { test } from './support/test.ts'

/** Degrees: the middle of Berlin as the gazetteer has it, about. */
const BERLIN = { lat: 52.52, lon: 13.41 }
const FIVE_DECIMALS = /^-?\d+\.\d{5}$/

test('a city that is chosen in Persian brings a map, and no point before the pin is dragged', async ({ page }) => {
  const form = new PinOnForm(page, 'fa')
  await page.goto(paths.submit('fa'))
  await expect(form.map).toBeHidden()
  await form.choose('برلین', 'برلین')
  await form.drawn()
  expect(await form.point()).toEqual(['', ''])
  await expect(form.hours).toContainText('Europe/Berlin')
  await expect(form.zone).toHaveValue('')
  await expect(form.away).toBeHidden()

  await form.drag(30, -20)
  await expect(form.lat).toHaveValue(FIVE_DECIMALS)
  const [lat, lon] = (await form.point()).map(Number)
  // To the right is east and up is north, in every direction of writing.
  expect(lat).toBeGreaterThan(BERLIN.lat)
  expect(lon).toBeGreaterThan(BERLIN.lon)
  expect(distanceKm({ lat: lat ?? 0, lon: lon ?? 0 }, BERLIN)).toBeLessThan(20)
  await expect(form.says).toContainText('کیلومتر')
})

test('the arrow keys move the pin, and taking it away empties the fields', async ({ page }) => {
  const form = new PinOnForm(page, 'en')
  await form.open('Berlin', 'Berlin')
  await form.pin.focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowUp')
  await expect(form.lat).toHaveValue(FIVE_DECIMALS)
  const before = (await form.point()).map(Number)
  await page.keyboard.press('Shift+ArrowDown')
  const after = (await form.point()).map(Number)
  expect(after[0]).toBeLessThan(before[0] ?? 0)
  expect(after[1]).toBe(before[1])
  await expect(form.pin).toBeFocused()
  await expect(form.pin).toHaveAccessibleName(new RegExp((await form.point())[0]))

  await form.away.click()
  expect(await form.point()).toEqual(['', ''])
  await expect(form.says).toHaveText(messages.en.pin.takenAway)
  await expect(form.away).toBeHidden()
  await expect(form.map).toBeFocused()
})

test('a press on the map puts the pin there; coordinates that are typed move it', async ({ page }) => {
  const form = new PinOnForm(page, 'en')
  await form.open('Oslo', 'Oslo')
  const box = await form.map.boundingBox()
  await form.map.click({ position: { x: 60, y: (box?.height ?? 0) - 60 } })
  await expect(form.lat).toHaveValue(FIVE_DECIMALS)
  const pressed = await form.pin.boundingBox()
  expect(Math.abs((pressed?.x ?? 0) + (pressed?.width ?? 0) / 2 - (box?.x ?? 0) - 60)).toBeLessThan(3)

  await page.locator('summary', { hasText: messages.en.submit.morePlace }).click()
  // As a phone's Persian keyboard types them.
  await form.lat.fill('۵۹٫۹۲')
  await form.lon.fill('10,70')
  await expect(form.says).toContainText('59.92000')
  await form.lon.fill('')
  await expect(form.away).toBeHidden()
  await form.lon.fill('not a number')
  await expect(form.away).toBeHidden()
})

test('the page says and draws what everybody will see', async ({ page }) => {
  const { everybody } = messages.en.pin
  const form = new PinOnForm(page, 'en')
  await form.open('Hamburg', 'Hamburg')
  const circles = form.map.locator('path.map-about')
  await expect(form.everybody).toHaveText(everybody.none)
  await form.show('exact')
  await expect(form.everybody).toHaveText(everybody.noPoint)
  await form.drag(25, 10)
  await expect(form.everybody).toHaveText(everybody.exact)
  await expect(circles).toHaveCount(0)
  for (const [tier, drawn] of [
    ['area', 1],
    ['city', 1],
    ['country', 0],
  ] as const) {
    await form.show(tier)
    await expect(form.everybody).toHaveText(everybody[tier])
    await expect(circles).toHaveCount(drawn)
  }
  // The pin of a secret place appears after all where an hour is set for it.
  await page.locator('summary', { hasText: messages.en.submit.reveal }).click()
  await page.locator('#revealDate').fill('2030-01-01')
  await expect(form.everybody).toHaveText(`${everybody.country} ${everybody.later}`)
})

test('another city takes a pin away that was put for the one before', async ({ page }) => {
  const form = new PinOnForm(page, 'en')
  await form.open('Berlin', 'Berlin')
  await form.drag(15, 15)
  await expect(form.lat).toHaveValue(FIVE_DECIMALS)
  // Potsdam is near enough that the form would take the point.
  await form.choose('Potsdam', 'Potsdam')
  await expect(form.lat).toHaveValue('')
  await expect(form.says).toContainText(messages.en.pin.otherCity)
  await expect(form.pin).toHaveAccessibleName(/Potsdam/)
})

test('where the pin lies under another clock than the city, that one is filled in', async ({ page }) => {
  const form = new PinOnForm(page, 'en')
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('zones.json')) asked.push(new URL(request.url()).search)
  })
  await form.open('Chattanooga', 'Chattanooga')
  await expect(form.hours).toContainText('America/New York')
  // Fifty kilometres to the west, in the same state, clocks are those of Chicago.
  await page.locator('summary', { hasText: messages.en.submit.morePlace }).click()
  await form.lat.fill('35.12345')
  await form.lon.fill('-85.87654')
  await expect(form.zone).toHaveValue('America/Chicago')
  await expect(form.hours).toContainText(messages.en.hours.filledIn)
  await form.lon.fill('-85.87655')
  await form.lon.fill('-85.87657')
  await expect(form.hours).toContainText(messages.en.hours.filledIn)
  // On the border between the two nobody guesses.
  await form.lon.fill('-85.61234')
  await expect(form.zone).toHaveValue('')
  await expect(form.hours).toContainText('America/Chicago')
  await expect(form.zone).toBeVisible()
  await form.lon.fill('')
  await expect(form.hours).not.toContainText('America/Chicago')
  // What the organizer chooses stays, wherever the pin goes.
  await form.zone.selectOption('America/Denver')
  await form.lon.fill('-85.87654')
  await expect(form.hours).toContainText('America/Denver')
  await expect(form.zone).toHaveValue('America/Denver')
  // Nothing finer than a quarter of a degree has left the page.
  expect(asked.length).toBeGreaterThan(0)
  // And of one square nothing is asked twice, however often the pin moves in it.
  expect(asked.filter((search, at) => search === asked[at - 1])).toEqual([])
  for (const search of asked)
    for (const value of new URLSearchParams(search).values()) expect(Math.abs(Number(value) % 0.25)).toBe(0)
})

test('of a place in a country of one clock nothing is asked, and nothing is sent before the form is', async ({
  page,
}) => {
  const form = new PinOnForm(page, 'fa')
  await form.open('تهران', 'تهران')
  const requests: string[] = []
  page.on('request', (request) => requests.push(new URL(request.url()).pathname))
  await form.show('country')
  await form.drag(20, 20)
  await expect(form.lat).toHaveValue(FIVE_DECIMALS)
  await expect(form.hours).toContainText('Asia/Tehran')
  // The map asks for the coast around, of which there are a few tiles in the whole world.
  expect(requests.filter((path) => !path.startsWith('/assets/'))).toEqual([])
})

for (const lang of ['en', 'fa'] as const)
  test(`the form with its map open has no barrier, in ${lang}`, async ({ page }) => {
    const form = new PinOnForm(page, lang)
    await form.open('Berlin', lang === 'fa' ? 'برلین' : 'Berlin')
    await form.drag(10, 10)
    await form.show('area')
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)).toEqual([])
    }
  })

test('the pin is what is sent: the organizer finds it again, and everybody what the tier leaves of it', async ({
  page,
}) => {
  const form = new PinOnForm(page, 'en')
  await page.goto(paths.submit('en'))
  await fillIn(page, {
    title: 'A pin on a square',
    summary: 'The test stands on a square.',
    kind: messages.en.kinds.vigil,
    date: dateFromToday(20),
    from: '18:00',
    to: '19:00',
    city: 'Munich',
  })
  // A city that is typed and not chosen is understood all the same, once the next field has the focus.
  await form.drawn()
  await form.drag(12, -8)
  await expect(form.lat).toHaveValue(FIVE_DECIMALS)
  const [lat, lon] = await form.point()
  await send(page, messages.en.submit.send)
  await expect(page.getByRole('heading', { level: 1, name: messages.en.manage.thanks })).toBeVisible()
  // The preview leads to the point itself: this one is public.
  const shown = `geo:${Number(lat)},${Number(lon)}`
  await expect(page.locator(`a[href^="${shown}"]`)).toBeVisible()

  await page.getByRole('link', { name: messages.en.manage.edit, exact: true }).click()
  await form.drawn()
  expect((await form.point()).map(Number)).toEqual([Number(lat), Number(lon)])
  await form.show('area')
  await send(page, messages.en.manage.save)
  await expect(page.getByText(messages.en.where.areaOnly)).toBeVisible()
  await expect(page.locator('a[href^="geo:"]')).toHaveCount(0)

  // Another city brings its own clock, though the form had the old one filled in.
  await page.getByRole('link', { name: messages.en.manage.edit, exact: true }).click()
  await form.drawn()
  await expect(form.hours).toContainText('Munich')
  await form.choose('London', 'London')
  await expect(form.hours).toContainText('Europe/London')
  await expect(form.zone).toHaveValue('')
  expect(await form.point()).toEqual(['', ''])
})

test('a city that nobody knows has no map until its coordinates are typed, and a pin stays while it is typed', async ({
  page,
}) => {
  const form = new PinOnForm(page, 'en')
  await form.open('Berlin', 'Berlin')
  await form.drag(12, 12)
  await expect(form.lat).toHaveValue(FIVE_DECIMALS)
  const before = await form.point()
  await form.city.fill('Nowhereville')
  await page.locator('#venue').focus()
  await expect(form.says).toContainText(messages.en.pin.unknownCity)
  expect(await form.point()).toEqual(before)
  await form.away.click()
  await expect(form.map).toBeHidden()
})

test('where the site cannot be asked, it is not said that it does not know the city', async ({ page }) => {
  const form = new PinOnForm(page, 'en')
  await form.open('Berlin', 'Berlin')
  await form.drag(12, 12)
  await expect(form.lat).toHaveValue(FIVE_DECIMALS)
  const before = await form.point()
  await page.route('**/places.json*', (route) => route.abort())
  await form.city.fill('Potsdam')
  await page.locator('#venue').focus()
  await expect(form.says).not.toContainText('Berlin')
  await expect(form.says).not.toContainText(messages.en.pin.unknownCity)
  expect(await form.point()).toEqual(before)
  // Once it can be asked again, it is, and the pin was put for another city.
  await page.unroute('**/places.json*')
  await form.city.focus()
  await page.locator('#venue').focus()
  await expect(form.says).toContainText(messages.en.pin.otherCity)
})

test('without the map the fields are there all the same', async ({ page }) => {
  await page.route(/countries-\w+\.json/, (route) => route.abort())
  const form = new PinOnForm(page, 'en')
  await page.goto(paths.submit('en'))
  await form.choose('Berlin', 'Berlin')
  await expect(form.says).toHaveText(messages.en.pin.failed)
  await expect(form.map).toBeHidden()
  await expect(form.hours).toContainText('Europe/Berlin')
})
