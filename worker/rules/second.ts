import type { ActionFields } from './action-fields.ts'
import type { ActionRecord } from './action-record.ts'
import { fieldsOfRecord } from './fields-of-record.ts'
import { isFiner } from './location-tier.ts'
import type { RestoredAction } from './restored-action.ts'
import type { VerdictSubject } from './verdict-words.ts'

/** So long before an action people are on their way: a change of place or hour, a cancellation, or a merge that leads them elsewhere needs a second pair of eyes. Milliseconds. */
export const LAST_HOURS_MS = 48 * 3_600_000
/** After so long without an answer the first may go on alone, and the log says so. Milliseconds. */
export const ANSWER_WITHIN_MS = 2 * 3_600_000

/** So long whoever was let in by somebody is no second for them: who is invited for that would have to wait in everybody's sight. Milliseconds. */
export const KNOWN_AFTER_MS = 7 * 24 * 3_600_000

/** Why somebody does not second a proposal: it is their own, or one of them and who proposed it let the other one in, not long ago. */
export type NoSecond = 'own' | 'invited'

/** A verdict that publishes something, cancels it or leads elsewhere, as it is kept until somebody seconds it. */
export type ProposedVerdict =
  | { subject: 'action' | 'change'; decision: 'publish'; confirmed: string[] }
  | { subject: 'cancellation'; decision: 'restore' }
  | { subject: 'action'; decision: 'cancel'; reason: string }
  /** The action that stays, as it was seen. */
  | { subject: 'action'; decision: 'merge'; keptId: string; keptRevision: number }
  /** A line of the log that is taken back. */
  | { subject: VerdictSubject; decision: 'revert'; verdictId: number }

/** Whether a change that waits is, at `now` (milliseconds), one of place or hour of what is about to begin, before or after it. */
export function needsSecond(record: ActionRecord, now: number): boolean {
  const change = record.waitingChange?.fields
  if (!change) return false
  const present = fieldsOfRecord(record)
  const begins = Math.min(present.when.startsAt, change.when.startsAt)
  const over = Math.max(present.when.endsAt, change.when.endsAt)
  return now >= begins - LAST_HOURS_MS && now < over && movesOrShowsMore(present, change)
}

/** Whether an action is one to which people are on their way at `now` (milliseconds): who cancels it empties a square. */
export function cancelNeedsSecond({ startsAt, endsAt }: ActionRecord, now: number): boolean {
  return now >= startsAt - LAST_HOURS_MS && now < endsAt
}

/**
 * Whether an action to which people are on their way at `now` (milliseconds) would lead them, merged into another, to another
 * place or hour, or to what nobody can see: two actions would do what one change of it may not.
 */
export function mergeNeedsSecond(merged: ActionRecord, kept: ActionRecord, now: number): boolean {
  if (merged.status !== 'published' || !cancelNeedsSecond(merged, now)) return false
  return kept.status !== 'published' || movesOrShowsMore(fieldsOfRecord(merged), fieldsOfRecord(kept))
}

/**
 * Whether an action to which people are on their way at `now` (milliseconds) would, as it is after a verdict is taken back, lead
 * them elsewhere, be announced again, or be cancelled. To take it down needs nobody else: a trap has to vanish at once.
 */
export function revertNeedsSecond(
  present: ActionRecord,
  { status, fields }: Pick<RestoredAction, 'status' | 'fields'>,
  now: number,
): boolean {
  const was = fieldsOfRecord(present)
  const begins = Math.min(was.when.startsAt, fields.when.startsAt)
  const over = Math.max(was.when.endsAt, fields.when.endsAt)
  if (now < begins - LAST_HOURS_MS || now >= over) return false
  if (status === 'cancelled') return present.status === 'published'
  return status === 'published' && (present.status === 'cancelled' || movesOrShowsMore(was, fields))
}

/** Whether a change leads people elsewhere or to another hour, or shows more of the place. */
function movesOrShowsMore(present: ActionFields, change: ActionFields): boolean {
  return isFiner(change.tier, present.tier) || whereAndWhen(present) !== whereAndWhen(change)
}

function whereAndWhen({ when, place, joinUrl, revealAt, attendance }: ActionFields): string {
  const { allDay, startsLocal, endsLocal, zone, precision } = when
  const { country, city, neighbourhood, venue, address, point } = place ?? {}
  const where = [country, city?.id, city?.name, neighbourhood, venue, address, point?.lat, point?.lon]
  // Who watches online is led elsewhere by a link.
  return JSON.stringify([allDay, startsLocal, endsLocal, zone, precision, ...where, joinUrl, revealAt, attendance])
}

/** Whether the first may go on alone at `now`: two hours have passed, and no cap of the campaign is gone around. */
export function mayGoOnAlone({ at, finer }: { at: number; finer: boolean }, now: number): boolean {
  return !finer && now >= at + ANSWER_WITHIN_MS
}
