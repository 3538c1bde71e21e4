import { type Component, propertyOf } from './components.ts'
import type { Complain } from './lines.ts'
import { readMoment } from './times.ts'

/** What only the calendar as a whole can have wrong: its zones, its UIDs, what it says of itself twice. */
export function lintWhole(calendar: Component, complain: Complain): void {
  const said = (name: string) => propertyOf(calendar, name)?.value
  if (said('NAME') !== said('X-WR-CALNAME')) complain('it has two names', calendar.at)
  if (said('REFRESH-INTERVAL') !== said('X-PUBLISHED-TTL'))
    complain('it says twice how often to look, and not the same', calendar.at)
  // RFC 5545, section 3.6: at least one component.
  if (calendar.components.length === 0) complain('it holds no component', calendar.at)
  const events = calendar.components.filter(({ name }) => name === 'VEVENT')
  lintZones(calendar.components, events, complain)
  const uids = new Set<string>()
  for (const event of events) {
    const uid = propertyOf(event, 'UID')?.value ?? ''
    if (uid === '') complain('a UID is empty', event.at)
    if (uids.has(uid)) complain('a UID stands there twice', event.at)
    uids.add(uid)
    lintEvent(event, uid, complain)
  }
}

function lintZones(components: Component[], events: Component[], complain: Complain): void {
  const named = new Set<string>()
  for (const { properties } of events)
    for (const { params } of properties) {
      const zone = params.get('TZID')
      if (zone !== undefined) named.add(zone)
    }
  const defined = new Set<string>()
  let eventSeen = false
  for (const component of components) {
    if (component.name === 'VEVENT') eventSeen = true
    if (component.name !== 'VTIMEZONE') continue
    const zone = propertyOf(component, 'TZID')?.value ?? ''
    if (eventSeen) complain('a zone follows an event', component.at)
    if (defined.has(zone)) complain('a zone stands there twice', component.at)
    // A calendar without events has it, so that it holds a component.
    if (!named.has(zone) && !(zone === 'UTC' && events.length === 0)) complain('nothing is in a zone', component.at)
    if (component.components.length === 0) complain('a zone has no rule', component.at)
    defined.add(zone)
  }
  for (const event of events)
    if (event.properties.some(({ params }) => !defined.has(params.get('TZID') ?? '') && params.has('TZID')))
      complain('an hour names a zone that is not there', event.at)
}

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']

function lintEvent(event: Component, uid: string, complain: Complain): void {
  const [begin, end] = ['DTSTART', 'DTEND'].map((name) => propertyOf(event, name))
  if (end && propertyOf(event, 'DURATION')) complain('an event has an end and a duration', event.at)
  if (!begin) return
  const from = readMoment(begin)
  const to = end ? readMoment(end) : null
  if (typeof from === 'string' || typeof to === 'string') return
  if (to && 'date' in from !== 'date' in to) complain('an event begins with an hour and ends with a date', event.at)
  if (to && 'date' in from && 'date' in to && to.date <= from.date) complain('an event ends before it begins', event.at)
  if (to && 'at' in from && 'at' in to && to.at <= from.at) complain('an event ends before it begins', event.at)
  const rule = propertyOf(event, 'RRULE')?.value
  if (rule === undefined) return
  if (!uid.startsWith('day-')) complain('an event that is no weekly day is repeated', event.at)
  const weekday = 'date' in from ? WEEKDAYS[new Date(`${from.date}T00:00Z`).getUTCDay()] : ''
  if (!rule.includes(`;BYDAY=${weekday}`)) complain('a rule leaves out its own first date', event.at)
  const until = /;UNTIL=(\d{8})$/.exec(rule)?.[1]
  if (until && until < begin.value) complain('a rule ends before it begins', event.at)
}
