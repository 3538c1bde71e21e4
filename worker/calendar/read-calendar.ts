import ICAL from 'ical.js'
import type { SkipWord, UnreadEvent } from '../rules/skipped-event.ts'
import { isZone } from '../rules/when.ts'
import { type EventTime, lastOf, timeOf, zoneNamed } from './event-time.ts'
import { parseCalendar } from './parse-calendar.ts'
import { isTameSeries, isTameZone } from './tame.ts'

/** An event of somebody's calendar, one for each date of a series. */
export type CalendarEvent = {
  /** Its UID and, of one of a series, the date that it stands for. */
  uid: string
  title: string
  description: string
  location: string
  geo: { lat: number; lon: number } | null
  url: string
  cancelled: boolean
  start: EventTime
  /** The first moment at which it is over; of whole dates the last one, included. Null where none is said. */
  end: EventTime | null
}
/** What was read; `zone` is that which the calendar names for itself, `unread` what is in it and could not be read. */
export type ReadCalendar = {
  events: CalendarEvent[]
  zone: string | null
  unread: UnreadEvent[]
  hasEvents: boolean
}

/** A series is written out so far ahead. */
const AHEAD_MS = 366 * 86_400_000
/** Dates that are looked at of one series, and events that are taken of one calendar: a rule may say "every second". */
const DATES_AT_MOST = 3000
const EVENTS_AT_MOST = 500
/** Dates that are looked at of all series together: some seconds. */
const ALL_DATES_AT_MOST = 20_000

/**
 * Reads a calendar (RFC 5545): what of it is not over at `now` (milliseconds) and begins within a year. Null where it is none
 * or a cut one. Zones of the IANA's name are taken by their name; others by what the calendar says of them.
 */
export function readCalendar(text: string, now: number): ReadCalendar | null {
  const parsed = parseCalendar(text, now)
  if (!parsed) return null
  const { root, unread } = parsed
  for (const zone of root.getAllSubcomponents('vtimezone')) {
    const id = String(zone.getFirstPropertyValue('tzid') ?? '')
    // The library would find it in the calendar too.
    if (!isTameZone(zone)) root.removeSubcomponent(zone)
    else if (id) ICAL.TimezoneService.register(zone)
  }
  const own = String(root.getFirstPropertyValue('x-wr-timezone') ?? '')
  const components = root.getAllSubcomponents('vevent')
  const read: ReadCalendar = {
    ...{ events: [], unread, hasEvents: components.length + unread.length > 0 },
    zone: isZone(own) ? own : null,
  }
  try {
    let left = ALL_DATES_AT_MOST
    for (const event of seriesOf(components, read)) left -= addDates(read, event, { now, left })
  } finally {
    // It is one for all calendars that this Worker reads: the next one's zones are its own.
    ICAL.TimezoneService.reset()
  }
  return read
}

/** Events by themselves, and series with those of their dates that are told otherwise. */
function seriesOf(components: ICAL.Component[], read: ReadCalendar): ICAL.Event[] {
  const [masters, others, alone]: [Map<string, ICAL.Event>, ICAL.Event[], ICAL.Event[]] = [new Map(), [], []]
  for (const component of components) {
    const event = new ICAL.Event(component, { exceptions: [] })
    if (event.isRecurrenceException()) others.push(event)
    // Whatever has no UID is told apart from all others.
    else masters.set(event.uid || `\n${masters.size}`, event)
  }
  for (const event of others) {
    const master = masters.get(event.uid)
    if (!master?.isRecurring()) alone.push(event)
    else if (!relate(master, event)) skip(read, event, 'unreadable')
  }
  return [...masters.values(), ...alone]
}

function relate(master: ICAL.Event, event: ICAL.Event): boolean {
  try {
    master.relateException(event)
    return true
  } catch {
    // The date that it stands for is none.
    return false
  }
}

/** Adds an event, or the dates of a series, and says how many dates it has looked at: no more than are `left`. */
function addDates(read: ReadCalendar, event: ICAL.Event, { now, left }: { now: number; left: number }): number {
  let looked = 0
  try {
    if (!event.isRecurring()) {
      add(read, event, event.startDate, event.endDate, now)
      return looked
    }
    const iterator = isTameSeries(event.component) ? event.iterator() : null
    while (iterator && looked < Math.min(DATES_AT_MOST, left)) {
      looked += 1
      const next = iterator.next()
      if (!next || next.toUnixTime() * 1000 > now + AHEAD_MS) return looked
      const { item, startDate, endDate, recurrenceId } = event.getOccurrenceDetails(next)
      if (!add(read, item, startDate, endDate, now, recurrenceId)) return looked
    }
    skip(read, event, 'rule')
  } catch {
    // One that is broken costs nobody the others.
    skip(read, event, 'unreadable')
  }
  return looked
}

function skip(read: ReadCalendar, event: ICAL.Event, word: SkipWord): void {
  const text = (name: string) => String(event.component.getFirstPropertyValue(name) ?? '')
  read.unread.push({ uid: text('uid'), title: text('summary'), word })
}

/** False where there is no room for it, nor for what would come behind it. */
function add(
  read: ReadCalendar,
  event: ICAL.Event,
  start: ICAL.Time | null,
  end: ICAL.Time | null,
  now: number,
  date: ICAL.Time | null = event.recurrenceId,
): boolean {
  if (!start) {
    skip(read, event, 'noStart')
    return true
  }
  const ends = (end ?? start).toUnixTime() * 1000
  // A zone's offset more or less: what is over is decided on when it is an action.
  if (ends < now - DAY_MS || start.toUnixTime() * 1000 > now + AHEAD_MS) return true
  if (!event.uid || read.events.length >= EVENTS_AT_MOST) {
    skip(read, event, event.uid ? 'tooMany' : 'noUid')
    return !event.uid
  }
  const text = (name: string) => String(event.component.getFirstPropertyValue(name) ?? '')
  read.events.push({
    uid: date ? `${event.uid}\n${date.toString()}` : event.uid,
    title: event.summary ?? '',
    description: event.description ?? '',
    location: event.location ?? '',
    geo: geoOf(event.component),
    url: text('url'),
    cancelled: text('status').toUpperCase() === 'CANCELLED',
    start: timeOf(start, zoneNamed(event.component, 'dtstart')),
    end: end && end.compare(start) > 0 ? lastOf(end, zoneNamed(event.component, 'dtend')) : null,
  })
  return true
}

const DAY_MS = 86_400_000

function geoOf(component: ICAL.Component): CalendarEvent['geo'] {
  const [lat, lon] = [component.getFirstPropertyValue('geo')].flat()
  return typeof lat === 'number' && typeof lon === 'number' ? { lat, lon } : null
}
