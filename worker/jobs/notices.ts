import type { Change } from '../change/change.ts'
import { endNoticesOf } from '../change/notice.ts'
import type { Database } from '../store/database.ts'
import { forgetNoticesBefore, listWithNoticeOver } from '../store/notices.ts'

/** Each is a batch of a dozen statements, and the free plan grants a run 50; the next run takes the next. */
const ENDED_A_RUN = 1

/** After so long nobody asks what a notice said that is refused or over. */
const NOTICES_KEPT_MS = 30 * 86_400_000

/**
 * Ends some of the notices whose hour has passed at `now` (milliseconds). Pages have stopped showing them by themselves;
 * calendars have to be told with a higher number. It may run at any time, and twice.
 */
export async function endSomeNotices(
  db: Database,
  { PRIVATE: bucket, CONTACT_KEY: contactKey }: Pick<Env, 'PRIVATE' | 'CONTACT_KEY'>,
  now: number,
): Promise<void> {
  // No context to purge by: what is cached of a notice was cached no longer than its hour.
  const change: Change = { db, bucket, contactKey, now, purge: () => undefined, nudge: () => undefined }
  for (const record of await listWithNoticeOver(db, now, ENDED_A_RUN)) await endNoticesOf(change, record)
}

/** Forgets the words of notices that have been refused or over for thirty days at `now` (milliseconds). */
export function forgetOldNotices(db: Database, now: number): Promise<void> {
  return forgetNoticesBefore(db, now - NOTICES_KEPT_MS)
}
