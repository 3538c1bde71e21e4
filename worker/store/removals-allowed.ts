import { type SQL, sql } from 'drizzle-orm'
import { FLOOD_WINDOW_MS, REMOVED_AN_HOUR } from '../rules/removal.ts'
import type { Database } from './database.ts'

/** Who wants to delete a photo, as they saw it, and at what time (milliseconds). */
export type Removal = { coordinatorId: number; photo: { key: string; revision: number }; now: number }

/** Whether a coordinator may delete a photo that everybody sees: somebody asks for it, or it would be no more than the `atMost`th of an hour. */
export function mayRemove({ coordinatorId, photo, now }: Removal, atMost: number): SQL {
  return sql`(exists (select 1 from removal_requests where photo_key = ${photo.key})
    or (select count(*) from verdicts where coordinator_id = ${coordinatorId} and at > ${now - FLOOD_WINDOW_MS}
      and subject = 'photo' and decision = 'remove') <= ${atMost})`
}

/** Whether that limit is what refuses a coordinator. */
export async function hasRemovedEnough(db: Database, removal: Removal): Promise<boolean> {
  const [row] = await db.all<{ may: 0 | 1 }>(sql`select ${mayRemove(removal, REMOVED_AN_HOUR - 1)} as may`)
  return row?.may === 0
}
