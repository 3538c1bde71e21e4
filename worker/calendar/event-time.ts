import type ICAL from 'ical.js'
import { isZone } from '../rules/when.ts'

/** An hour of an event: as on the wall of its zone (null where it names none), or as an instant. */
export type EventTime =
  | { of: 'date'; date: string }
  | { of: 'wall'; date: string; time: string; zone: string | null }
  /** YYYY-MM-DDTHH:MMZ. */
  | { of: 'instant'; utc: string }

/** The end of whole dates is the date behind the last (RFC 5545, section 3.6.1). */
export function lastOf(end: ICAL.Time, named: string | null): EventTime {
  if (!end.isDate) return timeOf(end, named)
  const last = end.clone()
  last.adjust(-1, 0, 0, 0)
  return timeOf(last, named)
}

/** The zone that a property names, if it is one of the IANA's: many calendars say no more of it. */
export function zoneNamed(component: ICAL.Component, property: string): string | null {
  const name = component.getFirstProperty(property)?.getFirstParameter('tzid')
  return name && isZone(name) ? name : null
}

/** An hour as it is meant; `named` is the zone that its property names, if it is one of the IANA's. */
export function timeOf(time: ICAL.Time, named: string | null): EventTime {
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
