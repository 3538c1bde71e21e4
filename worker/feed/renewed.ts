import { CALENDAR_VERSION } from '../calendar/stored-event.ts'
import { type MadeEvent, renewEvents } from '../change/vevents.ts'
import type { TextLang } from '../rules/languages.ts'
import type { Database } from '../store/database.ts'
import { readListed } from '../store/placed.ts'
import type { ListedEvent } from '../store/vevents.ts'

/** An action of a calendar with its VEVENT as it is sent: '' where it has a fault, and is left out. */
export type Renewed = Pick<ListedEvent, 'id' | 'cancelled' | 'endsAt' | 'until' | 'zone' | 'poster'> & {
  vevent: string
}

/**
 * So many that are only of another version are made anew in one read: three queries of the 50 that the free plan grants an
 * invocation, and some 80 ms of CPU.
 */
const RENEWED_A_READ = 100
/** What waits for it is made at the next read after this: as often as the job makes some. */
const WAITS_MS = 15 * 60_000
/** Not all at once: ten thousand records are more than an isolate holds. */
const RENEWED_AT_ONCE = 250

/**
 * Events with those made anew that are not there or past their time, however many these are: without the former a calendar
 * would lack an event, and the latter may show a place that is hidden again. If they are more than the plan has queries for, the
 * read fails, which calendar programs survive, and the next goes on from what it has kept. Of those of another version some
 * are made, and the others sent as they are: it is only their template that has another age. `until` is when to go on with
 * these, milliseconds since 1970 UTC.
 */
export async function renewed(
  db: Database,
  listed: readonly ListedEvent[],
  { lang, now }: { lang: TextLang; now: number },
): Promise<{ events: Renewed[]; until: number | null }> {
  const must = listed.filter((event) => !isSendable(event, now))
  const may = listed.filter((event) => isSendable(event, now) && event.version !== CALENDAR_VERSION)
  const some = may.slice(0, Math.max(0, RENEWED_A_READ - must.length))
  const stale = [...must, ...some].map(({ id }) => id)
  const made = new Map<string, MadeEvent[]>()
  for (let start = 0; start < stale.length; start += RENEWED_AT_ONCE) {
    const records = await readListed(db, stale.slice(start, start + RENEWED_AT_ONCE))
    for (const [id, events] of await renewEvents(db, records, { now, langs: [lang] })) made.set(id, events)
  }
  const asked = new Set(stale)
  const events = listed.flatMap((event): Renewed[] => {
    if (!asked.has(event.id)) return [{ ...event, vevent: event.vevent ?? '' }]
    const [fresh] = made.get(event.id) ?? []
    return fresh ? [{ ...event, ...fresh }] : []
  })
  return { events, until: some.length < may.length ? now + WAITS_MS : null }
}

/** Whether a VEVENT may be sent as it is kept. One with a fault may by its own version alone: another may have none. */
function isSendable({ version, until, vevent }: ListedEvent, now: number): boolean {
  if (version === null || (until !== null && until <= now)) return false
  return version === CALENDAR_VERSION || vevent !== ''
}
