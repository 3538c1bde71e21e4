/** What paths.ts puts into addresses. */

/** A place in a list of what is over: the public start and id of the last action shown. */
export type Position = { starts: string; id: string }

/** A part of the queue: of a country, language or day, from behind a printed place. */
export type QueuePart = {
  country?: string | null | undefined
  language?: string | null | undefined
  day?: string | null | undefined
  after?: string | undefined
  /** The id of the action on which a verdict was given just before. */
  done?: string | undefined
}

/** A part of what came of a day: from behind a printed position, of a date (YYYY-MM-DD). */
export type RecapPart = { after?: string | undefined; date?: string | null | undefined }

/** Pages of the desk for which one signs in again. */
export type AskedAgain = 'passkeys' | 'team' | 'log' | 'export'

/** What an organizer does through the secret link. */
export type ManageStep =
  | ('edit' | 'cancel' | 'withdraw' | 'delete' | 'answer' | 'duplicate' | 'hand-over' | 'helpers')
  | ('notice' | 'notice/end' | 'address' | 'address/delete')
