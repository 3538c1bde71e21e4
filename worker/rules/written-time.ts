import { Temporal } from 'temporal-polyfill'
import type { DateOrder } from './import-columns.ts'
import { latinDigits } from './text-hygiene.ts'
import { isZone } from './when.ts'
import { LONGEST_WRITTEN, readWrittenDate, type WrittenDate } from './written-date.ts'

/** A date and an hour as the form has them (YYYY-MM-DD, HH:MM), '' where there is none. */
export type WrittenTime = { date: string; time: string }

/** The hour that programs write behind a date that has none. */
export const MIDNIGHT = '00:00'

const HOUR =
  /^(\d{1,2})(?:[:.h](\d{2}))?(?::\d{2}(?:\.\d+)?)?\s*(?:h|hrs|uhr)?\s*([ap])?\.?\s?(?:m\.?)?\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i
/** What some say between a date and its hour. */
const BEFORE_HOUR = /^(?:at|um|à|a\s+las?|às|ساعت)\s+/iu

/**
 * A date as tables write it, maybe with an hour behind it: 2027-06-20, 2027-06-20T15:00:00+02:00, 20.6.2027, 6/20/2027 3 pm.
 * An hour of UTC (Z) is turned to the wall time of `zone`, and stays as it is written where that is not known: the form refuses it,
 * as it would be another hour there. Any other offset is that of the venue, whose wall time stands before it. What is no date comes out as it is, for the form to refuse; so does one whose numbers may be day
 * and month or month and day, where no `order` says which.
 */
export function readWrittenTime(
  written: string,
  { order, zone }: { order: DateOrder | null; zone: string },
): WrittenTime {
  const read = readWrittenDate(written)
  const date = read && dateOf(read, order)
  if (!read || !date) return { date: latinDigits(written).trim(), time: '' }
  const rest = read.rest.replace(BEFORE_HOUR, '')
  const time = readWrittenHour(rest)
  if (!isInUtc(rest)) return { date, time }
  return inZone({ date, time }, zone) ?? { date, time: rest.trim() }
}

/** Whether an hour is said to be one of UTC. */
export function isInUtc(written: string): boolean {
  return /\d\s*(Z|UTC|GMT|\+00:?00)$/i.test(latinDigits(written.slice(0, LONGEST_WRITTEN)).trim())
}

/** An hour as tables write it, as HH:MM: 15:00, 15:00:00, 3 pm, 15h30, 15.30. What is none comes out as it is. */
export function readWrittenHour(written: string): string {
  if (written.length > LONGEST_WRITTEN) return written
  const text = halvesInLatin(latinDigits(written).trim())
  const [, hours = '', minutes = '00', half] = HOUR.exec(text) ?? []
  if (!hours) return text
  if (half === undefined) return `${hours.padStart(2, '0')}:${minutes}`
  const onClock = (Number(hours) % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
  return `${String(onClock).padStart(2, '0')}:${minutes}`
}

/**
 * The hours of a cell, of which the second is '' where it says one alone: 18:00–20:00, 6-8 pm, de 18:00 a 20:00 h. Half of the
 * day said of one is that of the other too, or the other half, as 11-1 pm begins before noon; where neither comes first and last
 * it is no hour, for the form to refuse.
 */
export function readWrittenHours(written: string): [starts: string, ends: string] {
  if (written.length > LONGEST_WRITTEN) return [written, '']
  const text = latinDigits(written)
    .trim()
    .replace(/^(?:from|von|de|desde|از)\s+(?:las\s+)?/iu, '')
  const [first = '', last, ...others] = text.split(
    /\s*[-–—~]\s*|\s+(?:to|until|till|bis|a|à|as|hasta|تا)\s+(?:las\s+)?/iu,
  )
  if (last === undefined || others.length > 0) return [readWrittenHour(text), '']
  const [halfOfFirst, halfOfLast] = [halfIn(first), halfIn(last)]
  const [starts, ends] = [readWrittenHour(first), readWrittenHour(last)]
  const pairs =
    (halfOfFirst === null) === (halfOfLast === null)
      ? [[starts, ends] as const]
      : halfOfFirst === null
        ? inHalves(first, halfOfLast).map((hour) => [hour, ends] as const)
        : inHalves(last, halfOfFirst).map((hour) => [starts, hour] as const)
  const sound = pairs.filter(([one, other]) => isHour(one) && isHour(other))
  const [from, to] = (pairs.length === 1 ? sound[0] : sound.find(([one, other]) => one < other)) ?? [text, '']
  return [from, to]
}

/** Which half of the day is said behind an hour, or null. */
function halfIn(text: string): string | null {
  return /([ap])\.?\s?m\.?$/i.exec(halvesInLatin(text))?.[1]?.toLowerCase() ?? null
}

/** An hour in a half of the day, and in the other one. */
function inHalves(text: string, half: string | null): string[] {
  return (half === 'a' ? ['am', 'pm'] : ['pm', 'am']).map((each) => readWrittenHour(`${text} ${each}`))
}

function isHour(text: string): boolean {
  return /^\d{2}:\d{2}$/.test(text)
}

/** Which of two numbers is the month, where that is not said: by itself a number beyond twelve is none. */
function dateOf(read: WrittenDate, order: DateOrder | null): string | null {
  if (!('first' in read)) return printed(read)
  const { year, first, second } = read
  if (first > MONTHS && second > MONTHS) return null
  if (first === second) return printed({ year, month: first, day: second })
  const said = order ?? (first > MONTHS ? 'dmy' : second > MONTHS ? 'mdy' : null)
  if (said === null) return null
  return printed(said === 'dmy' ? { year, month: second, day: first } : { year, month: first, day: second })
}

const MONTHS = 12

function printed({ year, month, day }: { year: number; month: number; day: number }): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** Before and after noon in Persian, as spreadsheets write it. */
function halvesInLatin(text: string): string {
  return text.replace(/(?:ب\.?\s?ظ\.?|بعد ?از ?ظهر|عصر)$/u, 'pm').replace(/(?:ق\.?\s?ظ\.?|صبح)$/u, 'am')
}

function inZone({ date, time }: WrittenTime, zone: string): WrittenTime | null {
  if (!isZone(zone) || !/^\d{2}:\d{2}$/.test(time) || Number.isNaN(Date.parse(`${date}T${time}Z`))) return null
  const [day = '', hour = ''] = Temporal.Instant.from(`${date}T${time}Z`)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
    .split('T')
  return { date: day, time: hour }
}
