import ical, { type ICalEventData } from 'ical-generator'
import { calendarText } from './calendar-text.ts'
import { foldLine } from './fold.ts'
import { vtimezone } from './vtimezone.ts'

/** What a calendar says of itself; `lang` is that of the words which the site puts in. */
export type CalendarHead = { name: string; lang: string; pageUrl: string; feedUrl: string }

/** One VEVENT of a calendar. */
export type CalendarEvent = {
  /** From BEGIN to END, folded, each line ended by CRLF. */
  vevent: string
  /** The IANA zone whose VTIMEZONE it wants. */
  zone: string | null
}

/** Programs that ask us how often to look are told this, in seconds. */
const REFRESH_SECONDS = 60 * 60
/** A colour's name in CSS, as RFC 7986 (section 5.9) wants it: the nearest to the site's own. */
const COLOR = 'firebrick'
const END = 'END:VCALENDAR\r\n'

/**
 * A whole calendar (RFC 5545, 7986) as text with CRLF: a head, the zones that are wanted, the events, a tail. Without any
 * event it holds a VTIMEZONE, so that it stays valid (section 3.6).
 */
export function renderCalendar(head: CalendarHead, events: readonly CalendarEvent[]): string {
  const named = new Set(events.flatMap(({ zone }) => (zone === null ? [] : [zone])))
  // An hour in UTC is written with a Z, and names no zone.
  named.delete('UTC')
  const zones = events.length > 0 ? [...named].sort() : ['UTC']
  const blocks = zones.map(vtimezone).filter((block) => block !== null)
  return [renderHead(head), ...blocks.map((block) => `${block}\r\n`), ...events.map(({ vevent }) => vevent), END].join(
    '',
  )
}

function renderHead({ name, lang, pageUrl, feedUrl }: CalendarHead): string {
  const calendar = ical({
    prodId: { company: 'Hamseda', product: 'Hamseda', language: lang.toUpperCase() },
    name: escapeText(name),
    url: pageUrl,
    source: feedUrl,
    ttl: REFRESH_SECONDS,
  })
  return `${calendar.toString().replace(/END:VCALENDAR\s*$/, '')}COLOR:${COLOR}\r\n`
}

/** One VEVENT by itself: folded, CRLF. Throws where ical-generator cannot write it. */
export function renderEvent(event: ICalEventData): CalendarEvent {
  const calendar = ical({ events: [event] }).toString()
  const vevent = /^BEGIN:VEVENT\r\n.*^END:VEVENT$/ms.exec(calendar)?.[0]
  if (!vevent) throw new Error('the library wrote no event')
  return { vevent: `${vevent}\r\n`, zone: typeof event.timezone === 'string' ? event.timezone : null }
}

const END_OF_EVENT = 'END:VEVENT\r\n'

/** A VEVENT with one property more: a name with its parameters, and a value that needs no escape. */
export function withProperty(vevent: string, property: string, value: string): string {
  return `${vevent.slice(0, -END_OF_EVENT.length)}${foldLine(`${property}:${value}`)}${END_OF_EVENT}`
}

/** TEXT as RFC 5545 (section 3.3.11) escapes it; ical-generator leaves a calendar's name as it is. */
function escapeText(text: string): string {
  return calendarText(text)
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n')
}
