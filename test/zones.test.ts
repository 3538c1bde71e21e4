import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NOT_A_CELL } from '../worker/browse/zone-routes.ts'
import { allCities } from '../worker/cities/cities.ts'
import { zoneOfPoint, zonesInCell } from '../worker/cities/zone.ts'
import { paths } from '../worker/paths.ts'
import { hasOneClock } from '../worker/rules/country-zones.ts'
import { parseZoneCell, ZONE_CELL, zoneCell } from '../worker/rules/zone-cell.ts'
import { MORNING, Visitor } from './support/site.ts'

const anywhere = fc.record({
  lat: fc.double({ min: -90, max: 90, noNaN: true }),
  lon: fc.double({ min: -180, max: 180, noNaN: true }),
})
const CORNERS = [
  { lat: 90, lon: 180 },
  { lat: -90, lon: -180 },
  { lat: 0, lon: -0 },
]

describe('the cell that is asked about in place of a point', () => {
  test('holds the point, wherever it is, and is understood by the site', () => {
    fc.assert(
      fc.property(anywhere, (point) => {
        const cell = zoneCell(point)
        expect(point.lat - cell.lat).toBeGreaterThanOrEqual(0)
        expect(point.lon - cell.lon).toBeGreaterThanOrEqual(0)
        expect(Math.max(point.lat - cell.lat, point.lon - cell.lon)).toBeLessThanOrEqual(ZONE_CELL)
        expect(parseZoneCell({ lat: String(cell.lat), lon: String(cell.lon) })).toEqual(cell)
      }),
      { examples: CORNERS.map((corner): [typeof corner] => [corner]) },
    )
  })

  test('is the same for every point in it: no door can be told from another', () => {
    const within = fc.double({ min: 0, max: 0.999, noNaN: true })
    fc.assert(
      fc.property(anywhere, within, within, (point, north, east) => {
        const cell = zoneCell(point)
        expect(zoneCell({ lat: cell.lat + north * ZONE_CELL, lon: cell.lon + east * ZONE_CELL })).toEqual(cell)
      }),
    )
  })

  test('has the zone of every city in it among its zones', () => {
    const lost = allCities().filter((city) => !zonesInCell(zoneCell(city)).includes(zoneOfPoint(city)))
    expect(lost.map(({ slug }) => slug)).toEqual([])
  })
})

describe('/zones.json', () => {
  const ask = (lat: string, lon: string) => new Visitor(MORNING).get(paths.zones({ lat, lon }))

  test('names the zone of a cell, and every one where several meet', async () => {
    const response = await ask('52.5', '13.25')
    expect(await response.json()).toEqual(['Europe/Berlin'])
    // A name of a cell is little, and still nobody's to keep.
    expect(response.headers.get('Cache-Control')).toBe('no-store')
    // The Chattahoochee, between Georgia and Alabama.
    const meeting = await (await ask('32.25', '-85.25')).json<string[]>()
    expect(meeting).toEqual(expect.arrayContaining(['America/New_York', 'America/Chicago']))
    // On the open sea there are hours alone.
    expect(await (await ask('-20', '-20')).json()).toEqual(['Etc/GMT+1'])
  })

  test.each([
    ['52.51450', '13.35010'],
    ['52.51', '13.25'],
    ['52.5', ''],
    ['', ''],
    ['90', '0'],
    ['0', '180'],
    ['-90.25', '0'],
    ['1e1', '0'],
    ['NaN', 'Infinity'],
    ['۵۲', '۱۳'],
    ["52.5'", '13.25'],
    ['999', '999'],
  ])('refuses %s, %s with a sentence: an exact point has no business in an address', async (lat, lon) => {
    const response = await ask(lat, lon)
    expect([response.status, response.headers.get('Cache-Control')]).toEqual([400, 'no-store'])
    expect(await response.text()).toBe(NOT_A_CELL)
  })
})

describe('/places.json for a whole name', () => {
  const named = async (name: string, country = '') => {
    const response = await new Visitor(MORNING).get(paths.placesNamed({ named: name, country, lang: 'en' }))
    return response.json<{ slug: string; cc: string; zone: string; oneClock: boolean }[]>()
  }

  test('gives what the form would take for it, and no beginning of a name', async () => {
    expect((await named('تهران')).map(({ slug }) => slug)).toEqual(['tehran'])
    expect(await named('Tehra')).toEqual([])
    const heidelberg = await named('Heidelberg')
    expect(new Set(heidelberg.map(({ cc }) => cc)).size).toBeGreaterThan(1)
    expect((await named('Heidelberg', 'ZA')).map(({ cc }) => cc)).toEqual(['ZA'])
  })

  test('gives every namesake of a country, for a point to choose among', async () => {
    expect((await named('Springfield', 'US')).length).toBeGreaterThan(5)
  })

  test('says whether all clocks of the country agree, in summer and in winter', async () => {
    expect((await named('Tehran'))[0]).toMatchObject({ zone: 'Asia/Tehran', oneClock: true })
    expect((await named('Chicago'))[0]).toMatchObject({ zone: 'America/Chicago', oneClock: false })
    // Germany has two zones by name, of one clock.
    expect(hasOneClock('DE', Date.parse(MORNING))).toBe(true)
    // Arizona is where California is in summer alone.
    expect(hasOneClock('US', Date.parse(MORNING))).toBe(false)
  })
})
