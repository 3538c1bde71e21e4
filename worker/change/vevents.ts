import { CALENDAR_VERSION, type StoredEvent, storedEvent } from '../calendar/stored-event.ts'
import type { EventContext } from '../calendar/vevent.ts'
import { listText, placeLine } from '../cities/names.ts'
import { messages } from '../messages/messages.ts'
import type { ActionRecord } from '../rules/action-record.ts'
import { SHIPPED_LANGS, shippedLang, type TextLang } from '../rules/languages.ts'
import { noticeAt } from '../rules/notice.ts'
import { publicWhen, toPublicAction } from '../rules/public-action.ts'
import { nextChange, pointChangesAt } from '../rules/reveal.ts'
import { runBatch, type Statement } from '../store/batch.ts'
import type { Database } from '../store/database.ts'
import { readListed } from '../store/placed.ts'
import { forgetOutdatedEvents, keepEvents, type NewEvent } from '../store/vevent-writes.ts'
import { listOutdatedEvents } from '../store/vevents.ts'

/** So many fit a statement's parameter of 2 MB, however long their texts are. */
const EVENTS_A_STATEMENT = 50

/** A VEVENT as it was made now, until the moment at which the clock changes it: milliseconds since 1970 UTC. */
export type MadeEvent = StoredEvent & { until: number | null }

/**
 * The VEVENTs of public actions at `now` (milliseconds), by id, kept for whoever reads next: in the languages of the site
 * unless others are asked for.
 */
export async function renewEvents(
  db: Database,
  records: readonly ActionRecord[],
  { now, langs = SHIPPED_LANGS }: { now: number; langs?: readonly TextLang[] },
): Promise<Map<string, MadeEvent[]>> {
  const made = makeEvents(records, langs, now)
  const [first, ...rest] = keepMade(db, records, made)
  // Whoever asked has them: that they cannot be kept is no matter of theirs.
  if (first) await runBatch(db, [first, ...rest]).catch(console.error)
  return made
}

type Made = Map<string, MadeEvent[]>

function makeEvents(records: readonly ActionRecord[], langs: readonly TextLang[], now: number): Made {
  return new Map(records.map((record) => [record.id, eventsOf(record, langs, now)]))
}

function keepMade(db: Database, records: readonly ActionRecord[], made: Made): Statement[] {
  const rows = records.flatMap(({ id, revision, sequence }) =>
    (made.get(id) ?? []).map(
      (event): NewEvent => ({ ...event, actionId: id, revision, sequence, version: CALENDAR_VERSION }),
    ),
  )
  const statements: Statement[] = []
  for (let start = 0; start < rows.length; start += EVENTS_A_STATEMENT)
    statements.push(keepEvents(db, rows.slice(start, start + EVENTS_A_STATEMENT)))
  return statements
}

/** What a VEVENT needs beside its action: places are named in the language of its texts, words are those of the site. */
export function eventContext(lang: TextLang): Omit<EventContext, 'lang'> {
  const words = shippedLang(lang)
  return {
    t: messages[words],
    placeLine: (place) => placeLine(place, lang),
    list: (items) => listText(items, words),
  }
}

/** The VEVENTs of one action at `now` (milliseconds), kept nowhere; none of one that is not public. */
export function eventsOf(record: ActionRecord, langs: readonly TextLang[], now: number): MadeEvent[] {
  return langs.flatMap((lang) => {
    const event = storedEvent(() => toPublicAction(record, now), lang, eventContext(lang))
    const noticeEnds = noticeAt(record, publicWhen(record, record.tier).endsAt, now)?.until ?? null
    return event ? [{ ...event, until: nextChange([pointChangesAt(record, now), noticeEnds], now) }] : []
  })
}

/** Makes the VEVENTs of one action as it is now; of one that is not public there are none. */
export async function renewEventsOf(db: Database, id: string, now: number): Promise<void> {
  await renewEvents(db, await readListed(db, [id]), { now })
}

/**
 * Makes VEVENTs anew that are of an older version or past their time, of at most `limit` actions, in the languages of the
 * site, and says of how many. What is outdated still after that is forgotten, as it would be found before the others for
 * ever: in other languages VEVENTs are made by who reads them.
 */
export async function renewOutdatedEvents(db: Database, now: number, limit: number): Promise<number> {
  const outdated = { now, version: CALENDAR_VERSION }
  const records = await listOutdatedEvents(db, { ...outdated, limit })
  if (records.length === 0) return 0
  const ids = records.map(({ id }) => id)
  const [first, ...rest] = [
    ...keepMade(db, records, makeEvents(records, SHIPPED_LANGS, now)),
    forgetOutdatedEvents(db, ids, outdated),
  ]
  if (first) await runBatch(db, [first, ...rest])
  return records.length
}
