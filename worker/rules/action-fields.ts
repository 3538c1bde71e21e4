import type * as v from 'valibot'
import type { FieldErrors } from './field-error.ts'
import { checkbox, choice, degrees, line, lines, readFields, requireFields, webAddress, words } from './fields.ts'
import { ATTENDANCES, type Attendance, KINDS, type Kind, STEP_FREE, type StepFree } from './kinds.ts'
import { TEXT_LANGS } from './languages.ts'
import { isFiner, type Point, roundPoint, TIERS, type Tier, type TierCaps } from './location-tier.ts'
import { no, ok, type Result } from './result.ts'
import { foldName } from './text-hygiene.ts'
import { type DatePrecision, resolveHour, resolveWhen, type When } from './when.ts'

/**
 * Longest texts, in characters: a title fits a poster, a summary a leaflet, an address an envelope, a URL 150 letters
 * of Persian, percent-encoded.
 */
export const MAX = { title: 120, summary: 3000, name: 120, address: 200, note: 500, url: 1000 } as const
/** As many groups as fit on a banner; as many days as can reasonably share one action. */
const MAX_GROUPS = 8
const MAX_DAYS = 5

/** A city as the gazetteer gives it. */
export type KnownCity = { id: number; cc: string; slug: string; name: string; zone: string } & Point

/** What the fields are held against: nothing is looked up in here. */
export type Known = {
  /** Cities of this name, most populous first; of one country only where its code is given. */
  citiesNamed: (name: string, country?: string) => readonly KnownCity[]
  daySlugs: ReadonlySet<string>
  isCountry: (code: string) => boolean
  tierCaps: TierCaps
}

/** A city as an action keeps it; a name alone where the gazetteer does not know it. */
export type PlaceCity = ({ id: number; slug: string; name: string } & Point) | { id: null; name: string }

/** Where an action is, as its organizer gave it. */
export type ActionPlace = {
  /** ISO 3166-1 alpha-2. */
  country: string
  city: PlaceCity
  neighbourhood: string | null
  venue: string | null
  address: string | null
  point: Point | null
}

/** What an organizer says of an action: what the form, an import and the archive have in common. */
export type ActionFields = {
  kind: Kind
  attendance: Attendance
  when: When
  /** Null for an online action. */
  place: ActionPlace | null
  tier: Tier
  /** Milliseconds since 1970 UTC. */
  revealAt: number | null
  joinUrl: string | null
  text: { lang: string; title: string; summary: string }
  link: { url: string; lang: string | null } | null
  /** Slugs. */
  days: string[]
  /** Names, as typed. */
  groups: string[]
  access: { stepFree: StepFree | null; signLanguage: boolean; note: string | null }
}

const entries = {
  title: line({ max: MAX.title }),
  summary: lines({ max: MAX.summary }),
  lang: choice(TEXT_LANGS),
  kind: choice(KINDS),
  attendance: choice(ATTENDANCES),
  days: words({ max: MAX_DAYS }),
  groups: lines({ max: MAX_GROUPS * (MAX.name + 1) }),
  allDay: checkbox(),
  startDate: line({ max: 10, digits: true }),
  startTime: line({ max: 5, digits: true }),
  endDate: line({ max: 10, digits: true }),
  endTime: line({ max: 5, digits: true }),
  zone: line({ max: 60 }),
  country: line({ max: 2 }),
  city: line({ max: MAX.name }),
  neighbourhood: line({ max: MAX.name }),
  venue: line({ max: MAX.name }),
  address: line({ max: MAX.address }),
  lat: degrees({ limit: 90 }),
  lon: degrees({ limit: 180 }),
  tier: choice(TIERS),
  revealDate: line({ max: 10, digits: true }),
  revealTime: line({ max: 5, digits: true }),
  joinUrl: webAddress({ max: MAX.url }),
  linkUrl: webAddress({ max: MAX.url }),
  linkLang: choice(TEXT_LANGS),
  stepFree: choice(STEP_FREE),
  signLanguage: checkbox(),
  accessNote: lines({ max: MAX.note }),
}

/** The names of the fields, as the form and its errors use them. */
export type ActionField = keyof typeof entries
type Typed = { [Name in ActionField]: v.InferOutput<(typeof entries)[Name]> }
type Errors = FieldErrors<ActionField>

/**
 * Raw input as an action's fields, or every error at once, each under its field.
 * Texts come out trimmed and in NFC. `precision` is other than `day` for the archive alone.
 */
export function parseActionFields(
  raw: Record<string, unknown>,
  known: Known,
  precision: DatePrecision = 'day',
): Result<ActionFields, Errors> {
  const { values: typed, errors } = readFields(entries, raw)
  requireFields(['title', 'summary', 'lang', 'kind', 'attendance'], typed, errors)
  const online = typed.attendance === 'online'
  const cities = online ? [] : known.citiesNamed(typed.city, typed.country || undefined)
  const place = online ? null : readPlace(typed, cities, known, errors)
  const zone = typed.zone || cities[0]?.zone || ''
  const when = resolveWhen({ ...typed, zone }, precision)
  // What a field said of itself comes before what the whole makes of it.
  if (!when.ok) Object.assign(errors, { ...when.error, ...errors })
  // A city that is left out brings its zone once it is given.
  if (errors.city?.code === 'required' && !typed.zone) delete errors.zone
  const cap = (place && known.tierCaps.get(place.country)) ?? null
  const revealAt = readReveal(typed, zone, when.ok ? when.value : null, errors)
  const tier = online ? 'country' : readTier(typed.tier, place, cap, errors)
  // What appears at the hour is the exact place: no way around the cap.
  if (place && cap && isFiner('exact', cap) && revealAt !== null) {
    errors.revealDate ??= { code: 'tierCapped', country: place.country, cap }
  }
  const groups = readGroups(typed.groups, errors)
  if (typed.days.some((slug) => !known.daySlugs.has(slug))) errors.days ??= { code: 'notInList' }
  if (online) requireFields(['joinUrl'], typed, errors)

  const { kind, attendance, lang, title, summary } = typed
  if (Object.keys(errors).length > 0 || !when.ok || !tier || !kind || !attendance || !lang) return no(errors)
  return ok({
    kind,
    attendance,
    when: when.value,
    place,
    tier,
    revealAt,
    joinUrl: attendance === 'in-person' ? null : typed.joinUrl || null,
    text: { lang, title, summary },
    link: typed.linkUrl ? { url: typed.linkUrl, lang: typed.linkLang } : null,
    days: typed.days,
    groups,
    access: { stepFree: typed.stepFree, signLanguage: typed.signLanguage, note: typed.accessNote || null },
  })
}

function readPlace(typed: Typed, cities: readonly KnownCity[], known: Known, errors: Errors): ActionPlace | null {
  requireFields(['city'], typed, errors)
  if ((typed.lat === null) !== (typed.lon === null))
    errors[typed.lat === null ? 'lat' : 'lon'] ??= { code: 'bothOrNone' }
  if (typed.country && !known.isCountry(typed.country)) errors.country ??= { code: 'notInList' }
  if (errors.city || errors.country || errors.lat || errors.lon) return null
  const point = typed.lat === null || typed.lon === null ? null : roundPoint({ lat: typed.lat, lon: typed.lon })
  const countries = [...new Set(cities.map(({ cc }) => cc))]
  const [city] = cities
  if (countries.length > 1) errors.country ??= { code: 'severalCities', countries }
  // A city that the gazetteer does not know is welcome if it can be found without it.
  if (!city && !typed.country) errors.country ??= { code: 'required' }
  if (!city && !point) errors.city ??= { code: 'unknownCity' }
  if (errors.city || errors.country) return null
  return {
    country: city?.cc ?? typed.country,
    city: city ? keptCity(city) : { id: null, name: typed.city },
    neighbourhood: typed.neighbourhood || null,
    venue: typed.venue || null,
    address: typed.address || null,
    point,
  }
}

function keptCity({ id, slug, name, lat, lon }: KnownCity): PlaceCity {
  return { id, slug, name, lat, lon }
}

function readTier(typed: Tier | null, place: ActionPlace | null, cap: Tier | null, errors: Errors): Tier | null {
  if (!typed) errors.tier ??= { code: 'required' }
  if (!typed || !place) return typed
  if (cap && isFiner(typed, cap)) errors.tier ??= { code: 'tierCapped', country: place.country, cap }
  return typed
}

function readReveal(typed: Typed, zone: string, when: When | null, errors: Errors): number | null {
  if (!typed.revealDate && !typed.revealTime) return null
  requireFields(['revealDate', 'revealTime'], typed, errors)
  if (!when || errors.revealDate || errors.revealTime) return null
  const hour = resolveHour(typed.revealDate, typed.revealTime, zone)
  if (!hour.ok) {
    if (hour.error.date) errors.revealDate ??= hour.error.date
    if (hour.error.time) errors.revealTime ??= hour.error.time
    return null
  }
  if (hour.value >= when.endsAt) errors.revealDate ??= { code: 'revealAfterEnd' }
  return hour.value
}

function readGroups(typed: string, errors: Errors): string[] {
  const names = typed
    .split('\n')
    .map((name) => name.trim())
    .filter(Boolean)
  const each = [...new Map(names.map((name) => [foldName(name), name])).values()]
  if (each.length > MAX_GROUPS) errors.groups ??= { code: 'tooMany', max: MAX_GROUPS }
  if (each.some((name) => [...name].length > MAX.name)) errors.groups ??= { code: 'tooLong', max: MAX.name }
  return each
}
