import { sql } from 'drizzle-orm'
import type { Database } from './database.ts'

/** Each leaves an object to be swept up; the next run takes the next. */
const PHOTOS_A_RUN = 100

/** Forgets photos that were sent before a moment (milliseconds) and wait still, of actions that are not public: nobody will look at them. */
export async function forgetUncheckedPhotos(db: Database, moment: number): Promise<void> {
  await db.run(sql`delete from photos where key in (
    select photos.key from photos indexed by photos_that_wait join actions on actions.id = photos.action_id
    where photos.status <> 'published' and photos.status = 'pending' and photos.created_at < ${moment}
      and actions.status not in ('published', 'cancelled')
    limit ${PHOTOS_A_RUN})`)
}
