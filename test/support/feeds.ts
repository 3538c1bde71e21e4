import type { FeedHead } from '../../worker/feed/feed-head.ts'
import type { Feed } from '../../worker/feed/read-feed.ts'
import type { ActionRecord } from '../../worker/rules/action-record.ts'
import { shippedLang, type TextLang } from '../../worker/rules/languages.ts'
import type { Day, DayText } from '../../worker/store/days.ts'
import { seen } from './actions.ts'

/** The hour at which the feeds of tests are read, ten days before the action. */
export const READ_AT = Date.parse('2027-06-10T12:00Z')

/** A feed of these records and days. */
export function feedOf(records: ActionRecord[], days: Day[] = [], now = READ_AT): Feed {
  return { name: 'Feed of the test', days, actions: records.map((record) => seen(record, now)) }
}

/** What the feed of everything says of itself in a language. */
export function headIn(lang: TextLang): FeedHead {
  const words = shippedLang(lang)
  return {
    lang,
    words,
    path: `/feeds/all.atom?lang=${lang}`,
    page: `/${words}/`,
    absolute: (path) => `https://hamseda.example${path}`,
  }
}

/** A call of these texts. */
export function dayOf(otherwise: Partial<Day> = {}): Day {
  return {
    slug: 'june-20-2027',
    startsOn: '2027-06-20',
    endsOn: '2027-06-20',
    weekday: null,
    startTime: null,
    endTime: null,
    opensOn: null,
    closesOn: null,
    sequence: 1,
    publishedAt: Date.parse('2027-05-01T09:30Z'),
    texts: [dayText()],
    ...otherwise,
  }
}

/** A text of a day. */
export function dayText(otherwise: Partial<DayText> = {}): DayText {
  const words = { title: 'Day of the test', call: 'Come, all of you.', suggestion: '', slogans: '' }
  return { lang: 'en', ...words, original: true, outdated: false, ...otherwise }
}

/** What RFC 7946 (sections 3 and 4) would not have, one line each. */
export function geoFaults(value: unknown): string[] {
  const collection = asObject(value)
  const features = Array.isArray(collection.features) ? collection.features.map(asObject) : null
  if (collection.type !== 'FeatureCollection' || !features) return ['it is no FeatureCollection']
  const ids = features.map(({ id }) => id)
  const complaints: [boolean, string][] = [
    ['crs', 'coordinates', 'geometry', 'properties'].map((name): [boolean, string] => [name in collection, name]),
    features.flatMap((feature): [boolean, string][] => [
      [feature.type !== 'Feature', 'something is no Feature'],
      [!('geometry' in feature) || !isPointOrNull(feature.geometry), 'a geometry is no point and not null'],
      [typeof feature.properties !== 'object' || feature.properties === null, 'a feature has no properties'],
      [typeof feature.id !== 'string' || feature.id === '', 'a feature has no id'],
      [
        ['coordinates', 'geometries', 'features'].some((name) => name in feature),
        'a feature has what is no part of it',
      ],
    ]),
    [[new Set(ids).size !== ids.length, 'an id stands there twice'] satisfies [boolean, string]],
  ].flat()
  return complaints.filter(([broken]) => broken).map(([, words]) => words)
}

function isPointOrNull(geometry: unknown): boolean {
  if (geometry === null) return true
  const { type, coordinates, ...more } = asObject(geometry)
  if (type !== 'Point' || !Array.isArray(coordinates) || Object.keys(more).length > 0) return false
  const [lon, lat, ...rest] = coordinates
  const within = (degrees: unknown, most: number) => typeof degrees === 'number' && Math.abs(degrees) <= most
  return rest.length === 0 && within(lon, 180) && within(lat, 90)
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}
}
