import { Temporal } from 'temporal-polyfill'
import type { FieldErrors } from './field-error.ts'
import { no, ok, type Result } from './result.ts'

/** How exactly the date is known; only the archive has other than `day`. */
export const DATE_PRECISIONS = ['day', 'week', 'month'] as const
export type DatePrecision = (typeof DATE_PRECISIONS)[number]

/**
 * When an action is. The wall time at the venue is the truth; the instants are derived from it for sorting.
 * All-day: `startsLocal` and `endsLocal` are dates (YYYY-MM-DD), the last one included.
 * Otherwise: minutes (YYYY-MM-DDTHH:MM), `endsLocal` null where no end is known.
 */
export type When = {
  allDay: boolean
  startsLocal: string
  endsLocal: string | null
  /** IANA name. */
  zone: string
  /** Milliseconds since 1970 UTC. */
  startsAt: number
  /** Milliseconds since 1970 UTC, always after `startsAt`; assumed where no end is known. */
  endsAt: number
  precision: DatePrecision
}

/** What a form gives, already trimmed: dates as YYYY-MM-DD, hours as HH:MM, '' where left out. */
export type TypedWhen = {
  allDay: boolean
  startDate: string
  startTime: string
  endDate: string
  endTime: string
  zone: string
}
export type WhenField = Exclude<keyof TypedWhen, 'allDay'>

/** An action without a known end is taken to last two hours, which is what most rallies do. */
const ASSUMED_LENGTH_MS = 2 * 60 * 60 * 1000

/**
 * Turns typed dates and hours into a When.
 * An hour that a clock change skips is refused with the two hours around it; one that it repeats is the first.
 */
export function resolveWhen(typed: TypedWhen, precision: DatePrecision = 'day'): Result<When, FieldErrors<WhenField>> {
  const errors: FieldErrors<WhenField> = {}
  if (!typed.startDate) errors.startDate = { code: 'required' }
  else if (!isDate(typed.startDate)) errors.startDate = { code: 'notADate' }
  if (typed.endDate && !isDate(typed.endDate)) errors.endDate = { code: 'notADate' }
  if (!typed.allDay) {
    if (!typed.startTime) errors.startTime = { code: 'required' }
    else if (!isTime(typed.startTime)) errors.startTime = { code: 'notATime' }
    if (typed.endTime && !isTime(typed.endTime)) errors.endTime = { code: 'notATime' }
    if (typed.endDate && !typed.endTime) errors.endTime = { code: 'required' }
  }
  if (!typed.zone) errors.zone = { code: 'required' }
  else if (!isZone(typed.zone)) errors.zone = { code: 'unknownZone' }
  if (Object.keys(errors).length > 0) return no(errors)
  return typed.allDay ? wholeDays(typed, precision) : hours(typed, precision)
}

function wholeDays(typed: TypedWhen, precision: DatePrecision): Result<When, FieldErrors<WhenField>> {
  const { startDate: startsLocal, zone } = typed
  const endsLocal = typed.endDate || startsLocal
  if (endsLocal < startsLocal) return no({ endDate: { code: 'endBeforeStart' } })
  const startsAt = Temporal.PlainDate.from(startsLocal).toZonedDateTime(zone).epochMilliseconds
  const endsAt = Temporal.PlainDate.from(endsLocal).add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds
  // A whole date that a zone skipped (Apia, 2011-12-30) has no length.
  if (endsAt <= startsAt) return no({ startDate: { code: 'notADate' } })
  return ok({ allDay: true, startsLocal, endsLocal, zone, startsAt, endsAt, precision })
}

function hours(typed: TypedWhen, precision: DatePrecision): Result<When, FieldErrors<WhenField>> {
  const { zone } = typed
  const startsLocal = `${typed.startDate}T${typed.startTime}`
  const start = wallToInstant(startsLocal, zone)
  if (!start.ok) return no({ startTime: start.error })
  if (!typed.endTime) {
    const endsAt = start.value + ASSUMED_LENGTH_MS
    return ok({ allDay: false, startsLocal, endsLocal: null, zone, startsAt: start.value, endsAt, precision })
  }
  const endsLocal = `${typed.endDate || typed.startDate}T${typed.endTime}`
  const end = wallToInstant(endsLocal, zone)
  if (!end.ok) return no({ endTime: end.error })
  if (end.value <= start.value || endsLocal < startsLocal) return no({ endTime: { code: 'endBeforeStart' } })
  return ok({ allDay: false, startsLocal, endsLocal, zone, startsAt: start.value, endsAt: end.value, precision })
}

type SkippedHour = { code: 'hourSkipped'; before: string; after: string }

/** The instant of a wall time, in milliseconds; the first of two where clocks go back (RFC 5545, section 3.3.5). */
function wallToInstant(local: string, zone: string): Result<number, SkippedHour> {
  const wall = Temporal.PlainDateTime.from(local)
  const instant = wall.toZonedDateTime(zone, { disambiguation: 'earlier' })
  if (instant.toPlainDateTime().equals(wall)) return ok(instant.epochMilliseconds)
  const after = wall.toZonedDateTime(zone, { disambiguation: 'later' })
  return no({ code: 'hourSkipped', before: hourOf(instant), after: hourOf(after) })
}

function hourOf(time: Temporal.ZonedDateTime): string {
  return time.toPlainTime().toString({ smallestUnit: 'minute' })
}

/** Milliseconds of an hour typed in a zone, for hours that stand by themselves (when a venue is revealed). */
export function resolveHour(date: string, time: string, zone: string): Result<number, FieldErrors<'date' | 'time'>> {
  if (!isDate(date)) return no({ date: { code: 'notADate' } })
  if (!isTime(time)) return no({ time: { code: 'notATime' } })
  const instant = wallToInstant(`${date}T${time}`, zone)
  return instant.ok ? instant : no({ time: instant.error })
}

/** The wall time of an instant in a zone: YYYY-MM-DDTHH:MM. */
export function wallTime(at: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
}

/** Whether a date of the form YYYY-MM-DD exists. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

/** Whether a text is an hour and minute of a clock: HH:MM. */
export function isTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
}

/** Whether this is an IANA zone that the runtime knows; offsets such as +03:30 are none. */
export function isZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** The date `days` after another, both YYYY-MM-DD. */
export function addDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString()
}
