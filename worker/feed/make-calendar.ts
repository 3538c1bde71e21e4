import { type CalendarEvent, renderCalendar, renderEvent } from '../calendar/calendar.ts'
import { eventOfDay } from '../calendar/day-event.ts'
import { CALENDAR_VERSION, eventIfGood, withAddresses } from '../calendar/stored-event.ts'
import { tombstoneEvent } from '../calendar/tombstone-event.ts'
import { type MadeEvent, renewEvents } from '../change/vevents.ts'
import { messages } from '../messages/messages.ts'
import { paths } from '../paths.ts'
import type { Lang } from '../rules/languages.ts'
import { isNarrowed, type Narrowing } from '../rules/narrowing.ts'
import { nextChange } from '../rules/reveal.ts'
import { feedBegins, type Selection } from '../rules/selection.ts'
import type { Database } from '../store/database.ts'
import type { Day } from '../store/days.ts'
import { readListed } from '../store/placed.ts'
import { listTombstones } from '../store/tombstones.ts'
import { type ListedEvent, listEvents } from '../store/vevents.ts'
import { CANCELLED_KEPT_MS } from './read-feed.ts'
import type { Subject } from './subject.ts'

/** A calendar as it is sent, and the moment at which the clock changes it: milliseconds since 1970 UTC. */
export type MadeCalendar = { text: string; events: number; until: number | null }

/** A calendar of more than this is slow in every program that reads it, and fills a row of D1. */
const EVENTS_AT_MOST = 10_000
const RENEWED_AT_ONCE = 250
const DAY_MS = 86_400_000

/** For whom a calendar is made, on which site (scheme and host), at which moment. */
export type CalendarFor = { lang: Lang; origin: string; now: number }

/** Puts a selection's calendar together from the VEVENTs that are kept; those that are missing or outdated are made. */
export async function makeCalendar(
  db: Database,
  { selection, narrowing, subject }: { selection: Selection; narrowing: Narrowing; subject: Subject },
  reader: CalendarFor,
): Promise<MadeCalendar> {
  const { lang, origin, now } = reader
  const from = narrowing.from ?? feedBegins(selection, now)
  const part = { lang, cancelledUntil: now - CANCELLED_KEPT_MS, limit: EVENTS_AT_MOST }
  const listed = await renewed(db, await listEvents(db, selection, { ...narrowing, from }, part), { lang, now })
  // What narrows asks of words that a tombstone does not hold.
  const buried = isNarrowed(narrowing) ? [] : await listTombstones(db, selection, now)
  // Between the two queries one may have gone: a UID stands in a calendar once.
  const living = new Set(listed.map(({ id }) => id))
  const gone = buried.filter(({ actionId }) => !living.has(actionId))
  const actions = listed
    .filter(({ vevent }) => vevent !== '')
    .map(({ id, vevent, zone, poster }) => {
      const imageUrl = poster && origin + paths.photo(poster)
      return withAddresses({ vevent, zone }, { pageUrl: origin + paths.action(lang, id), imageUrl })
    })
  const events = [
    ...subject.days.flatMap((day) => dayEvents(day, reader)),
    ...actions,
    ...gone.flatMap((tombstone) => eventIfGood(() => tombstoneEvent(tombstone, messages[lang]))),
  ]
  const head = {
    name: subject.name,
    lang,
    pageUrl: origin + paths.selection(lang, selection),
    feedUrl: origin + paths.feed(selection, lang, narrowing),
  }
  const moments = [
    ...listed.map(({ until }) => until),
    ...listed.map(({ cancelled, endsAt }) => (cancelled ? endsAt + CANCELLED_KEPT_MS : null)),
    ...gone.map(({ until }) => until),
    // It begins a day later from the next midnight on.
    feedBegins(selection, now) === null ? null : (Math.floor(now / DAY_MS) + 1) * DAY_MS,
  ]
  return { text: renderCalendar(head, events), events: events.length, until: nextChange(moments, now) }
}

type Renewed = Pick<ListedEvent, 'id' | 'cancelled' | 'endsAt' | 'until' | 'zone' | 'poster'> & { vevent: string }

/** Events with those made anew that are of another version, past their time or not there. */
async function renewed(
  db: Database,
  listed: readonly ListedEvent[],
  { lang, now }: { lang: Lang; now: number },
): Promise<Renewed[]> {
  const holds = ({ version, until }: ListedEvent) => version === CALENDAR_VERSION && (until === null || until > now)
  const stale = listed.filter((event) => !holds(event)).map(({ id }) => id)
  const made = new Map<string, MadeEvent[]>()
  // Not all at once: ten thousand records are more than an isolate holds.
  for (let start = 0; start < stale.length; start += RENEWED_AT_ONCE) {
    const records = await readListed(db, stale.slice(start, start + RENEWED_AT_ONCE))
    for (const [id, events] of await renewEvents(db, records, { now, langs: [lang] })) made.set(id, events)
  }
  return listed.flatMap((event): Renewed[] => {
    if (holds(event)) return [{ ...event, vevent: event.vevent ?? '' }]
    const [fresh] = made.get(event.id) ?? []
    return fresh ? [{ ...event, ...fresh }] : []
  })
}

/** The call itself as an event; none where it cannot be written. */
function dayEvents(day: Day, { lang, origin }: CalendarFor): CalendarEvent[] {
  return eventIfGood(() => renderEvent(eventOfDay(day, { lang, pageUrl: origin + paths.day(lang, day.slug) })))
}
