import type { CalendarEvent, ReadCalendar } from '../calendar/read-calendar.ts'
import { zoneOfCity } from '../cities/country-codes.ts'
import { placeOfLine } from '../cities/place-of-line.ts'
import { eventRow } from '../rules/event-row.ts'
import type { ImportDefaults, TypedRow } from '../rules/import-columns.ts'
import { hashSecret } from '../rules/secret.ts'
import type { SkipReason } from '../rules/skipped-event.ts'
import { GONE, type SourceEvent } from '../store/sources.ts'

/** An event beside what is known of it. */
export type MetEvent = {
  uid: string
  title: string
  uidHash: string
  /** The hash of its UID alone, which all dates of a series share. */
  seriesHash: string
  contentHash: string
  typed: TypedRow
  cancelled: boolean
  known: SourceEvent | null
}

/** An event that was not taken, and why. */
export type Refused = { event: MetEvent; reason: SkipReason }

/** What is to be done with the events of a calendar. */
export type Sorted = {
  /** Nothing was known of them. */
  fresh: MetEvent[]
  /** They say something else than before. */
  changed: MetEvent[]
  /** Their calendar says that they do not take place. */
  cancelled: MetEvent[]
  /** As they were, or of an action that somebody deleted: it does not come back. */
  same: MetEvent[]
}

/** Holds the events of a calendar against what is known of them. */
export async function sortEvents(
  { events, zone }: ReadCalendar,
  known: ReadonlyMap<string, SourceEvent>,
  defaults: ImportDefaults,
): Promise<Sorted> {
  const sorted: Sorted = { fresh: [], changed: [], cancelled: [], same: [] }
  // Of an event that names no city: it is taken for one of the city that was chosen for its calendar.
  const cityZone = defaults.city && zoneOfCity(defaults.city, defaults.country)
  const met = await Promise.all(events.map((event) => meet(event, known, { defaults, zone, cityZone })))
  // A calendar that holds a UID twice means one event: the last that it says of it.
  for (const event of new Map(met.map((each) => [each.uidHash, each])).values()) sorted[kindOf(event)].push(event)
  return sorted
}

function kindOf({ known, cancelled, contentHash }: MetEvent): keyof Sorted {
  if (!known) return cancelled ? 'same' : 'fresh'
  if (known.became === null) return 'same'
  if (cancelled) return known.contentHash === GONE ? 'same' : 'cancelled'
  return known.contentHash === contentHash ? 'same' : 'changed'
}

async function meet(
  event: CalendarEvent,
  known: ReadonlyMap<string, SourceEvent>,
  { defaults, zone, cityZone }: { defaults: ImportDefaults; zone: string | null; cityZone: string },
): Promise<MetEvent> {
  const place = placeOfLine(event.location, event.geo)
  const typed = eventRow(event, place, { defaults, zone: (place.city === '' && cityZone) || zone })
  const uidHash = await hashSecret(event.uid)
  return {
    ...{ uid: event.uid, title: event.title, uidHash, seriesHash: await hashSecret(event.uid.split('\n')[0] ?? '') },
    contentHash: event.cancelled ? GONE : await hashSecret(JSON.stringify(typed)),
    ...{ typed, cancelled: event.cancelled, known: known.get(uidHash) ?? null },
  }
}
