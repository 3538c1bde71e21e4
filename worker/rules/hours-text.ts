import { offsetAt } from './clock-offset.ts'
import { filled } from './filled-text.ts'

/** The clock that the hours of a form go by: an IANA zone, the city whose zone it is, and the date, as they were typed. */
export type HoursClock = { zone: string; city: string | null; date: string }

/** The words of the note beside the hours. */
export type HoursWords = { ofCity: string; ofZone: string; now: string; thatDay: string }

/** Says which clock it is, and how far from UTC on that date; `now` (milliseconds) where no date is known. */
export function hoursClockText({ zone, city, date }: HoursClock, words: HoursWords, now: number): string {
  const noon = Date.parse(`${date}T12:00Z`)
  const known = !Number.isNaN(noon)
  const offset = filled(known ? words.thatDay : words.now, { offset: offsetAt(zone, known ? noon : now) })
  return filled(city ? words.ofCity : words.ofZone, { zone: zone.replaceAll('_', ' '), city: city ?? '', offset })
}
