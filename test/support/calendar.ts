import { type CalendarEvent, renderCalendar, renderEvent } from '../../worker/calendar/calendar.ts'
import { type CalledDay, eventOfDay } from '../../worker/calendar/day-event.ts'
import { storedEvent, withAddresses } from '../../worker/calendar/stored-event.ts'
import { eventContext } from '../../worker/change/vevents.ts'
import type { ActionRecord } from '../../worker/rules/action-record.ts'
import type { Lang } from '../../worker/rules/languages.ts'
import { seen } from './actions.ts'

const SITE = 'https://hamseda.example'

/** A whole calendar of these days and actions, as a visitor gets it on 10 June 2027. */
export function calendarOf(
  records: ActionRecord[],
  { lang, name = 'Test', days = [] }: { lang: Lang; name?: string; days?: CalledDay[] },
): string {
  return renderCalendar(headOf(name, lang), [
    ...days.map((day) => renderEvent(eventOfDay(day, { lang, pageUrl: `${SITE}/${lang}/days/${day.slug}` }))),
    ...records.map((record) => eventOf(record, lang)),
  ])
}

/** What a calendar of this name says of itself. */
export function headOf(name: string, lang: Lang) {
  return { name, lang, pageUrl: `${SITE}/${lang}/`, feedUrl: `${SITE}/feeds/all.ics?lang=${lang}` }
}

/** The event of a published action, as it is kept and sent. */
export function eventOf(record: ActionRecord, lang: Lang): CalendarEvent {
  const event = storedEvent(() => seen(record, Date.parse('2027-06-10T12:00Z')), lang, eventContext(lang))
  if (!event || event.fault !== null) throw new Error(`this is no event: ${event?.fault}`)
  return withAddresses(event, { pageUrl: `${SITE}/${lang}/actions/${record.id}`, imageUrl: null })
}
