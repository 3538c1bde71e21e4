import { zoneOfPoint } from '../cities/zone.ts'
import { messages } from '../messages/messages.ts'
import type { ActionFields } from '../rules/action-fields.ts'
import type { ActionRecord } from '../rules/action-record.ts'
import { belongingOf } from '../rules/coordinator.ts'
import { fieldsOfRecord } from '../rules/fields-of-record.ts'
import { shippedLang } from '../rules/languages.ts'
import { cancelNeedsSecond, needsSecond } from '../rules/second.ts'
import { hashSecret } from '../rules/secret.ts'
import type { SkipReason, UnreadEvent } from '../rules/skipped-event.ts'
import { capExceeded, parseTierCaps } from '../rules/tier-cap.ts'
import { findAction } from '../store/actions.ts'
import { runBatch } from '../store/batch.ts'
import { putSeen } from '../store/source-writes.ts'
import { GONE, listVanished, listWaitingOf, type Source, type SourceEvent } from '../store/sources.ts'
import type { Change } from './change.ts'
import { editAction } from './edit.ts'
import { cancelAction, withdraw } from './end.ts'
import { parseRows } from './import-check.ts'
import type { StepMeans } from './import-steps.ts'
import type { MetEvent, Refused, Sorted } from './sync-events.ts'
import { giveVerdict, type Verdict } from './verdict.ts'

/** Actions that one reading changes, each some ten queries. */
const CHANGED_AT_ONCE = 2

/** Publishes actions of a trusted source that wait, in the name of whoever trusted it: how many. */
export async function publishTrusted(change: Change, source: Source, tierCaps: string): Promise<number> {
  const caps = parseTierCaps(tierCaps)
  let published = 0
  for (const waits of await listWaitingOf(change.db, source.id)) {
    if (published === CHANGED_AT_ONCE) break
    // What a cap forbids waits for somebody who looks, and holds up nothing behind it.
    if (capExceeded(waits, caps, zoneOfPoint)) continue
    const record = await findAction(change.db, waits.id)
    if (!record) continue
    const verdict: Verdict = { subject: 'action', decision: 'publish', confirmed: [] }
    if ((await giveVerdict(change, source.coordinatorId, record, verdict)).ok) published += 1
  }
  return published
}

/**
 * Takes over what has changed of events that are actions already, a few at a time: a change waits, or shows at once where the
 * source is trusted; what is cancelled or (of a `whole` calendar) gone is a cancellation for a coordinator to confirm, or no
 * longer waits. What is there and cannot be read (`unread`) is not gone. Gives what could not be taken, and how many are left.
 */
export async function carryOver(
  change: Change,
  source: Source,
  { changed, cancelled }: Sorted,
  { whole, unread, ...means }: StepMeans & { whole: boolean; unread: readonly UnreadEvent[] },
): Promise<{ refused: Refused[]; left: number }> {
  const refused: Refused[] = []
  let room = CHANGED_AT_ONCE
  for (const event of cancelled.slice(0, room)) {
    const ended = { ...event, actionId: event.known?.became ?? '' }
    if (!(await end(change, source, ended, means))) refused.push({ event, reason: { word: 'notEnded' } })
    room -= 1
  }
  for (const event of changed.slice(0, room)) {
    const reason = await changeOne(change, source, event, means)
    if (reason) refused.push({ event, reason })
    room -= 1
  }
  const leftSoFar = changed.length + cancelled.length - (CHANGED_AT_ONCE - room)
  // What has lost its UID may be any of those that are not seen.
  if (!whole || leftSoFar > 0 || unread.some(({ uid }) => uid === '')) return { refused, left: leftSoFar }
  const hashes = await Promise.all(unread.map(({ uid }) => hashSecret(uid)))
  const gone = await listVanished(change.db, source, { now: change.now, limit: room + 1, unread: hashes })
  for (const event of gone.slice(0, room)) await end(change, source, event, means)
  return { refused, left: Math.max(0, gone.length - room) }
}

/** Why it could not be changed, or null. */
async function changeOne(
  change: Change,
  source: Source,
  event: MetEvent,
  means: StepMeans,
): Promise<SkipReason | null> {
  const [row] = await parseRows(change, [{ number: 0, typed: event.typed }], {
    ...means,
    defaultTier: source.defaults.tier,
  })
  const record = await findAction(change.db, event.known?.became ?? '')
  const parsed = row?.parsed
  const edited = record && parsed?.ok ? mergedWith(record, parsed.value) : null
  // What was refused or cancelled here a calendar does not bring back.
  const isOpen = record?.status === 'pending' || record?.status === 'published'
  if (record && !means.isTheirs(belongingOf(record))) return { word: 'notYours' }
  if (record && edited && isOpen) {
    await editAction(change, record, edited)
    if (source.trusted && record.status === 'published') await publishChange(change, source, record.id, means.tierCaps)
  }
  await remember(change, source, event, event.contentHash)
  return record && isOpen && parsed && !parsed.ok ? { errors: parsed.error } : null
}

/** Only what calendars say is theirs to change: what coordinators have set besides stays. */
function mergedWith(record: ActionRecord, { when, place, text, link }: ActionFields): ActionFields {
  const present = fieldsOfRecord(record)
  return { ...present, when, place, text: { ...present.text, title: text.title, summary: text.summary }, link }
}

async function publishChange(change: Change, source: Source, id: string, tierCaps: string): Promise<void> {
  const record = await findAction(change.db, id)
  const fields = record?.waitingChange?.fields
  // What leads people elsewhere in the last hours, or shows too much, is looked at by somebody, however much its source is trusted.
  if (!record || !fields || needsSecond(record, change.now)) return
  if (capExceeded(fields, parseTierCaps(tierCaps), zoneOfPoint)) return
  const confirmed = record.groups.flatMap(({ name, group }) => (group ? [name] : []))
  await giveVerdict(change, source.coordinatorId, record, { subject: 'change', decision: 'publish', confirmed })
}

/** False where it is not for whoever brought the calendar to end, or not for one alone. */
async function end(
  change: Change,
  source: Source,
  { uidHash, seriesHash, actionId }: { uidHash: string; seriesHash: string | null; actionId: string },
  { isTheirs }: Pick<StepMeans, 'isTheirs'>,
): Promise<boolean> {
  const record = await findAction(change.db, actionId)
  if (record && !isTheirs(belongingOf(record))) return false
  // A file is somebody's at the desk: what needs two of them there is not done by it.
  const isByHand = source.url === null && record?.status === 'published'
  if (isByHand && cancelNeedsSecond(record, change.now)) return false
  const lang = shippedLang(source.defaults.lang)
  if (record?.status === 'published') await cancelAction(change, record, messages[lang].sources.gone(source.name))
  if (record?.status === 'pending') await withdraw(change, record)
  await remember(change, source, { uidHash, seriesHash }, GONE)
  return true
}

async function remember(
  { db, now }: Change,
  source: Source,
  { uidHash, seriesHash }: Pick<SourceEvent, 'uidHash' | 'seriesHash'>,
  contentHash: string,
): Promise<void> {
  const [first, ...others] = putSeen(db, source, [{ uidHash, seriesHash, contentHash, entry: null }], now)
  if (first) await runBatch(db, [first, ...others])
}
