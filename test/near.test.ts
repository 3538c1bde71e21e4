import { beforeEach, describe, expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { cellOf, printBlock } from '../worker/rules/cell.ts'
import { EVERYTHING } from '../worker/rules/narrowing.ts'
import { coordinatorAt, events, MORNING, publish, Visitor } from './support/site.ts'

/** The main station of Berlin, and how far away the others are. */
const HERE = { lat: 52.525, lon: 13.369 }
const POTSDAM = { city: 'Potsdam', lat: '52.3906', lon: '13.0645', title: 'In Potsdam' }
const HAMBURG = { city: 'Hamburg', lat: '53.5528', lon: '10.0067', title: 'In Hamburg' }

let coordinator: Visitor
let group: Visitor
beforeEach(async () => {
  coordinator = await coordinatorAt(MORNING)
  group = new Visitor(MORNING)
})

const near = (km: number, point = HERE) => paths.near('en', { ...point, km })
/** The titles of a page's cards, in their order. */
async function listed(path: string): Promise<string[]> {
  return [...(await group.read(path)).matchAll(/<h3><a [^>]*>([^<]*)</g)].map(([, title = '']) => title)
}

describe('near a point', () => {
  test('the nearest comes first, whatever its date, and farther away what else is nearest', async () => {
    await publish(group, coordinator, { ...POTSDAM, startDate: '2027-06-10' })
    await publish(group, coordinator, { title: 'At the station', lat: '52.52508', lon: '13.36940' })
    await publish(group, coordinator, HAMBURG)
    expect(await listed(near(50))).toEqual(['At the station', 'In Potsdam', 'In Hamburg'])
    const page = await group.read(near(50))
    expect(page).toContain('Near Berlin')
    expect(page.indexOf(messages.en.near.farther)).toBeGreaterThan(page.indexOf('In Potsdam'))
    expect(page.indexOf(messages.en.near.farther)).toBeLessThan(page.indexOf('In Hamburg'))
    expect([...page.matchAll(/card-distance">([^<]*)</g)].map(([, text]) => text)).toEqual([
      'less than 1 km away',
      'about 25 km away',
      'about 252 km away',
    ])
  })

  test('a calendar and a map hold what is in the circle', async () => {
    await publish(group, coordinator, POTSDAM)
    await publish(group, coordinator, HAMBURG)
    const selection = { of: 'near', ...HERE, km: 50 } as const
    const feed = await group.get(paths.feed(selection, 'en'))
    expect(feed.status).toBe(200)
    const calendar = await feed.text()
    expect(calendar).toContain('X-WR-CALNAME:Near Berlin')
    expect(events(calendar).map((lines) => lines.find((line) => line.startsWith('SUMMARY')))).toEqual([
      'SUMMARY:In Potsdam',
    ])
    expect(await (await group.get(paths.map(selection))).json()).toMatchObject({ lat: [5_239_060], lon: [1_306_450] })
    expect(await (await group.get(paths.mapBlock(selection, 'en', EVERYTHING, 'q'))).json()).toMatchObject([
      { title: 'In Potsdam' },
    ])
  })

  test('is over the antimeridian what is near there', async () => {
    await publish(group, coordinator, { title: 'In Suva', city: 'Suva', lat: '', lon: '' })
    expect(await listed(near(900, { lat: -17, lon: -177.5 }))).toEqual(['In Suva'])
    expect(await listed(near(100, { lat: -17, lon: -177.5 }))).toEqual(['In Suva'])
    expect(await group.read(near(100, { lat: -17, lon: -177.5 }))).toContain('There is nothing within 100 km yet.')
  })

  test('is a distance no finer than the place is known', async () => {
    const { lat, lon, title } = POTSDAM
    for (const [tier, distance] of [
      ['area', 'about 26 km away'],
      ['city', 'about 20 km away'],
    ] as const) {
      await publish(group, coordinator, { city: 'Potsdam', lat, lon, tier, title: `${title}, ${tier}` })
      expect(await group.read(near(50))).toContain(distance)
    }
    await publish(group, coordinator, { lat: '52.52508', lon: '13.36940', tier: 'country', title: 'Somewhere' })
    expect(await group.read(near(1000))).not.toContain('Somewhere')
  })

  test('keeps its tier while it is revealed: what is shown is no way to find it', async () => {
    const { lat, lon } = { lat: '52.51410', lon: '13.30020' }
    const reveal = { tier: 'city', revealDate: '2027-06-20', revealTime: '12:00', lat, lon, venue: 'A hidden yard' }
    const { id } = await publish(group, coordinator, { ...reveal, title: 'Hidden' })
    const there = { lat: Number(lat), lon: Number(lon) }
    const block = printBlock(cellOf(there), 16)
    for (const moment of ['2027-06-20T09:00Z', '2027-06-20T14:00Z', '2027-06-21T14:00Z']) {
      group.waitUntil(moment)
      const shown = await group.read(paths.action('en', id))
      expect([moment, shown.includes('A hidden yard')]).toEqual([moment, moment.startsWith('2027-06-20T14')])
      expect([moment, await listed(near(1, there))]).toEqual([moment, moment < '2027-06-21' ? ['Hidden'] : []])
      expect((await group.read(near(1, there))).includes('There is nothing within')).toBe(true)
      expect(events(await group.read(paths.feed({ of: 'near', ...there, km: 1 }, 'en')))).toEqual([])
      expect(await (await group.get(paths.mapBlock({ of: 'all' }, 'en', {}, block))).json()).toEqual([])
      expect(await listed('/en/?box=13.29,52.51,13.31,52.52')).toEqual([])
    }
  })

  test('has one address, however its numbers were written', async () => {
    const response = await group.get('/fa/near/52.50,13.400,50')
    expect([response.status, response.headers.get('Location')]).toEqual([302, '/fa/near/52.5,13.4,50'])
    const narrowed = await group.get('/fa/near/52.50,13.400,50?kind=rally&box=12,52,14,53')
    expect(narrowed.headers.get('Location')).toBe('/fa/near/52.5,13.4,50?kind=rally&box=12,52,14,53')
    expect((await group.get('/feeds/near/52.50,13.400,50.ics')).status).toBe(200)
  })

  test.each(['91,0,5', 'NaN,0,5', '0,181,5', '0,0,0', '0,0,30000', '0,0', 'x', '0,0,5,5', '%00', "0,0,5'", '0,0,1e3'])(
    '%s is no place: a sentence, not a failure',
    async (circle) => {
      const page = await group.get(`/en/near/${circle}`)
      expect([page.status, await page.text()]).toEqual([400, expect.stringContaining('This is no place on the globe')])
      for (const path of [`/feeds/near/${circle}.ics`, `/map/near/${circle}.json`, `/map/near/${circle}/q.json`]) {
        const response = await group.get(path)
        expect([path, response.status, await response.text()]).toEqual([path, 400, 'This is no place on the globe'])
      }
    },
  )
})

describe('a view of the map', () => {
  const view = (box: string) => `/en/?box=${box}`

  test('narrows the list to what it shows, and says so', async () => {
    await publish(group, coordinator, POTSDAM)
    await publish(group, coordinator, HAMBURG)
    expect(await listed(view('12.9,52.3,13.8,52.7'))).toEqual(['In Potsdam'])
    expect(await group.read(view('12.9,52.3,13.8,52.7'))).toContain('What the map shows: 1 action.')
    // A continent, the other way round the globe, and nothing.
    expect((await listed(view('-20,35,40,60'))).sort()).toEqual(['In Hamburg', 'In Potsdam'])
    expect(await listed(view('20,35,-20,60'))).toEqual([])
    expect(await listed(view('0,0,0.1,0.1'))).toEqual([])
    expect(await listed('/en/countries/de?box=9.9,53.5,10.1,53.6')).toEqual(['In Hamburg'])
  })

  test('goes with a filter, and a calendar leaves it out', async () => {
    const access = { stepFree: 'yes' }
    await publish(group, coordinator, { ...POTSDAM, ...access })
    await publish(group, coordinator, { city: 'Potsdam', title: 'With steps', lat: '52.39', lon: '13.06' })
    await publish(group, coordinator, { ...HAMBURG, ...access, lang: 'de' })
    const both = '/en/?access=step-free&box=12.9,52.3,13.8,52.7'
    expect(await listed(both)).toEqual(['In Potsdam'])
    const page = await group.read(both)
    expect(page).toContain('/feeds/all.ics?lang=en&amp;access=step-free"')
    expect(page).toMatch(/name="box" value="12.9,52.3,13.8,52.7"/)
    expect(await listed('/en/?language=de')).toEqual(['In Hamburg'])
    expect(events(await group.read('/feeds/all.ics?language=de'))).toHaveLength(1)
  })
})

test('a filter by day narrows what is near, and what a country has', async () => {
  await coordinator.post(paths.deskNewDay('en'), {
    ...{ slug: 'june-20-2027', startsOn: '2027-06-20', original: 'en', title_en: 'The day' },
  })
  await publish(group, coordinator, { ...POTSDAM, days: 'june-20-2027' })
  await publish(group, coordinator, { ...HAMBURG, days: '' })
  const box = 'box=5,45,15,55'
  for (const page of [`${near(500)}?`, '/en/countries/de?', '/en/?', `/en/?${box}&`, `/en/days/june-20-2027?${box}&`])
    expect([page, await listed(`${page}day=june-20-2027`)]).toEqual([page, ['In Potsdam']])
})

test('where somebody looks for what is near lies in no cache', async () => {
  const { headers } = await group.get(near(50))
  expect([headers.get('Cache-Control'), headers.get('CDN-Cache-Control')]).toEqual(['no-store', null])
})

test('a block names what the map draws: not what was cancelled and is over', async () => {
  const potsdam = { ...POTSDAM, tier: 'city' }
  const { link } = await publish(group, coordinator, { ...potsdam, title: 'Off', startDate: '2027-06-10' })
  await publish(group, coordinator, { ...potsdam, title: 'Held', startDate: '2027-06-10' })
  await group.post(`${link}/cancel`, { reason: 'Rain' })
  const titles = async (moment: string, block: string) => {
    const path = paths.mapBlock({ of: 'all' }, 'en', {}, block)
    const named: { title: string }[] = await (await new Visitor(moment).get(path)).json()
    return named.map(({ title }) => title).sort()
  }
  for (const halvings of [0, 2, 3, 12]) {
    const block = printBlock(cellOf({ lat: 52.39886, lon: 13.06566 }), halvings)
    expect(await titles(MORNING, block)).toEqual(['Held', 'Off'])
    expect(await titles('2027-06-11T10:00Z', block)).toEqual(['Held'])
  }
})
