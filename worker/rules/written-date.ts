import { fromJalali, isJalaliYear } from './jalali.ts'
import { monthNamed } from './month-names.ts'
import { latinDigits } from './text-hygiene.ts'

/** What a table writes for a date: its three numbers, or two of which it is not said which is the month. */
type Numbers = { year: number; month: number; day: number } | { year: number; first: number; second: number }
/** A date as a table writes it, and what stands behind it, which may be an hour. */
export type WrittenDate = Numbers & { rest: string }

const REST = String.raw`(?:(?:[T\s,،]+|$)(.*))`
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${REST}$`, 's')
const YEAR_LAST = new RegExp(String.raw`^(\d{1,2})([-/.]) ?(\d{1,2})\2 ?(\d{4}|\d{2})${REST}$`, 's')
const DAY_NAMED = new RegExp(
  String.raw`^(\d{1,2})(?:st|nd|rd|th|\.|º)?[-\s]*(?:de\s+)?(\p{L}+)\.?[-\s,]*(?:de[l]?\s+)?(\d{4}|\d{2})${REST}$`,
  'su',
)
const NAMED_DAY = new RegExp(String.raw`^(\p{L}+)\.?[-\s]*(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})${REST}$`, 'su')
/** The name of a weekday, which says nothing that the date does not. */
const WEEKDAY = /^\p{L}{2,}\.?,?\s+(?=\d|\p{L}+\.?\s+\d)/u
/** Longer than any date with its hour, in whatever language: what is longer is not looked through. Characters. */
export const LONGEST_WRITTEN = 100
/** What spreadsheets keep of a date: days since the end of 1899, those of this century. */
const SERIAL = /^([34567]\d{4})(\.\d+)?$/
const SERIAL_OF_1970 = 25_569
const DAY_MS = 86_400_000
const CENTURY = 2000

/**
 * Reads what stands at the beginning of a cell as a date: 2027-06-20, 20.6.27, 6/20/2027, 20 de junio de 2027, Sunday, June 20,
 * 2027, 1406/3/30 of the Persian calendar, or a number of Excel's. Null where none is there. Whether there is such a day is not looked at.
 */
export function readWrittenDate(written: string): WrittenDate | null {
  if (written.length > LONGEST_WRITTEN) return null
  const text = latinDigits(written).trim()
  return numbered(text) ?? named(text.replace(WEEKDAY, '')) ?? numbered(text.replace(WEEKDAY, '')) ?? serial(text)
}

function numbered(text: string): WrittenDate | null {
  const yearFirst = YEAR_FIRST.exec(text)
  if (yearFirst) {
    const [, year = '', month = '', day = '', rest = ''] = yearFirst
    return inGregorian({ year: Number(year), month: Number(month), day: Number(day) }, rest)
  }
  const [, first = '', mark = '', second = '', year = '', rest = ''] = YEAR_LAST.exec(text) ?? []
  if (!first) return null
  if (isJalaliYear(Number(year)))
    return inGregorian({ year: Number(year), month: Number(second), day: Number(first) }, rest)
  // Nobody who writes the month first parts numbers by dots.
  if (mark === '.') return { year: whole(year), month: Number(second), day: Number(first), rest }
  return { year: whole(year), first: Number(first), second: Number(second), rest }
}

/** A year such as 1406 is one of the Persian calendar; a date that it does not have is none. */
function inGregorian(date: { year: number; month: number; day: number }, rest: string): WrittenDate | null {
  if (!isJalaliYear(date.year)) return { ...date, rest }
  const gregorian = fromJalali(date)
  return gregorian && { ...gregorian, rest }
}

function named(text: string): WrittenDate | null {
  const dayFirst = DAY_NAMED.exec(text)
  const [, one = '', other = '', year = '', rest = ''] = dayFirst ?? NAMED_DAY.exec(text) ?? []
  const month = monthNamed(dayFirst ? other : one)
  return month === null ? null : { year: whole(year), month, day: Number(dayFirst ? one : other), rest }
}

function serial(text: string): WrittenDate | null {
  const [, days = '', part = ''] = SERIAL.exec(text) ?? []
  if (!days) return null
  const minutes = Math.round(Number(part || 0) * 1440)
  const [date = '', time = ''] = new Date((Number(days) - SERIAL_OF_1970) * DAY_MS + minutes * 60_000)
    .toISOString()
    .split('T')
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return { year, month, day, rest: part ? time.slice(0, 5) : '' }
}

function whole(year: string): number {
  return year.length === 2 ? CENTURY + Number(year) : Number(year)
}
