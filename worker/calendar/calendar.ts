import ical, { type ICalEventData } from 'ical-generator'
import { calendarText } from './calendar-text.ts'
import { vtimezone } from './vtimezone.ts'

/** What a calendar says of itself. */
export type CalendarHead = { name: string; lang: string; pageUrl: string; feedUrl: string }

/** Programs that ask us how often to look are told this, in seconds. */
const REFRESH_SECONDS = 60 * 60

/** A whole calendar (RFC 5545) as text with CRLF; without any event it holds a VTIMEZONE, so that it stays valid. */
export function renderCalendar({ name, lang, pageUrl, feedUrl }: CalendarHead, events: ICalEventData[]): string {
  const calendar = ical({
    prodId: { company: 'Hamseda', product: 'Hamseda', language: lang.toUpperCase() },
    name: escapeText(name),
    url: pageUrl,
    source: feedUrl,
    ttl: REFRESH_SECONDS,
    events,
  })
  return `${withZones(calendar.toString(), events)}\r\n`
}

/** Puts the zones before the first event: ical-generator would put them before the last properties (section 3.6). */
function withZones(calendar: string, events: ICalEventData[]): string {
  const named = new Set(events.flatMap(({ timezone }) => (typeof timezone === 'string' ? [timezone] : [])))
  // An hour in UTC is written with a Z, and names no zone.
  named.delete('UTC')
  const zones = events.length > 0 ? [...named].sort() : ['UTC']
  const blocks = zones.map(vtimezone).filter((block) => block !== null)
  return calendar.replace(/^(?=BEGIN:VEVENT\r$|END:VCALENDAR$)/m, () => blocks.map((block) => `${block}\r\n`).join(''))
}

/** TEXT as RFC 5545 (section 3.3.11) escapes it; ical-generator leaves a calendar's name as it is. */
function escapeText(text: string): string {
  return calendarText(text)
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n')
}
