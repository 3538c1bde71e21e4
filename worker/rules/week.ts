import { addDays } from './when.ts'

/** Days of the week as RFC 5545 (section 3.3.10) writes them, Monday first. */
export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
export type Weekday = (typeof WEEKDAYS)[number]

/** When a day is: one date or a range (`endsOn` the last, included), or every week on `weekday`, perhaps without end. */
export type DayDates = { startsOn: string; endsOn: string | null; weekday: Weekday | null }

/** The first date, at or after `from` (YYYY-MM-DD), on which a day is called; null when there is none any more. */
export function nextDate({ startsOn, endsOn, weekday }: DayDates, from: string): string | null {
  const earliest = from > startsOn ? from : startsOn
  if (!weekday) return endsOn !== null && endsOn < earliest ? null : earliest
  // getUTCDay() counts from Sunday, WEEKDAYS from Monday.
  const present = (new Date(`${earliest}T00:00:00Z`).getUTCDay() + 6) % 7
  const date = addDays(earliest, (WEEKDAYS.indexOf(weekday) - present + 7) % 7)
  return endsOn !== null && date > endsOn ? null : date
}

/** Whether a weekly day is called on this date. */
export function isCalledOn(day: DayDates, date: string): boolean {
  return nextDate(day, date) === date
}
