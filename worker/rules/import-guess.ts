import { type ColumnMeaning, DATE_ORDERS, type DateOrder, guessMeanings } from './import-columns.ts'
import { latinDigits } from './text-hygiene.ts'
import { readWrittenDate } from './written-date.ts'
import { MIDNIGHT, readWrittenHour } from './written-time.ts'

/** What the values of a column are: dates, hours, or dates with hours. */
type Shape = 'date' | 'hour' | 'both'

/** The meanings of hours, by what their column holds, of a beginning and of an end. */
const MEANINGS = {
  starts: { both: 'starts', date: 'startDate', hour: 'startTime' },
  ends: { both: 'ends', date: 'endDate', hour: 'endTime' },
} as const satisfies Record<string, Record<Shape, ColumnMeaning>>
/** So much of a column has to be of one shape for it to say more than the column's name: there are typing errors. */
const MOST_OF_THEM = 0.8

/**
 * What the columns of these names probably mean, each meaning once; of what is said of hours by their first rows too, since a
 * column called "start date" may hold hours, and one called "start" dates alone.
 */
export function guessColumns(names: readonly string[], rows: readonly string[][]): (ColumnMeaning | null)[] {
  const meanings = guessMeanings(names)
  const given = new Set(meanings)
  return meanings.map((meaning, index) => {
    const part = Object.values(MEANINGS).find((words) => Object.values(words).some((word) => word === meaning))
    const shape = part && shapeOf(rows.map((row) => row[index] ?? ''))
    const seen = part && shape ? part[shape] : meaning
    if (seen === meaning || seen === null || given.has(seen)) return meaning
    given.add(seen)
    return seen
  })
}

/** Whether cells are mostly written in letters of Arabic script, as Persian is; null where they hold no letters. */
export function isInArabicScript(cells: readonly string[]): boolean | null {
  const letters = cells.join('').match(/\p{L}/gu) ?? []
  const arabic = letters.filter((letter) => /\p{Script=Arabic}/u.test(letter))
  return letters.length === 0 ? null : arabic.length > letters.length / 2
}

/** What cells say of the order in which dates are written in them. */
export type OrdersSeen = {
  /** A date that can be read in that order alone, for each order that there is one of. */
  only: Partial<Record<DateOrder, string>>
  /** A date that can be read both ways, and is another one each time. */
  either: string | null
}

/** Looks through cells for dates that can be read in one order alone, and for those that can be read in both. */
export function ordersSeen(cells: readonly string[]): OrdersSeen {
  const seen: OrdersSeen = { only: {}, either: null }
  for (const cell of cells) {
    const read = readWrittenDate(cell)
    if (!read || !('first' in read) || read.first === read.second) continue
    const date = /\d+[-/] ?\d+[-/] ?\d+/.exec(latinDigits(cell))?.[0] ?? cell.trim()
    const [isDay, isMonth] = [read.first > MONTHS, read.second <= MONTHS]
    if (isDay && isMonth) seen.only.dmy ??= date
    else if (!isDay && !isMonth) seen.only.mdy ??= date
    else if (!isDay && isMonth) seen.either ??= date
  }
  return seen
}

const MONTHS = 12

/** The one order that the dates are written in, or null where they do not say, or say both. */
export function orderSaid({ only }: OrdersSeen): DateOrder | null {
  const said = DATE_ORDERS.filter((order) => only[order] !== undefined)
  return said.length === 1 ? (said[0] ?? null) : null
}

/** The cells of columns that hold dates, alone or with their hours. */
export function datesIn(rows: readonly string[][], columns: readonly (ColumnMeaning | null)[]): string[] {
  const isOfDates = columns.map((meaning) => meaning !== null && WITH_DATES.has(meaning))
  return rows.flatMap((row) => row.filter((_, index) => isOfDates[index]))
}

const WITH_DATES: ReadonlySet<ColumnMeaning> = new Set(['starts', 'ends', 'startDate', 'endDate'])

function shapeOf(cells: readonly string[]): Shape | null {
  const filled = cells.filter((cell) => cell.trim() !== '')
  const shapes = filled.map(shapeOfCell)
  const counts = (['both', 'date', 'hour'] as const).map((shape) => ({
    shape,
    share: shapes.filter((each) => each === shape).length / filled.length,
  }))
  const [both, date] = counts
  // An hour that is not known yet is left out in some rows.
  if (both && date && both.share > 0 && both.share + date.share >= MOST_OF_THEM)
    return filled.every(isMidnight) ? 'date' : 'both'
  return counts.find(({ share }) => share >= MOST_OF_THEM)?.shape ?? null
}

/** What programs write behind a date that has no hour. */
function isMidnight(cell: string): boolean {
  const rest = readWrittenDate(cell)?.rest ?? ''
  return rest.trim() === '' || readWrittenHour(rest) === MIDNIGHT
}

function shapeOfCell(cell: string): Shape | null {
  const date = readWrittenDate(cell)
  if (date) return date.rest.trim() === '' ? 'date' : 'both'
  return /^\d{1,2}:\d{2}$/.test(readWrittenHour(cell)) && /[:h.]|[ap]\.?\s?m|[بق]/i.test(cell) ? 'hour' : null
}
