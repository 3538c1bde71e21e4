import type { ActionRecord } from './action-record.ts'

/** The letters that an organizer may get who left an address. */
export const LETTERS = [
  'published',
  'rejected',
  'change-accepted',
  'change-rejected',
  'report-please',
  'report-reminder',
  'question',
] as const
export type LetterKind = (typeof LETTERS)[number]

/**
 * A letter's states. Perhaps: whoever was sending it has not said in time what came of it. Dropped: it was not true, or
 * there was no address, when its turn came.
 */
export const LETTER_STATUSES = ['waiting', 'sending', 'sent', 'perhaps', 'failed', 'dropped'] as const
export type LetterStatus = (typeof LETTER_STATUSES)[number]

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

/** So long after the end of an action its organizer is asked for a report, so long after that letter once more. */
export const ASKED_AFTER_MS = 3 * HOUR_MS
export const REMINDED_AFTER_MS = 2 * DAY_MS

/**
 * Whether a letter still says what is so at `now` (milliseconds), since between asking for it and sending it an action may
 * change: `later` of a question about an action whose end was moved.
 */
export function letterFate(
  { letter, createdAt }: { letter: LetterKind; createdAt: number },
  record: ActionRecord,
  now: number,
): 'send' | 'later' | 'drop' {
  if (now - createdAt > FRESH_MS) return 'drop'
  const { status, verdictReason, reports, endsAt } = record
  switch (letter) {
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
