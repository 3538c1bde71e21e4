import { ICalEventClass, type ICalEventData, ICalEventStatus } from 'ical-generator'
import { Temporal } from 'temporal-polyfill'
import { textIn } from '../rules/text-in.ts'
import type { DayDates } from '../rules/week.ts'
import { nextDate } from '../rules/week.ts'
import { addDays } from '../rules/when.ts'
import { calendarText } from './calendar-text.ts'

/** A day as the calendar takes it. */
export type CalledDay = DayDates & {
  slug: string
  sequence: number
  publishedAt: number
  texts: { lang: string; title: string; call: string; original: boolean }[]
}

/** The UID of a day: the same for ever, whatever the site is called. */
export function dayUid(slug: string): string {
  return `day-${slug}@hamseda`
}

/** The call itself as a VEVENT of whole dates; a weekly day has its rule (RFC 5545, section 3.3.10). */
export function eventOfDay(day: CalledDay, { lang, pageUrl }: { lang: string; pageUrl: string }): ICalEventData {
  const { title, call } = textIn(day.texts, lang)
  const published = Temporal.Instant.fromEpochMilliseconds(day.publishedAt)
  const first = nextDate(day, day.startsOn) ?? day.startsOn
  const last = day.weekday ? first : (day.endsOn ?? first)
  return {
    id: dayUid(day.slug),
    stamp: published,
    lastModified: published,
    sequence: day.sequence,
    allDay: true,
    start: Temporal.PlainDate.from(first),
    end: Temporal.PlainDate.from(addDays(last, 1)),
    ...(day.weekday ? { repeating: weekly(day.weekday, day.endsOn) } : {}),
    summary: calendarText(title),
    ...(call ? { description: calendarText(call) } : {}),
    url: pageUrl,
    class: ICalEventClass.PUBLIC,
    status: ICalEventStatus.CONFIRMED,
  }
}

function weekly(weekday: string, endsOn: string | null): string {
  const until = endsOn === null ? '' : `;UNTIL=${endsOn.replaceAll('-', '')}`
  return `RRULE:FREQ=WEEKLY;BYDAY=${weekday}${until}`
}
