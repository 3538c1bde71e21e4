import type { ActionRecord } from './action-record.ts'

/** What of an action says whether the hour of its reveal has come. */
export type RevealColumns = Pick<ActionRecord, 'status' | 'revealAt' | 'endsAt'>

/** The hour at which all of the place appears; none where it is cancelled: whoever cancels may have had to. */
export function revealHour({ status, revealAt }: RevealColumns): number | null {
  return status === 'cancelled' ? null : revealAt
}

/** Whether all of the place is public at `now` (milliseconds), whatever the tier: from its hour until the end. */
export function isRevealed(record: RevealColumns, now: number): boolean {
  const revealAt = revealHour(record)
  return revealAt !== null && now >= revealAt && now < record.endsAt
}

/** What of an action says what the hour of its reveal shows. */
export type VersionColumns = RevealColumns & Pick<ActionRecord, 'tier' | 'joinUrl' | 'allDay' | 'sequence'>

/** The versions that the clock makes of one that somebody wrote: before the reveal, revealed, hidden again. */
const VERSIONS_A_CHANGE = 3

/** The SEQUENCE (RFC 5545, section 3.8.7.4) of an action of which `changes` were visible, in its version of the clock. */
export function sequenceOf(changes: number, clock: 0 | 1 | 2): number {
  return changes * VERSIONS_A_CHANGE + clock
}

/**
 * The version of an action that is public at `now`: its SEQUENCE, and the moment at which the clock alone made it what it is,
 * null where it never did. Milliseconds since 1970 UTC.
 */
export function publicVersion(record: VersionColumns, now: number): { sequence: number; madeAt: number | null } {
  const { sequence, tier, allDay, endsAt } = record
  const revealAt = revealHour(record)
  if (revealAt === null || now < revealAt || !hides(record)) return { sequence: sequenceOf(sequence, 0), madeAt: null }
  if (isRevealed(record, now)) return { sequence: sequenceOf(sequence, 1), madeAt: revealAt }
  // The end of a whole day would tell the zone, of which nothing but the country may be known.
  const telling = tier === 'country' && allDay
  return { sequence: sequenceOf(sequence, 2), madeAt: telling ? revealAt : Math.max(revealAt, endsAt) }
}

/** Whether the public does not see all of where an action is until the hour of its reveal. */
export function hides({ tier, joinUrl }: Pick<ActionRecord, 'tier' | 'joinUrl'>): boolean {
  return tier !== 'exact' || joinUrl !== null
}

/** The next moment after `now` at which the clock alone moves an action's point, or null. Milliseconds. */
export function pointChangesAt(record: RevealColumns, now: number): number | null {
  const revealAt = revealHour(record)
  return revealAt === null ? null : nextChange([revealAt, record.endsAt], now)
}

/** The first of these moments that lies ahead of `now`, or null. Milliseconds. */
export function nextChange(moments: readonly (number | null)[], now: number): number | null {
  // One by one: a hundred thousand arguments are too many for Math.min.
  return moments.reduce<number | null>(
    (first, at) => (at !== null && at > now && (first === null || at < first) ? at : first),
    null,
  )
}
