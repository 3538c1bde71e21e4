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
