import type { ActionRecord } from './action-record.ts'

/** The letters to an organizer who left an address, and the one to a coordinator who did. */
export const LETTERS = [
  ...(['received', 'published', 'question', 'rejected', 'change-accepted', 'change-rejected'] as const),
  ...(['changed', 'cancelled', 'report-please', 'report-reminder', 'link-again', 'handed-over'] as const),
  'something-waits',
] as const
export type LetterKind = (typeof LETTERS)[number]
/** Those to an organizer, about an action. */
export type ActionLetter = Exclude<LetterKind, 'something-waits'>

/**
 * A letter's states. Perhaps: whoever was sending it has not said in time what came of it. Dropped: it was not true, or
 * there was no address, when its turn came.
 */
export const LETTER_STATUSES = ['waiting', 'sending', 'sent', 'perhaps', 'failed', 'dropped'] as const

/** What a nudge says: that there may be a letter to send. Which one, the database knows. */
export const LOOK = 'look'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** Longer than any run of a Worker (15 minutes): whoever lets a lease run out is gone. Milliseconds. */
export const LEASE_MS = 20 * MINUTE_MS

/** Pauses after the first failed attempt, the second and so on; after the one that has none it is given up. */
const PAUSES_MS = [5 * MINUTE_MS, 30 * MINUTE_MS, 3 * HOUR_MS, 12 * HOUR_MS]

/** When a letter is tried again whose attempt of this number failed at `now` (milliseconds); null: no more. */
export function triedAgainAt(attempts: number, now: number): number | null {
  const pause = PAUSES_MS[attempts - 1]
  return pause === undefined ? null : now + pause
}

/** A letter that is this old says what everybody knows: nobody is written then, say after letters were switched on late. */
const FRESH_MS = 7 * DAY_MS

/** Nobody is sent the same thing more often than once in this time: their links, or that something waits. */
export const AT_MOST_ONE_IN_MS = HOUR_MS
/** What goes on waiting is told again after this time. */
export const TOLD_AGAIN_AFTER_MS = DAY_MS
/** An address that takes its leave of the site is kept no longer than this for its last letter. */
export const LAST_LETTER_WITHIN_MS = DAY_MS
/** So many actions of one address are told in an hour that they have arrived: a stranger may have typed it. */
export const RECEIVED_AN_HOUR = 3

/** So long after the end of an action its organizer is asked for a report, so long after that letter once more. */
export const ASKED_AFTER_MS = 3 * HOUR_MS
export const REMINDED_AFTER_MS = 2 * DAY_MS

/**
 * Whether a letter still says what is so at `now` (milliseconds), since between asking for it and sending it an action may
 * change: `later` of a question about an action whose end was moved.
 */
export function letterFate(
  { letter, createdAt }: { letter: ActionLetter; createdAt: number },
  record: ActionRecord,
  now: number,
): 'send' | 'later' | 'drop' {
  if (now - createdAt > FRESH_MS) return 'drop'
  const { status, verdictReason, cancelledBy, reports, endsAt } = record
  switch (letter) {
    case 'received':
      return status === 'pending' ? 'send' : 'drop'
    case 'changed':
      return status === 'published' || status === 'cancelled' ? 'send' : 'drop'
    case 'cancelled':
      return status === 'cancelled' && cancelledBy === 'coordinator' ? 'send' : 'drop'
    case 'link-again':
    case 'handed-over':
      return 'send'
    case 'published':
    case 'change-accepted':
      return status === 'published' ? 'send' : 'drop'
    case 'rejected':
      return status === 'rejected' && verdictReason !== null ? 'send' : 'drop'
    case 'change-rejected':
      return status === 'published' && verdictReason !== null ? 'send' : 'drop'
    case 'question':
      return status === 'pending' ? 'send' : 'drop'
    case 'report-please':
    case 'report-reminder':
      if (status !== 'published' || reports.length > 0) return 'drop'
      return now < endsAt + ASKED_AFTER_MS ? 'later' : 'send'
  }
}
