import { allCities, type City, cityName } from '../../worker/cities/cities.ts'
import { knownPlaces } from '../../worker/cities/known.ts'
import { type ActionFields, parseActionFields } from '../../worker/rules/action-fields.ts'
import type { Known, KnownCity } from '../../worker/rules/action-place.ts'
import type { DayFields } from '../../worker/rules/day-fields.ts'
import type { Kind } from '../../worker/rules/kinds.ts'
import type { Point, Tier } from '../../worker/rules/location-tier.ts'
import { base32, RANDOM_BYTES } from '../../worker/rules/secret.ts'
import type { FormValues } from '../../worker/rules/typed-action.ts'
import { addDays } from '../../worker/rules/when.ts'
import { normalPair, pick, type Random, seededRandom, weighted, wholeNumber } from './random.ts'
import { groupNames, LANG_WEIGHTS, madeUpText, madeUpVenue } from './words.ts'

/** How much to make: the same plan gives the same actions on every machine. */
export type Plan = {
  seed: number
  count: number
  /** On so many consecutive dates, each of which is a day that all its actions belong to. */
  days: number
  /** So many of the first actions have a report, and so many photos they have among them. */
  told?: { reports: number; photos: number }
}

/** A made-up action, public, as its organizer would have typed it. */
export type SyntheticAction = { id: string; status: 'published' | 'cancelled'; fields: ActionFields }

/** The first day's date: a Monday far enough ahead that all is still to come, whenever the bench runs. */
const FIRST_DATE = '2040-06-18'
/** Between as many as there are people and as many everywhere: big cities have more actions, small ones have some. */
const POPULATION_POWER = 0.6
/** Kilometres: two thirds of a city's actions are less than one and a half times this from its middle. */
const SPREAD_KM = 3
const KM_PER_DEGREE = 111.2
/** One in so many. */
const CANCELLED_SHARE = 0.03
const ALONE_SHARE = 0.2
const SIGNED_SHARE = 0.08

const tiers = weighted<Tier>([
  ['exact', 60],
  ['area', 20],
  ['city', 15],
  ['country', 5],
])
const kinds = weighted<Kind>([
  ['rally', 28],
  ['protest', 17],
  ['vigil', 14],
  ['march', 10],
  ['leafleting', 8],
  ['tabling', 5],
  ['performance', 4],
  ['screening', 3],
  ['exhibition', 3],
  ['talk', 3],
  ['concert', 2],
  ['mural', 1],
  ['online', 1],
  ['other', 1],
])
const stepFree = weighted([
  ['', 40],
  ['yes', 35],
  ['partly', 15],
  ['no', 10],
])
const langs = weighted(LANG_WEIGHTS)

/** The names of the groups that call made-up actions. */
export const GROUPS: readonly string[] = groupNames(200)

/** The days that made-up actions belong to, in order. */
export function syntheticDays(count: number): DayFields[] {
  return Array.from({ length: count }, (_, at) => {
    const date = addDays(FIRST_DATE, at)
    const plain = { suggestion: '', slogans: '' }
    const texts: DayFields['texts'] = [
      { lang: 'en', title: `Bench day ${at + 1}`, call: 'Everywhere, on one day.', ...plain, original: true },
      { lang: 'fa', title: `روز آزمایش ${at + 1}`, call: '', ...plain, original: false },
    ]
    const open = { startTime: null, endTime: null, opensOn: null, closesOn: null }
    return { slug: daySlug(at), startsOn: date, endsOn: date, weekday: null, ...open, texts }
  })
}

/** The slug of the n-th day, counted from 0. */
export function daySlug(at: number): string {
  return `bench-day-${at + 1}`
}

/** Makes actions where and when real ones would be, each through the validation that the form has. */
export function* syntheticActions({ seed, count, days }: Plan): Generator<SyntheticAction> {
  const random = seededRandom(seed)
  const cities = weighted(allCities().map((city) => [city, city.population ** POPULATION_POWER] as const))
  const known: Known = {
    ...knownPlaces,
    // Cities are typed by their ids: a name may be several cities', and the form would ask back.
    citiesNamed: (typed) => knownById(typed),
    daySlugs: new Set(syntheticDays(days).map(({ slug }) => slug)),
    tierCaps: new Map(),
  }
  for (let made = 0; made < count; made += 1) {
    const parsed = parseActionFields(typedAction(random, cities(random), wholeNumber(random, 0, days - 1)), known)
    if (!parsed.ok) throw new Error(`a made-up action is refused: ${JSON.stringify(parsed.error)}`)
    const status = random() < CANCELLED_SHARE ? 'cancelled' : 'published'
    yield { id: publicId(random), status, fields: parsed.value }
  }
}

function typedAction(random: Random, city: City, day: number): FormValues {
  const lang = langs(random)
  const kind = kinds(random)
  const begins = wholeNumber(random, 20, 38)
  const ends = begins + wholeNumber(random, 2, 6)
  const text = madeUpText(random, lang, cityName(city, lang))
  const place = typedPlace(random, city)
  const groups = random() < ALONE_SHARE ? [] : [pick(random, GROUPS), ...(random() < 0.2 ? [pick(random, GROUPS)] : [])]
  return {
    ...text,
    lang,
    kind,
    startDate: addDays(FIRST_DATE, day),
    startTime: halfHour(begins),
    endTime: halfHour(ends),
    zone: city.zone,
    days: [daySlug(day)],
    groups: groups.join('\n'),
    stepFree: stepFree(random),
    signLanguage: random() < SIGNED_SHARE ? 'on' : '',
    ...(kind === 'online' ? { attendance: 'online', joinUrl: 'https://example.org/join' } : place),
  }
}

function typedPlace(random: Random, city: City): FormValues {
  const { lat, lon } = scattered(random, city)
  return {
    attendance: 'in-person',
    city: String(city.id),
    country: city.cc,
    ...madeUpVenue(random),
    lat: lat.toFixed(5),
    lon: lon.toFixed(5),
    tier: tiers(random),
  }
}

/** A point about a city's middle, as the doors of a city lie about its middle. */
function scattered(random: Random, city: Point): Point {
  const [north, east] = normalPair(random)
  const degree = SPREAD_KM / KM_PER_DEGREE
  const lat = city.lat + north * degree
  const lon = city.lon + (east * degree) / Math.cos((city.lat * Math.PI) / 180)
  return { lat, lon: ((lon + 540) % 360) - 180 }
}

/** The wall time at the n-th half hour of a day. */
function halfHour(at: number): string {
  return `${String(Math.floor(at / 2)).padStart(2, '0')}:${at % 2 === 0 ? '00' : '30'}`
}

function publicId(random: Random): string {
  return base32(Uint8Array.from({ length: RANDOM_BYTES.publicId }, () => wholeNumber(random, 0, 255)))
}

let byId: ReadonlyMap<string, KnownCity[]> | undefined

function knownById(typed: string): readonly KnownCity[] {
  byId ??= new Map(
    allCities().map(({ id, cc, slug, name, lat, lon, zone }) => [String(id), [{ id, cc, slug, name, lat, lon, zone }]]),
  )
  return byId.get(typed) ?? []
}
