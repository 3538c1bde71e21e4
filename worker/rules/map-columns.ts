import type { Kind } from './kinds.ts'
import { KINDS } from './kinds.ts'
import type { PublicMarker } from './public-marker.ts'

/** The version of the columns: a reader of another one cannot read them. */
export const COLUMNS_VERSION = 2

/**
 * What the map of a selection draws, in columns: the n-th entry of each belongs to one action, in the order of their
 * cells (rules/cell.ts). What somebody reads of an action comes in blocks, when it is asked for.
 */
export type MapColumns = {
  version: typeof COLUMNS_VERSION
  kinds: readonly Kind[]
  /** Sets of languages (BCP 47) and of days (slugs) that `language` and `day` count from 0. */
  languages: string[][]
  days: string[][]
  /** Hundred-thousandths of a degree (WGS 84), each less the one before it. */
  lat: number[]
  lon: number[]
  /** Index into `kinds`. */
  kind: number[]
  /** The local date on which it begins, in days since 1970-01-01, and how many dates later it ends. */
  date: number[]
  dates: number[]
  /** When it begins, in minutes from 00:00 UTC of that date, and how many minutes it lasts. */
  starts: number[]
  lasts: number[]
  language: number[]
  day: number[]
  /** 1 where it is cancelled; where it is reached without a step. */
  cancelled: number[]
  stepFree: number[]
  /** Rows that lie elsewhere than the cell by which their block finds them: row and cell. */
  elsewhere: [row: number, cell: number][]
}

const DEGREE = 100_000
const MINUTE_MS = 60_000
const DATE_MS = 86_400_000

/** The columns of markers. */
export function encodeColumns(markers: readonly PublicMarker[]): MapColumns {
  const sorted = [...markers].sort(
    (a, b) => a.cell - b.cell || a.lat - b.lat || a.lon - b.lon || a.startsAt - b.startsAt,
  )
  const languages = indexed(sorted.map((marker) => marker.languages))
  const days = indexed(sorted.map((marker) => marker.days))
  const dates = sorted.map(({ startsOn }) => numberOf(startsOn))
  return {
    version: COLUMNS_VERSION,
    kinds: KINDS,
    languages: languages.sets,
    days: days.sets,
    lat: differences(sorted.map(({ lat }) => Math.round(lat * DEGREE))),
    lon: differences(sorted.map(({ lon }) => Math.round(lon * DEGREE))),
    kind: sorted.map(({ kind }) => KINDS.indexOf(kind)),
    date: dates,
    dates: sorted.map(({ endsOn }, row) => numberOf(endsOn) - (dates[row] ?? 0)),
    starts: sorted.map(({ startsAt }, row) => (startsAt - (dates[row] ?? 0) * DATE_MS) / MINUTE_MS),
    lasts: sorted.map(({ startsAt, endsAt }) => (endsAt - startsAt) / MINUTE_MS),
    language: languages.index,
    day: days.index,
    cancelled: sorted.map(({ cancelled }) => Number(cancelled)),
    stepFree: sorted.map(({ stepFree }) => Number(stepFree)),
    elsewhere: sorted.flatMap(({ cell, moved }, row) => (moved ? [[row, cell] as [number, number]] : [])),
  }
}

function numberOf(date: string): number {
  return Date.parse(`${date}T00:00Z`) / DATE_MS
}

function differences(values: readonly number[]): number[] {
  return values.map((value, row) => value - (values[row - 1] ?? 0))
}

/** Equal sets once, each row's by its index. */
function indexed(sets: readonly (readonly string[])[]): { sets: string[][]; index: number[] } {
  const known = new Map<string, number>()
  const index = sets.map((set) => {
    const key = [...set].sort().join(' ')
    const at = known.get(key) ?? known.size
    known.set(key, at)
    return at
  })
  return { sets: [...known.keys()].map((key) => key.split(' ').filter(Boolean)), index }
}
