import ICAL from 'ical.js'
import { isZone } from '../rules/when.ts'
import { hasShortHeads, isTameSeries, isTameZone } from './tame.ts'

/** An hour of an event: as on the wall of its zone (null where it names none), or as an instant. */
export type EventTime =
  | { of: 'date'; date: string }
  | { of: 'wall'; date: string; time: string; zone: string | null }
  /** YYYY-MM-DDTHH:MMZ. */
  | { of: 'instant'; utc: string }

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
/** What was read; `zone` is that which the calendar names for itself, `refused` counts what could not be read. */
export type ReadCalendar = { events: CalendarEvent[]; zone: string | null; refused: number; hasEvents: boolean }

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
  const root = parsed(text)
  if (!root) return null
  for (const zone of root.getAllSubcomponents('vtimezone')) {
    const id = String(zone.getFirstPropertyValue('tzid') ?? '')
    // The library would find it in the calendar too.
    if (!isTameZone(zone)) root.removeSubcomponent(zone)
    else if (id) ICAL.TimezoneService.register(zone)
  }
  const own = String(root.getFirstPropertyValue('x-wr-timezone') ?? '')
  const components = root.getAllSubcomponents('vevent')
  const read: ReadCalendar = {
    ...{ events: [], refused: 0, hasEvents: components.length > 0 },
    zone: isZone(own) ? own : null,
  }
  try {
    let left = ALL_DATES_AT_MOST
    for (const event of seriesOf(components)) left -= addDates(read, event, { now, left })
  } finally {
    // It is one for all calendars that this Worker reads: the next one's zones are its own.
    ICAL.TimezoneService.reset()
  }
  return read
}

function parsed(text: string): ICAL.Component | null {
  const trimmed = text.trim()
  if (!/^BEGIN:VCALENDAR\r?\n/i.test(trimmed) || !/\nEND:VCALENDAR$/i.test(trimmed)) return null
  if (!hasShortHeads(trimmed)) return null
  try {
    const root = new ICAL.Component(ICAL.parse(trimmed))
    return root.name === 'vcalendar' ? root : null
  } catch {
    // The library says in many ways that a text is no calendar.
    return null
  }
}

/** Events by themselves, and series with those of their dates that are told otherwise. */
function seriesOf(components: ICAL.Component[]): ICAL.Event[] {
  const events = components.map((component) => new ICAL.Event(component, { exceptions: [] }))
  const masters = new Map(events.filter((event) => !event.isRecurrenceException()).map((event) => [event.uid, event]))
  const alone: ICAL.Event[] = []
  for (const event of events.filter((each) => each.isRecurrenceException())) {
    const master = masters.get(event.uid)
    if (master?.isRecurring()) master.relateException(event)
    else alone.push(event)
  }
  return [...masters.values(), ...alone]
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
      if (!next || next.toUnixTime() * 1000 > now + AHEAD_MS || read.events.length >= EVENTS_AT_MOST) return looked
      const { item, startDate, endDate, recurrenceId } = event.getOccurrenceDetails(next)
      add(read, item, startDate, endDate, now, recurrenceId)
    }
    read.refused += 1
  } catch {
    // One that is broken costs nobody the others.
    read.refused += 1
  }
  return looked
}

function add(
  read: ReadCalendar,
  event: ICAL.Event,
  start: ICAL.Time | null,
  end: ICAL.Time | null,
  now: number,
  date: ICAL.Time | null = event.recurrenceId,
): void {
  if (!start || !event.uid || read.events.length >= EVENTS_AT_MOST) {
    read.refused += 1
    return
  }
  const ends = (end ?? start).toUnixTime() * 1000
  // A zone's offset more or less: what is over is decided on when it is an action.
  if (ends < now - DAY_MS || start.toUnixTime() * 1000 > now + AHEAD_MS) return
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
}

const DAY_MS = 86_400_000

function geoOf(component: ICAL.Component): CalendarEvent['geo'] {
  const [lat, lon] = [component.getFirstPropertyValue('geo')].flat()
  return typeof lat === 'number' && typeof lon === 'number' ? { lat, lon } : null
}

/** The end of whole dates is the date behind the last (RFC 5545, section 3.6.1). */
function lastOf(end: ICAL.Time, named: string | null): EventTime {
  if (!end.isDate) return timeOf(end, named)
  const last = end.clone()
  last.adjust(-1, 0, 0, 0)
  return timeOf(last, named)
}

/** The zone that a property names, if it is one of the IANA's: many calendars say no more of it. */
function zoneNamed(component: ICAL.Component, property: string): string | null {
  const name = component.getFirstProperty(property)?.getFirstParameter('tzid')
  return name && isZone(name) ? name : null
}

function timeOf(time: ICAL.Time, named: string | null): EventTime {
  const [date = '', clock = ''] = time.toString().split('T')
  if (time.isDate) return { of: 'date', date }
  const zone = time.zone?.tzid ?? 'floating'
  const wall = { date, time: clock.slice(0, 5) }
  // A duration is added to the start, in whose zone the end then is.
  const known =
    zone === 'floating' || zone === named ? named : isZone(zone) && !/^(UTC|Z|GMT)$/.test(zone) ? zone : null
  if (known !== null || zone === 'floating') return { of: 'wall', ...wall, zone: known }
  return { of: 'instant', utc: `${new Date(time.toUnixTime() * 1000).toISOString().slice(0, 16)}Z` }
}
