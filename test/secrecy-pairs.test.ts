import { applyD1Migrations, reset } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { registerAction } from '../worker/change/register.ts'
import { giveVerdict } from '../worker/change/verdict.ts'
import { knownPlaces } from '../worker/cities/known.ts'
import { paths } from '../worker/paths.ts'
import { parseActionFields } from '../worker/rules/action-fields.ts'
import { printBox } from '../worker/rules/area.ts'
import { cellOf, printBlock } from '../worker/rules/cell.ts'
import { FEED_FORMATS } from '../worker/rules/feed-format.ts'
import type { Tier } from '../worker/rules/location-tier.ts'
import { findAction } from '../worker/store/actions.ts'
import { openDatabase } from '../worker/store/database.ts'
import { changeAt } from './support/change.ts'
import { selectionsOf } from './support/crawl.ts'
import { SCENES, SCENES_TIMEOUT } from './support/runs.ts'
import { callDay, coordinatorAt, MORNING, registration, Visitor } from './support/site.ts'

/** Texts that only the two versions of an action differ in. */
const hiddenText = fc
  .string({ unit: fc.constantFrom(...'abcdefghijklm نوپ'), minLength: 1, maxLength: 12 })
  .map((text) => `x${text}`)
const spread = fc.integer({ min: 0, max: 300 })

/** Two cities of a country with several zones, each with points around it. */
const CITIES = {
  country: {
    'New York': [40.7, -74],
    Chicago: [41.85, -87.65],
    Denver: [39.74, -104.98],
    'Los Angeles': [34.05, -118.24],
  },
  near: { Berlin: [52.51, 13.35] },
} as const

/** Differs only in what `tier` hides: the hour is the same instant, the date the same date, wherever it is. */
const hiddenPart = (tier: Tier) =>
  fc.record({
    city:
      tier === 'country'
        ? fc.constantFrom(...Object.entries(CITIES.country))
        : fc.constantFrom(...Object.entries(CITIES.near)),
    venue: fc.option(hiddenText, { nil: '' }),
    address: fc.option(hiddenText, { nil: '' }),
    neighbourhood: tier === 'area' ? fc.constant('Mitte') : fc.option(hiddenText, { nil: '' }),
    // Within one cell for `area` (about 300 m), anywhere around for the others.
    north: spread.map((metres) => metres / (tier === 'area' ? 100_000 : 1_000)),
    east: spread.map((metres) => metres / (tier === 'area' ? 100_000 : 1_000)),
  })

type HiddenPart = {
  city: readonly [string, readonly [number, number]]
  venue: string
  address: string
  neighbourhood: string
  north: number
  east: number
}

const LONG_AFTER = '2027-08-15T00:00Z'

const scene = fc.constantFrom<Tier>('area', 'city', 'country').chain((tier) =>
  fc.record({
    tier: fc.constant(tier),
    allDay: fc.boolean(),
    revealed: fc.boolean(),
    // The second hour is two dates in one country; the last but one is after the end in only some of its zones.
    starts: fc.constantFrom('2027-06-20T19:00Z', '2027-06-21T05:30Z'),
    moment: fc.constantFrom(MORNING, '2027-06-20T19:30Z', '2027-06-22T05:30Z', LONG_AFTER),
    one: hiddenPart(tier),
    other: hiddenPart(tier),
  }),
)

const ID = '0123456789'

async function freshState(): Promise<void> {
  await reset()
  await applyD1Migrations(env.DB, env.TEST_MIGRATIONS)
}

/** The hour of an instant where an action is, as its organizer would type it. */
function typedHour(instant: number, zone: string): string[] {
  const parts = new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
  return parts.format(instant).split(' ')
}

type Shared = { tier: Tier; allDay: boolean; revealed: boolean; starts: string }

const TWO_HOURS_MS = 2 * 60 * 60 * 1000

async function putIn({ tier, allDay, revealed, starts }: Shared, hidden: HiddenPart): Promise<void> {
  const [city, [lat, lon]] = hidden.city
  const zone = knownPlaces.citiesNamed(city)[0]?.zone ?? ''
  const [startDate = '', startTime = ''] = allDay ? ['2027-06-20', ''] : typedHour(Date.parse(starts), zone)
  const [endDate = '', endTime = ''] = allDay ? ['2027-06-21', ''] : typedHour(Date.parse(starts) + TWO_HOURS_MS, zone)
  const [revealDate = '', revealTime = ''] = revealed ? typedHour(Date.parse('2027-06-19T20:00Z'), zone) : []
  const { venue, address, neighbourhood, north, east } = hidden
  const form = registration({
    ...{ tier, city, venue, address, neighbourhood, startDate, startTime, endDate, endTime, revealDate, revealTime },
    ...{ country: knownPlaces.citiesNamed(city)[0]?.cc ?? '', allDay: allDay ? 'on' : '', groups: 'Group of the test' },
    lat: (lat + north).toFixed(5),
    lon: (lon + east).toFixed(5),
    days: 'june-20-2027',
  })
  const known = { ...knownPlaces, daySlugs: new Set(['june-20-2027']), tierCaps: new Map() }
  const fields = parseActionFields(form, known)
  if (!fields.ok) throw new Error(JSON.stringify(fields.error))
  const db = openDatabase(env.DB)
  const now = Date.parse(MORNING)
  const change = changeAt(now)
  await registerAction(change, {
    id: ID,
    fields: fields.value,
    keyHash: 'key',
    linkHash: 'link',
    contact: null,
    report: null,
  })
  const record = await findAction(db, ID)
  if (!record) throw new Error('the action is not there')
  const confirmed = ['Group of the test']
  expect(await giveVerdict(change, 1, record, { subject: 'action', decision: 'publish', confirmed })).toMatchObject({
    ok: true,
  })
}

/** A published photo of the action, whose words are the same whatever is hidden. */
const PHOTO = '0'.repeat(26)

async function putPhoto(): Promise<void> {
  await env.DB.prepare(
    `insert into photos (key, upload_hash, object, purpose, action_id, status, lang, caption, description, credit, consent,
      licence, width, height, bytes, sha256, created_at, published_at)
    values (?, 'upload', 'object', 'report', ?, 'published', 'en', 'A square', '', '', 'nobody', 'cc-by-4.0', 1, 1, 1, '', 1, 1)`,
  )
    .bind(PHOTO, ID)
    .run()
}

const NARROWINGS = [
  '',
  'kind=rally',
  'kind=march',
  'from=2027-06-20',
  'from=2027-06-21',
  'from=2027-06-22',
  'to=2027-06-19',
  'to=2027-06-20',
]

/** A selection in every format. */
function asFeeds(of: string): string[] {
  return FEED_FORMATS.map((format) => `/feeds/${of}.${format}`)
}

/** Circles, views and blocks that close in on where an action is hidden. */
function around({ city: [, [lat, lon]], north, east }: HiddenPart): string[] {
  const point = { lat: Number((lat + north).toFixed(5)), lon: Number((lon + east).toFixed(5)) }
  const cell = cellOf(point)
  const side = (degrees: number) => Number(degrees.toFixed(5))
  const box = (reach: number) =>
    printBox({
      west: side(point.lon - reach),
      south: side(point.lat - reach),
      east: side(point.lon + reach),
      north: side(point.lat + reach),
    })
  return [
    ...[1, 3, 30].flatMap((km) => {
      const selection = { of: 'near', ...point, km } as const
      const feeds = [paths.feed(selection, 'en'), paths.feed(selection, 'en', {}, 'geojson')]
      return [paths.near('en', { ...point, km }), ...feeds, paths.map(selection)]
    }),
    ...[0.0001, 0.01].flatMap((reach) => [`/en/?box=${box(reach)}`, `/en/days/june-20-2027?box=${box(reach)}`]),
    ...[16, 12].map((halvings) => paths.mapBlock({ of: 'all' }, 'en', {}, printBlock(cell, halvings))),
  ]
}

describe('two actions that differ only in what is hidden', () => {
  test('give the same answer to everything', { timeout: SCENES_TIMEOUT }, async () => {
    await fc.assert(
      fc.asyncProperty(scene, async ({ moment, one, other, ...shared }) => {
        // From the hour of reveal until the end what was hidden is not; afterwards it is again.
        const at = !shared.revealed || moment === LONG_AFTER ? moment : MORNING
        const cities = ['de/berlin', 'us/new-york', 'us/chicago', 'us/denver', 'us/los-angeles']
        const grounds = { days: ['june-20-2027'], groups: ['group-of-the-test'], countries: ['de', 'us'], cities }
        const of = selectionsOf(grounds).filter(
          (selection) => !selection.startsWith('kind') || selection === 'kind/rally',
        )
        const where = [
          ...['en/', 'fa/', 'es/', 'en/days/june-20-2027', 'en/groups/group-of-the-test', 'en/kinds/rally'].map(
            (path) => `/${path}`,
          ),
          // Every hidden text begins with x.
          ...['x', 'berlin', 'denver', 'rally'].map((typed) => paths.search('en', typed)),
          ...[...cities.map((city) => `/en/cities/${city}`), '/en/countries/de', '/fa/countries/us'],
          ...['en', 'fa', 'es'].flatMap((lang) => [`/${lang}/actions/${ID}`, `/${lang}/actions/${ID}.ics`]),
          ...['en', 'fa'].map((lang) => `/${lang}/photos/${PHOTO}`),
          ...of.flatMap((each) => [...asFeeds(each), `/map/${each}.json`]),
          ...NARROWINGS.flatMap((query) => [
            ...[`/feeds/all.ics?${query}`, `/feeds/all.json?${query}`],
            ...[`/map/all/q.json?${query}`, `/en/?${query}`],
          ]),
          ...[one, other].flatMap(around),
        ]
        const answers: string[][] = []
        for (const hidden of [one, other]) {
          await freshState()
          await callDay(await coordinatorAt(MORNING), 'june-20-2027')
          await putIn(shared, hidden)
          await putPhoto()
          const visitor = new Visitor(at)
          const given: string[] = []
          for (const path of where) {
            const response = await visitor.get(path)
            given.push([path, response.status, ...response.headers, await response.text()].join('\n'))
          }
          answers.push(given)
        }
        expect(answers[0]).toEqual(answers[1])
      }),
      { numRuns: SCENES },
    )
  })
})
