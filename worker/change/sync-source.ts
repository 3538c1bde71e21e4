import { type ReadCalendar, readCalendar } from '../calendar/read-calendar.ts'
import { base32, RANDOM_BYTES } from '../rules/secret.ts'
import { runBatch, type Statement } from '../store/batch.ts'
import { listSkipped } from '../store/skipped-events.ts'
import { beginRound, putSeen, type SeenEvent, updateSource } from '../store/source-writes.ts'
import { readSourceEvents, type Source } from '../store/sources.ts'
import type { Change } from './change.ts'
import { type Fetch, fetchCalendar } from './fetch-calendar.ts'
import { entryOf, parseRows } from './import-check.ts'
import type { StepMeans } from './import-steps.ts'
import { carryOver, publishTrusted } from './sync-actions.ts'
import { type MetEvent, type Refused, sortEvents } from './sync-events.ts'
import { inTurn, noteSkipped } from './sync-skipped.ts'

const MINUTE_MS = 60_000
/** Partners change their calendars a few times a day. */
const EVERY_MS = 60 * MINUTE_MS
/** After a first failure; each further one doubles it, up to a day. */
const AFTER_FAILURE_MS = 30 * MINUTE_MS
const AT_MOST_MS = 24 * 60 * MINUTE_MS
/** New events of one reading: the rest comes with the next. */
const NEW_AT_ONCE = 100

/** What came of a reading: how many events were new, and are left for the next. */
export type Synced = { fresh: number; left: number }

/** Looks at a source's calendar and takes over what has changed. A failed, empty or cut one changes nothing. */
export async function syncSource(change: Change, seen: Source, means: StepMeans & { fetcher: Fetch }): Promise<void> {
  const { db, now } = change
  const source = seen.url === null ? null : await beginRound(db, seen, now + EVERY_MS)
  if (!source?.url) return
  if (source.trusted && (await publishTrusted(change, source, means.tierCaps)) > 0) {
    // The rest of the run's queries went into that: the calendar is looked at in the next.
    await save(change, source, { dueAt: now })
    return
  }
  const fetched = await fetchCalendar(means.fetcher, source.url, source)
  if (fetched.of === 'unchanged') return save(change, source, { failures: 0, failure: null })
  const calendar = fetched.of === 'calendar' ? readCalendar(fetched.text, now) : null
  if (fetched.of === 'failed' || !calendar) {
    const failure = fetched.of === 'failed' ? fetched.failure : 'no-calendar'
    const wait = Math.min(AFTER_FAILURE_MS * 2 ** source.failures, AT_MOST_MS)
    return save(change, source, { failures: source.failures + 1, failure, dueAt: now + wait })
  }
  const { left } = await takeCalendar(change, source, calendar, means)
  // Marks are kept once all of it is taken: until then it is asked for as a whole.
  const marks =
    left > 0
      ? { etag: null, lastModified: null, dueAt: now }
      : { etag: fetched.etag, lastModified: fetched.lastModified }
  await save(change, source, { ...marks, failures: 0, failure: null, readAt: now })
}

/**
 * Takes over what a calendar says; what is gone from it too, unless it came as a file or holds no event at all. What of it could
 * not be taken is written down by name.
 */
export async function takeCalendar(
  change: Change,
  source: Source,
  calendar: ReadCalendar,
  means: StepMeans,
): Promise<Synced> {
  const { db, now } = change
  const sorted = await sortEvents(calendar, await readSourceEvents(db, source.id), source.defaults)
  const skipped = new Map((await listSkipped(db, [source.id])).map((each) => [each.uidHash, each]))
  const turn = inTurn(sorted.fresh, skipped, now)
  const fresh = await newEntries(change, source, turn.events.slice(0, NEW_AT_ONCE), means)
  const [first, ...others] = putSeen(
    db,
    source,
    [...fresh.seen, ...sorted.same.filter(({ known }) => known).map(seenAs)],
    now,
  )
  if (first) await runBatch(db, [first, ...others])
  const whole = source.url !== null && calendar.hasEvents
  const { unread } = calendar
  const carried = await carryOver(change, source, sorted, { ...means, whole, unread })
  const taken = new Set(fresh.seen.map(({ uidHash }) => uidHash))
  const there = [...sorted.fresh.filter(({ uidHash }) => !taken.has(uidHash)), ...sorted.same]
  const refused = [...fresh.refused, ...carried.refused]
  await noteSkipped(change, source, { unread, refused, there, known: skipped })
  return { fresh: fresh.seen.length, left: Math.max(0, turn.untried - fresh.looked) + carried.left }
}

async function newEntries(change: Change, { defaults }: Source, events: readonly MetEvent[], means: StepMeans) {
  const rows = events.map(({ typed }, number) => ({ number, typed }))
  const parsed = await parseRows(change, rows, { ...means, defaultTier: defaults.tier })
  const seen = parsed.flatMap(({ number, parsed: row }): SeenEvent[] => {
    const event = events[number]
    if (!event || !row.ok) return []
    return [{ ...seenAs(event), entry: entryOf(base32(means.random(RANDOM_BYTES.publicId)), row.value) }]
  })
  const refused = parsed.flatMap(({ number, parsed: row }): Refused[] => {
    const event = events[number]
    return event && !row.ok ? [{ event, reason: { errors: row.error } }] : []
  })
  return { seen, looked: parsed.length, refused }
}

function seenAs({ uidHash, seriesHash, contentHash }: MetEvent): SeenEvent {
  return { uidHash, seriesHash, contentHash, entry: null }
}

async function save({ db }: Change, { id }: Source, set: Parameters<typeof updateSource>[2]): Promise<void> {
  const statement: Statement = updateSource(db, id, set)
  await runBatch(db, [statement])
}
