import { MAX } from './action-entries.ts'
import type { ImportDefaults, TypedRow } from './import-columns.ts'
import { withDefaults } from './import-values.ts'
import { plainText } from './plain-text.ts'
import { wallTime } from './when.ts'

/** An hour of an event, as calendar/read-calendar.ts gives it. */
type Hour =
  | { of: 'date'; date: string }
  | { of: 'wall'; date: string; time: string; zone: string | null }
  | { of: 'instant'; utc: string }
/** What of an event makes a row. */
export type EventWords = {
  title: string
  description: string
  url: string
  geo: { lat: number; lon: number } | null
  start: Hour
  end: Hour | null
}
/** What the one line of a calendar for all of a place was taken to mean, '' where nothing was found. */
export type EventPlace = { venue: string; address: string; city: string; country: string; zone: string }

/**
 * An event as somebody would have typed it into the form, blanks filled from what was chosen for its calendar. Texts that are
 * longer than the form takes are cut: nobody there can be asked. `zone` is that of the city chosen for it, or the calendar's own.
 */
export function eventRow(
  event: EventWords,
  place: EventPlace,
  { defaults, zone }: { defaults: ImportDefaults; zone: string | null },
): TypedRow {
  const { start, end, geo } = event
  const own = start.of === 'wall' ? start.zone : null
  const wall = own ?? (place.zone || defaults.zone || zone || (start.of === 'instant' ? 'UTC' : ''))
  const [startDate, startTime] = written(start, wall)
  const [endDate, endTime] = end ? written(end, wall) : ['', '']
  const title = cut(plainText(event.title).replace(/\s+/g, ' '), MAX.title)
  const row: TypedRow = {
    title,
    summary: cut(plainText(event.description), MAX.summary),
    allDay: start.of === 'date' ? 'on' : '',
    ...{ startDate, startTime, endDate: endDate === startDate ? '' : endDate, endTime },
    zone: wall,
    country: place.country,
    city: cut(place.city, MAX.name),
    venue: cut(place.venue, MAX.name),
    address: cut(place.address, MAX.address),
    ...(geo && Math.abs(geo.lat) + Math.abs(geo.lon) > 0 ? { lat: String(geo.lat), lon: String(geo.lon) } : {}),
    linkUrl: /^https:\/\//i.test(event.url) && event.url.length <= MAX.url ? event.url : '',
  }
  return withDefaults(row, defaults)
}

function written(hour: Hour, zone: string): [date: string, time: string] {
  if (hour.of === 'date') return [hour.date, '']
  if (hour.of === 'wall') return [hour.date, hour.time]
  const [date = '', time = ''] = wallTime(Date.parse(hour.utc), zone).split('T')
  return [date, time]
}

function cut(text: string, max: number): string {
  const letters = [...text]
  return letters.length <= max ? text : `${letters.slice(0, max - 1).join('')}…`
}
