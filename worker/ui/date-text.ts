import type { Messages } from '../messages/en.ts'
import type { When } from '../rules/when.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

/** Formats a wall time by reading it as UTC: no zone has a say in what was written down as local. */
function format(local: string, lang: string, options: Intl.DateTimeFormatOptions): string {
  return formatOf(lang, options).format(readAsUtc(local))
}

function formatOf(lang: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  // A language's own calendar is only ever shown beside the Gregorian one.
  const tag = lang.includes('-u-') ? lang : `${lang}-u-ca-gregory`
  const key = `${tag} ${JSON.stringify(options)}`
  const known = formats.get(key) ?? new Intl.DateTimeFormat(tag, { timeZone: 'UTC', ...options })
  formats.set(key, known)
  return known
}

function readAsUtc(local: string): Date {
  return new Date(local.length === 10 ? `${local}T00:00Z` : `${local}Z`)
}

const LONG: Intl.DateTimeFormatOptions = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }
const SHORT: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long', year: 'numeric' }
const HOUR: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }

/** A date (YYYY-MM-DD, or longer) in words: Saturday 5 November 2022. */
export function dateText(local: string, lang: string): string {
  return format(local.slice(0, 10), lang, LONG)
}

/** The hour of a wall time (YYYY-MM-DDTHH:MM), in the digits of a language; '' of a date. */
export function wallHourText(local: string, lang: string): string {
  return local.length === 10 ? '' : format(local, lang, HOUR)
}

/** A date in the Persian calendar, for readers of Persian; null for others. */
export function jalaliText(local: string, lang: string): string | null {
  return lang === 'fa' ? formatOf('fa-u-ca-persian', SHORT).format(readAsUtc(local.slice(0, 10))) : null
}

/** Two dates as one text: 17 – 22 June 2023. */
export function dateRangeText(first: string, last: string, lang: string): string {
  if (first === last) return dateText(first, lang)
  return formatOf(lang, SHORT).formatRange(readAsUtc(first), readAsUtc(last))
}

/** The date or dates of an action in words, only as exact as they are known. */
export function whenDateText({ startsLocal, endsLocal, precision }: When, lang: string, t: Messages): string {
  const first = startsLocal.slice(0, 10)
  if (precision === 'month') return t.when.inMonth(format(first, lang, { month: 'long', year: 'numeric' }))
  if (precision === 'week') return t.when.inWeek(format(first, lang, SHORT))
  return dateRangeText(first, (endsLocal ?? startsLocal).slice(0, 10), lang)
}

/** The hours of an action at its venue, or null where it lasts all day. */
export function whenHoursText({ allDay, startsLocal, endsLocal }: When, lang: string): string | null {
  if (allDay) return null
  const start = format(startsLocal, lang, HOUR)
  return endsLocal === null ? start : `${start}–${format(endsLocal, lang, HOUR)}`
}

/** The name of an action's zone: Central European Time. */
export function zoneText({ zone, startsAt }: When, lang: string): string {
  const parts = formatOf(lang, { timeZone: zone, timeZoneName: 'longGeneric' }).formatToParts(startsAt)
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone
}

/** The parts of a date as a poster sets them: a large number over a month and a year. */
export function posterDate(local: string, lang: string): { day: string; month: string; year: string; weekday: string } {
  const date = local.slice(0, 10)
  return {
    day: format(date, lang, { day: 'numeric' }),
    month: format(date, lang, { month: 'short' }),
    year: format(date, lang, { year: 'numeric' }),
    weekday: format(date, lang, { weekday: 'short' }),
  }
}

/** An instant in words in a zone, with the hour. */
export function momentText(at: number, zone: string, lang: string): string {
  return formatOf(lang, { ...SHORT, ...HOUR, timeZone: zone, timeZoneName: 'short' }).format(at)
}
