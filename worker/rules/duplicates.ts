import { distanceKm } from './location-tier.ts'
import { indexedWords } from './search-words.ts'

/** What two actions are compared by. Times are milliseconds since 1970 UTC, `date` is local (YYYY-MM-DD). */
export type Comparable = {
  id: string
  title: string
  allDay: boolean
  date: string
  startsAt: number
  /** Slugs. */
  days: readonly string[]
  country: string | null
  cityId: number | null
  cityName: string | null
  lat: number | null
  lon: number | null
  /** Folded names of who calls it, as they were typed. */
  groups: readonly string[]
}

/** How two actions are alike, so that a coordinator sees at once why they stand beside each other. */
export type Likeness = { title: boolean; day: boolean; place: boolean; hour: boolean; group: boolean }

const HOUR_MS = 3_600_000
/** Who registers the same thing twice may begin with the gathering or with the march. */
export const NEAR_IN_TIME_MS = 3 * HOUR_MS
/** What somebody else who calls the same thing in another language gives as its hour. */
const SAME_HOUR_MS = HOUR_MS / 2
/** Two pins on one square. */
export const NEAR_KM = 1
/** So much of the words of two titles is the same, of all of them together. */
const ALIKE = 0.5

/**
 * How two actions are alike where they may be the same one: of one day or date, near in place (a kilometre, or one city
 * where a pin is missing) and in time; null where they are not. Titles are in many languages, and so are not enough to tell two
 * apart: what is alike in all but its title counts where both have a pin on the same spot, where a group calls both, or
 * where they are of one action day and hour and no pins say that these are two places. The same whichever comes first.
 */
export function likenessOf(a: Comparable, b: Comparable): Likeness | null {
  if (a.id === b.id) return null
  const day = a.days.some((slug) => b.days.includes(slug))
  if (!day && a.date !== b.date) return null
  if (!isNearInTime(a, b)) return null
  const km = kmApart(a, b)
  const place = km !== null && km <= NEAR_KM
  if (!place && !isSameCity(a, b)) return null
  const title = titleLikeness(a.title, b.title) >= ALIKE
  const group = a.groups.some((name) => b.groups.includes(name))
  const hour = !a.allDay && !b.allDay && Math.abs(a.startsAt - b.startsAt) <= SAME_HOUR_MS
  const isOne = title || place || group || (day && hour && km === null)
  return isOne ? { title, day, place, hour, group } : null
}

function isNearInTime(a: Comparable, b: Comparable): boolean {
  if (a.allDay || b.allDay) return a.date === b.date
  return Math.abs(a.startsAt - b.startsAt) <= NEAR_IN_TIME_MS
}

function isSameCity(a: Comparable, b: Comparable): boolean {
  if (a.country !== b.country) return false
  if (a.cityId !== null && b.cityId !== null) return a.cityId === b.cityId
  return a.cityName === b.cityName
}

function kmApart(a: Comparable, b: Comparable): number | null {
  if (a.lat === null || a.lon === null || b.lat === null || b.lon === null) return null
  return distanceKm({ lat: a.lat, lon: a.lon }, { lat: b.lat, lon: b.lon })
}

/** How much a likeness says, the most first in a list: alike in words or by who calls it, then where, then when. */
export function weightOf({ title, group, place, day, hour }: Likeness): number {
  return Number(title) * 4 + Number(group) * 4 + Number(place) * 3 + Number(day) + Number(hour)
}

/** How much of two titles is the same, from 0 to 1: their folded words in common, of all of them. */
export function titleLikeness(a: string, b: string): number {
  const [first, second] = [wordsOf(a), wordsOf(b)]
  const common = [...first].filter((word) => second.has(word)).length
  const all = first.size + second.size - common
  return all === 0 ? 0 : common / all
}

function wordsOf(title: string): Set<string> {
  return new Set(indexedWords(title).split(' ').filter(Boolean))
}
