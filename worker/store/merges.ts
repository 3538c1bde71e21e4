import { eq, sql } from 'drizzle-orm'
import type { Database } from './database.ts'
import { actions, photos } from './schema.ts'
import { merges } from './schema-queue.ts'

/** The action into which one was merged, in whatever state, or null. */
export async function findKept(db: Database, mergedId: string): Promise<string | null> {
  const [merge] = await db.select({ keptId: merges.keptId }).from(merges).where(eq(merges.mergedId, mergedId))
  return merge?.keptId ?? null
}

/** The public action into which one was merged, or null. */
export async function findPublicKept(db: Database, mergedId: string): Promise<string | null> {
  const [merge] = await db
    .select({ keptId: merges.keptId })
    .from(merges)
    .innerJoin(actions, eq(actions.id, merges.keptId))
    .where(sql`${merges.mergedId} = ${mergedId} and ${actions.status} in ('published', 'cancelled')`)
  return merge?.keptId ?? null
}

/** The keys of all photos of an action, whatever has become of them. */
export async function listPhotoKeys(db: Database, actionId: string): Promise<string[]> {
  const rows = await db.select({ key: photos.key }).from(photos).where(eq(photos.actionId, actionId))
  return rows.map(({ key }) => key)
}
