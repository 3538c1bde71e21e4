import type { FieldErrors } from './field-error.ts'
import type { When } from './when.ts'

const DAY_MS = 86_400_000
/** Who forgot to register may still do so, to report; what is older belongs to an archive. */
const LATE_BY_DAYS = 60
/** A date further ahead is a slip of the finger. */
const AHEAD_BY_DAYS = 730
/** The longest exhibition; a longer span only pushes others aside in the queue. */
const LONGEST_DAYS = 92

/**
 * Why an organizer cannot register an action for these dates at `now` (milliseconds); nothing if they can. An end too
 * far ahead would keep the e-mail and the power of the link for as long.
 */
export function dateErrors({ startsAt, endsAt }: When, now: number): FieldErrors<'startDate' | 'endDate'> {
  if (endsAt < now - LATE_BY_DAYS * DAY_MS) return { startDate: { code: 'tooLongAgo' } }
  const limit = now + AHEAD_BY_DAYS * DAY_MS
  if (startsAt > limit) return { startDate: { code: 'tooFarAhead' } }
  const tooLong = endsAt - startsAt > LONGEST_DAYS * DAY_MS
  return endsAt > limit || tooLong ? { endDate: { code: 'tooFarAhead' } } : {}
}

/** What is older belongs to an archive: nobody can check it any more. */
const PAST_DAYS = 366

/** Why an action cannot be added with its report at `now` (milliseconds): it has not begun, or is too old. */
export function pastErrors({ startsAt, endsAt }: When, now: number): FieldErrors<'startDate' | 'endDate'> {
  if (startsAt > now) return { startDate: { code: 'stillAhead' } }
  if (endsAt < now - PAST_DAYS * DAY_MS) return { startDate: { code: 'tooLongAgo' } }
  return endsAt - startsAt > LONGEST_DAYS * DAY_MS ? { endDate: { code: 'tooFarAhead' } } : {}
}
