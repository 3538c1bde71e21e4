import { type CalendarEvent, renderCalendar } from '../../worker/calendar/calendar.ts'
import { storedEvent, withAddress } from '../../worker/calendar/stored-event.ts'
import { listText, placeName } from '../../worker/cities/names.ts'
import { messages } from '../../worker/messages/messages.ts'
import type { ActionRecord } from '../../worker/rules/action-record.ts'
import type { Lang } from '../../worker/rules/languages.ts'
import { seen } from './actions.ts'

const SITE = 'https://hamseda.example'

/** A whole calendar of these actions, as a visitor gets it on 10 June 2027. */
export function calendarOf(records: ActionRecord[], { lang, name = 'Test' }: { lang: Lang; name?: string }): string {
  return renderCalendar(
    headOf(name, lang),
    records.map((record) => eventOf(record, lang)),
  )
}

/** What a calendar of this name says of itself. */
export function headOf(name: string, lang: Lang) {
  return { name, lang, pageUrl: `${SITE}/${lang}/`, feedUrl: `${SITE}/feeds/all.ics?lang=${lang}` }
}

/** The event of a published action, as it is kept and sent. */
export function eventOf(record: ActionRecord, lang: Lang): CalendarEvent {
  const event = storedEvent(() => seen(record, Date.parse('2027-06-10T12:00Z')), lang, {
    t: messages[lang],
    placeName: (place) => placeName(place, lang),
    list: (items) => listText(items, lang),
  })
  if (!event || event.fault !== null) throw new Error(`this is no event: ${event?.fault}`)
  return withAddress(event, `${SITE}/${lang}/actions/${record.id}`)
}

/** RFC 5545, section 3.1. */
const OCTETS_A_LINE = 75

/** What ends a line for Python and others: vertical tab, form feed, NEL and Unicode's own two. */
const LINE_ENDS_ELSEWHERE = ['\v', '\f', '\u0085', '\u2028', '\u2029']

/** What no calendar of ours may have: the defects that made programs drop events, on octets as they are sent. */
export function lint(calendar: string): string[] {
  const lines = calendar.split('\r\n')
  const unfolded = calendar.replaceAll('\r\n ', '').split('\r\n')
  const [beforeComponents = ''] = calendar.split(/^BEGIN:V(?:EVENT|TIMEZONE)/m)
  const zones = unfolded.flatMap((line) => /^TZID:(.*)$/.exec(line)?.[1] ?? [])
  const named = unfolded.flatMap((line) => /^[A-Z-]+;TZID=([^:;]*):/.exec(line)?.[1] ?? [])
  const after = unfolded.slice(unfolded.findLastIndex((line) => line === 'END:VTIMEZONE' || line === 'END:VEVENT') + 1)
  const complaints: [boolean, string][] = [
    [lines.at(-1) !== '' || lines.at(-2) !== 'END:VCALENDAR', 'it does not end with END:VCALENDAR and CRLF'],
    [lines[0] !== 'BEGIN:VCALENDAR', 'it does not begin with BEGIN:VCALENDAR'],
    [lines.slice(0, -1).includes(''), 'it has an empty line'],
    [/(^|[^\r])\n|\r(?!\n)/.test(calendar), 'a line ends with a bare CR or LF'],
    [lines.some((line) => new TextEncoder().encode(line).length > OCTETS_A_LINE), 'a line is longer than 75 octets'],
    [!calendar.isWellFormed(), 'a letter is cut in two'],
    [LINE_ENDS_ELSEWHERE.some((end) => calendar.includes(end)), 'a character ends a line for some programs'],
    [unfolded.slice(0, -1).some((line) => !/^[A-Z][A-Z0-9-]*([:;])/.test(line)), 'a line is no property'],
    [count(unfolded, 'BEGIN') !== count(unfolded, 'END'), 'a component is not closed'],
    [after.length > 0 && after.join('\n') !== 'END:VCALENDAR\n', 'a property of the calendar follows a component'],
    [/^UID:/m.test(beforeComponents), 'the calendar as a whole has a UID'],
    [new Set(zones).size !== zones.length, 'a zone stands there twice'],
    [named.some((zone) => !zones.includes(zone)), 'an hour names a zone that is not there'],
    [count(unfolded, 'BEGIN') < 2, 'it holds no component'],
    [/^CREATED:/m.test(calendar), 'it tells when something was registered'],
  ]
  return complaints.filter(([broken]) => broken).map(([, words]) => words)
}

function count(lines: string[], property: string): number {
  return lines.filter((line) => line.startsWith(`${property}:`)).length
}
