import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { allCities } from '../worker/cities/cities.ts'
import { openGazetteer } from '../worker/cities/gazetteer.ts'
import { zoneOfPlace, zoneOfPoint } from '../worker/cities/zone.ts'
import { paths } from '../worker/paths.ts'
import pairs from './support/place-names.json' with { type: 'json' }
import { MORNING, Visitor } from './support/site.ts'

const gazetteer = openGazetteer(env.ASSETS)
const ANYWHERE = { country: null, limit: 50 }

/** The slugs of what is suggested, with their countries. */
async function suggested(typed: string, country: string | null = null, limit = 5): Promise<string[]> {
  const places = await gazetteer.suggest(typed, { country, limit })
  return places.map(({ cc, slug }) => `${cc}/${slug}`)
}

test('well-known names in seven languages lead to their cities', async () => {
  const ranks: { pair: string; rank: number }[] = []
  for (const pair of pairs) {
    const [, name = '', wanted = ''] = pair.split('|')
    ranks.push({ pair, rank: (await suggested(name, null, 50)).indexOf(wanted) + 1 })
  }
  const within = (rank: number) => ranks.filter((each) => each.rank > 0 && each.rank <= rank).length
  const late = ranks.filter(({ rank }) => rank !== 1).map(({ pair, rank }) => `${rank || '–'} ${pair}`)
  console.log(`first ${within(1)}, among five ${within(5)} of ${ranks.length}; the others:\n${late.join('\n')}`)
  expect(pairs).toHaveLength(200)
  expect(within(5)).toBeGreaterThanOrEqual(180)
})

describe('what is typed of a name', () => {
  test.each([
    ['Lon', 'GB/london'],
    ['Pari', 'FR/paris'],
    ['tehr', 'IR/tehran'],
    ['تهر', 'IR/tehran'],
    ['ta', 'CN/tangshan'],
    ['Tübin', 'DE/tubingen'],
    ['frank', 'DE/frankfurt-am-main'],
    ['são p', 'BR/sao-paulo'],
    ['כרמיאל', 'IL/karmiel'],
  ])('%j leads to %s', async (typed, wanted) => {
    expect(await suggested(typed, null, 20)).toContain(wanted)
  })

  test('has the places of the visitor’s country first', async () => {
    expect((await suggested('Cordoba'))[0]).toBe('AR/cordoba')
    expect((await suggested('Cordoba', 'ES'))[0]).toBe('ES/cordoba')
    expect((await suggested('Cambridge', 'US'))[0]).toMatch(/^US\/cambridge/)
  })

  test.each(['', ' ', '%', '"', '|', '\u200c', '٪', '🏳️'])('%j is nothing', async (typed) => {
    expect(await gazetteer.suggest(typed, ANYWHERE)).toEqual([])
  })
})

describe('the bundled cities in the gazetteer', () => {
  test('keep their slugs, their points and their zones', async () => {
    const wrong = []
    for (const city of allCities()) {
      const place = await gazetteer.bySlug(city.cc, city.slug)
      const { id, lat, lon, name, zone } = city
      if (!place || zoneOfPlace(place) !== zone) wrong.push(city.slug)
      else expect(place).toMatchObject({ id, lat, lon, name })
    }
    expect(wrong).toEqual([])
  })

  test('are found by every name that they have', async () => {
    const missed = []
    for (const { id, name, names } of allCities().filter((_, index) => index % 5 === 0)) {
      for (const each of [name, ...Object.values(names)]) {
        if (!(await gazetteer.named(each)).some((place) => place.id === id)) missed.push(each)
      }
    }
    expect(missed).toEqual([])
  })
})

describe('the zone', () => {
  test('of a place is its country’s where that has one alone, however near the border', async () => {
    const [castries] = await gazetteer.named('Castries')
    const [tubingen] = await gazetteer.named('tubingen')
    expect([castries, tubingen].map((place) => place && zoneOfPlace(place))).toEqual([
      'America/St_Lucia',
      'Europe/Berlin',
    ])
  })

  test('of a point is known on land and at sea', () => {
    expect(zoneOfPoint({ lat: 48.52, lon: 9.05 })).toBe('Europe/Berlin')
    expect(zoneOfPoint({ lat: 0, lon: -30 })).toBe('Etc/GMT+2')
  })
})

describe('/places.json', () => {
  const visitor = new Visitor(MORNING)

  test('lies in no cache: it would tell what somebody typed who hides their city', async () => {
    for (const query of ['q=isf', 'named=Isfahan&country=IR']) {
      const { headers } = await visitor.get(`/places.json?${query}&lang=fa`)
      expect([headers.get('Cache-Control'), headers.get('CDN-Cache-Control')]).toEqual(['no-store', null])
    }
  })

  test('answers in the language of the page', async () => {
    const response = await visitor.get(paths.places({ q: 'isfah', country: 'IR', lang: 'fa' }))
    const [first] = await response.json<Record<string, unknown>[]>()
    expect(first).toEqual({
      ...{ id: 418863, name: 'اصفهان', cc: 'IR', country: 'ایران', label: 'اصفهان، ایران', slug: 'isfahan' },
      ...{ lat: 32.6525, lon: 51.6746, zone: 'Asia/Tehran', oneClock: true },
    })
  })

  test('suggests places that can be told apart', async () => {
    const response = await visitor.get(paths.places({ q: 'springfield', country: 'US', lang: 'en' }))
    const labels = (await response.json<{ label: string }[]>()).map(({ label }) => label)
    expect(labels[0]).toBe('Springfield, United States')
    expect(new Set(labels).size).toBe(labels.length)
  })

  test.each([
    '',
    'long '.repeat(100),
    '%',
    '%25%',
    '"',
    'ب',
    'ا',
    "'",
    '\u0000',
    'constructor',
    '..',
    '../index',
    '北',
  ])('survives %j', async (q) => {
    const response = await visitor.get(paths.places({ q, country: '"', lang: 'constructor' }))
    expect([response.status, Array.isArray(await response.json())]).toEqual([200, true])
  })
})
