import { eq, sql } from 'drizzle-orm'
import type { ActionRecord } from '../rules/action-record.ts'
import type { CampaignTexts } from './campaign-texts.ts'
import type { Database } from './database.ts'
import type { Day } from './days.ts'
import type { PhotoRecord } from './photos.ts'
import { verdictSnapshots } from './schema-desk.ts'

/**
 * What a verdict found: all that is needed to take it back, and nothing of a contact or a secret link. Of a photo it holds no
 * pixels, as what was covered or removed is gone, and of an action no poster, which may be removed without it.
 */
export type Snapshot =
  | { of: 'action'; record: ActionRecord }
  | { of: 'photo'; photo: KeptPhoto }
  /** `day` is null where the verdict made it. */
  | { of: 'day'; slug: string; day: Day | null }
  | { of: 'campaign-text'; lang: string; texts: CampaignTexts }

/** What can be put back of a photo. */
export type KeptPhoto = Pick<
  PhotoRecord,
  'key' | 'status' | 'caption' | 'description' | 'credit' | 'publishedAt' | 'restoredAt'
>

/** What a verdict found, or null: there was nothing to keep, its subject is deleted, or it was too long ago. */
export async function findSnapshot(db: Database, verdictId: number): Promise<Snapshot | null> {
  const [row] = await db
    .select({ snapshot: verdictSnapshots.snapshot })
    .from(verdictSnapshots)
    .where(eq(verdictSnapshots.verdictId, verdictId))
    .limit(1)
  // Only putSnapshot writes there, and writes nothing else.
  return row ? (row.snapshot as Snapshot) : null
}

/** As many of the oldest as are looked at each time: more than are given meanwhile. */
const LOOKED_AT = 100

/** Forgets what verdicts found that were given before a moment (milliseconds): they can no longer be taken back. */
export async function forgetSnapshotsBefore(db: Database, moment: number): Promise<void> {
  await db.delete(verdictSnapshots).where(
    sql`verdict_id in (select id from verdicts where at < ${moment}
      and id in (select verdict_id from verdict_snapshots order by verdict_id limit ${LOOKED_AT}))`,
  )
}
