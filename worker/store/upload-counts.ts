import { lt, sql } from 'drizzle-orm'
import type { Database } from './database.ts'
import { uploadCounts } from './schema.ts'

/** What uploads are counted for: an action, a day, or all actions together that no coordinator has let through. */
export type UploadCounts = { own: number; unchecked: number }

/**
 * Counts one more upload on a date (YYYY-MM-DD), for an action or a day, and of an action that is not public among all those;
 * gives how many there are with it. Of a public one `unchecked` is 0.
 */
export async function countUpload(
  db: Database,
  date: string,
  subject: { actionId: string } | { dayId: number },
): Promise<UploadCounts> {
  const own = 'actionId' in subject ? subject.actionId : String(subject.dayId)
  const unchecked =
    'actionId' in subject
      ? sql`select ${date}, 'unchecked', 1 from actions
          where id = ${subject.actionId} and status not in ('published', 'cancelled')`
      : sql`select ${date}, 'unchecked', 1 where false`
  const counted = await db.all<{ subject: string; uploads: number }>(sql`
    insert into upload_counts (date, subject, uploads)
    select * from (select ${date}, ${own}, 1 union all ${unchecked}) where true
    on conflict (date, subject) do update set uploads = uploads + 1
    returning subject, uploads`)
  const uploadsOf = (name: string) => counted.find((row) => row.subject === name)?.uploads ?? 0
  return { own: uploadsOf(own), unchecked: uploadsOf('unchecked') }
}

/** Forgets what was counted before a date (YYYY-MM-DD). */
export async function forgetUploadsBefore(db: Database, date: string): Promise<void> {
  await db.delete(uploadCounts).where(lt(uploadCounts.date, date))
}
