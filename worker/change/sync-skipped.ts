import { hashSecret } from '../rules/secret.ts'
import type { UnreadEvent } from '../rules/skipped-event.ts'
import { runBatch } from '../store/batch.ts'
import { putSkipped } from '../store/skipped-event-writes.ts'
import type { SkippedEvent } from '../store/skipped-events.ts'
import { updateSource } from '../store/source-writes.ts'
import type { Source } from '../store/sources.ts'
import type { Change } from './change.ts'
import type { MetEvent, Refused } from './sync-events.ts'

/** What could not be taken is tried once more after so long, though it says no more than before: a date comes nearer. */
const TRIED_AGAIN_MS = 24 * 3_600_000
/** More are not told one by one. */
const TOLD_AT_MOST = 600
/** Longer names and titles than anybody gives. Characters. */
const TOLD_LETTERS = 200

/** What is known of a source's events that could not be taken, by the hash of their UID. */
export type KnownSkipped = ReadonlyMap<string, SkippedEvent>

/**
 * New events in the order in which they are tried: those that never were before others, so that what cannot be taken keeps nobody
 * waiting; what was tried not long ago and says the same not at all. `untried` is how many of them are of the first kind.
 */
export function inTurn(
  fresh: readonly MetEvent[],
  known: KnownSkipped,
  now: number,
): { events: MetEvent[]; untried: number } {
  const triedAt = ({ uidHash, contentHash }: MetEvent) => {
    const before = known.get(uidHash)
    return before && before.contentHash === contentHash ? before.triedAt : null
  }
  const untried = fresh.filter((event) => triedAt(event) === null)
  const again = fresh.filter((event) => {
    const at = triedAt(event)
    return at !== null && at <= now - TRIED_AGAIN_MS
  })
  return { events: [...untried, ...again], untried: untried.length }
}

/** Writes down what of a calendar could not be taken: by its reader, or by the rules of the form, now or when it was last tried. */
export async function noteSkipped(
  { db, now }: Change,
  source: Source,
  {
    unread,
    refused,
    there,
    known,
  }: { unread: UnreadEvent[]; refused: Refused[]; there: MetEvent[]; known: KnownSkipped },
): Promise<void> {
  const tried = refused.map(({ event, reason }) => skippedEvent(source, event, reason, now))
  const taken = new Set(refused.map(({ event }) => event.uidHash))
  const still = there.flatMap(({ uidHash, contentHash }) => {
    const before = known.get(uidHash)
    return before && before.contentHash === contentHash && !taken.has(uidHash) ? [before] : []
  })
  const broken = await Promise.all(
    unread.map(async ({ uid, title, word }) => {
      const event = { uid, title, uidHash: await hashSecret(uid || `\n${title}`), contentHash: '' }
      const before = known.get(event.uidHash)
      return skippedEvent(source, event, { word }, before?.contentHash === '' ? before.triedAt : now)
    }),
  )
  const all = [...new Map([...still, ...tried, ...broken].map((each) => [each.uidHash, each])).values()].slice(
    0,
    TOLD_AT_MOST,
  )
  if (isSame(all, known) && source.refused === all.length) return
  await runBatch(db, [...putSkipped(db, source.id, all), updateSource(db, source.id, { refused: all.length })])
}

function skippedEvent(
  { id: sourceId }: Source,
  { uid, title, ...hashes }: Pick<MetEvent, 'uid' | 'title' | 'uidHash' | 'contentHash'>,
  reason: SkippedEvent['reason'],
  triedAt: number,
): SkippedEvent {
  const { uidHash, contentHash } = hashes
  return {
    sourceId,
    uidHash,
    contentHash,
    uid: uid.slice(0, TOLD_LETTERS),
    title: title.slice(0, TOLD_LETTERS),
    reason,
    triedAt,
  }
}

function isSame(all: readonly SkippedEvent[], known: KnownSkipped): boolean {
  return (
    all.length === known.size && all.every((each) => JSON.stringify(known.get(each.uidHash)) === JSON.stringify(each))
  )
}
