import type { FieldError } from './field-error.ts'
import type { When } from './when.ts'

const DAY_MS = 86_400_000
/** Who forgot to register may still do so, to report; what is older belongs to an archive. */
const LATE_BY_DAYS = 60
/** A date further ahead is a slip of the finger. */
const AHEAD_BY_DAYS = 730

/** Why an organizer cannot register an action for this date at `now` (milliseconds), or null if they can. */
export function dateError({ startsAt, endsAt }: When, now: number): FieldError | null {
  if (endsAt < now - LATE_BY_DAYS * DAY_MS) return { code: 'tooLongAgo' }
  if (startsAt > now + AHEAD_BY_DAYS * DAY_MS) return { code: 'tooFarAhead' }
  return null
}
