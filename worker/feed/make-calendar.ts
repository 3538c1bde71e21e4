import { HTTPException } from 'hono/http-exception'
import { type CalendarEvent, renderCalendar, renderEvent } from '../calendar/calendar.ts'
import { eventOfDay } from '../calendar/day-event.ts'
import { eventIfGood, withAddresses } from '../calendar/stored-event.ts'
import { tombstoneEvent } from '../calendar/tombstone-event.ts'
import { messages } from '../messages/messages.ts'
import { paths } from '../paths.ts'
import { KEPT_IN_CALENDARS_MS } from '../rules/kept-in-calendars.ts'
import { shippedLang, type TextLang } from '../rules/languages.ts'
import type { Narrowing } from '../rules/narrowing.ts'
import { nextChange } from '../rules/reveal.ts'
import { feedBegins, type Selection } from '../rules/selection.ts'
import type { Database } from '../store/database.ts'
import type { Day } from '../store/days.ts'
import { listMovedEvents } from '../store/moves.ts'
import { listTombstones } from '../store/tombstones.ts'
import { listEvents } from '../store/vevents.ts'
import { renewed } from './renewed.ts'
import type { Subject } from './subject.ts'

/** A calendar as it is sent, and the moment at which the clock changes it: milliseconds since 1970 UTC. */
export type MadeCalendar = { text: string; events: number; until: number | null }

/** A calendar of more than this is slow in every program that reads it, and fills a row of D1. */
const EVENTS_AT_MOST = 10_000
const DAY_MS = 86_400_000

/** In which language a calendar's texts are wanted, on which site (scheme and host), at which moment. */
export type CalendarFor = { lang: TextLang; origin: string; now: number }

/** Puts a selection's calendar together from the VEVENTs that are kept; those that are missing or outdated are made. */
export async function makeCalendar(
  db: Database,
  { selection, narrowing, subject }: { selection: Selection; narrowing: Narrowing; subject: Subject },
  reader: CalendarFor,
): Promise<MadeCalendar> {
  const { lang, origin, now } = reader
  const words = shippedLang(lang)
  const from = narrowing.from ?? feedBegins(selection, now)
  const part = { lang, cancelledUntil: now - KEPT_IN_CALENDARS_MS, limit: EVENTS_AT_MOST }
  const present = await listEvents(db, selection, { ...narrowing, from }, part)
  // Between two queries one may have moved, or gone: a UID stands in a calendar once.
  const here = new Set(present.map(({ id }) => id))
  const moved = (await listMovedEvents(db, selection, narrowing, { ...part, now })).filter(({ id }) => !here.has(id))
  const { events: listed, until: nextRenewal } = await renewed(db, [...present, ...moved], { lang, now })
  const living = new Set(listed.map(({ id }) => id))
  const buried = await listTombstones(db, selection, narrowing, now)
  const gone = buried.filter(({ actionId }) => !living.has(actionId))
  const actions = listed
    .filter(({ vevent }) => vevent !== '')
    .map(({ id, vevent, zone, poster }) => {
      const imageUrl = poster && origin + paths.photo(poster)
      return withAddresses({ vevent, zone }, { pageUrl: origin + paths.action(words, id), imageUrl })
    })
  const events = [
    ...subject.days.flatMap((day) => dayEvents(day, reader)),
    ...actions,
    ...gone.flatMap((tombstone) => eventIfGood(() => tombstoneEvent(tombstone, messages[words]))),
  ]
  // Of an empty calendar programs would delete what they have; at a failure they keep it.
  if (listed.length > 0 && events.length === 0) throw new HTTPException(503)
  const head = {
    name: subject.name,
    lang: words,
    pageUrl: origin + paths.selection(words, selection),
    feedUrl: origin + paths.feed(selection, lang, narrowing),
  }
  const moments = [
    nextRenewal,
    ...listed.map(({ until }) => until),
    ...listed.map(({ cancelled, endsAt }) => (cancelled ? endsAt + KEPT_IN_CALENDARS_MS : null)),
    ...moved.map(({ leavesAt }) => leavesAt),
    ...gone.map(({ until }) => until),
    // It begins a day later from the next midnight on.
    feedBegins(selection, now) === null ? null : (Math.floor(now / DAY_MS) + 1) * DAY_MS,
  ]
  return { text: renderCalendar(head, events), events: events.length, until: nextChange(moments, now) }
}

/** The call itself as an event; none where it cannot be written. */
function dayEvents(day: Day, { lang, origin }: CalendarFor): CalendarEvent[] {
  const pageUrl = origin + paths.day(shippedLang(lang), day.slug)
  return eventIfGood(() => renderEvent(eventOfDay(day, { lang, pageUrl })))
}
