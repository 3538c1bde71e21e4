import { and, asc, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { Scope } from '../rules/coordinator.ts'
import type { PhotoPurpose } from '../rules/photo.ts'
import type { Database } from './database.ts'
import { actions, photos } from './schema.ts'
import { photosInScope } from './scope.ts'
import { IS_PUBLIC } from './selected.ts'

/** A photo as the database holds it. */
export type PhotoRecord = typeof photos.$inferSelect

/** The photo of this key, whatever its state, or null. */
export async function findPhoto(db: Database, key: string): Promise<PhotoRecord | null> {
  const [photo] = await readPhotos(db, eq(photos.key, key), 1)
  return photo ?? null
}

/** The photos of these keys, whatever their state. */
export async function listPhotosNamed(db: Database, keys: readonly string[]): Promise<PhotoRecord[]> {
  return keys.length === 0 ? [] : readPhotos(db, inArray(photos.key, [...keys]), keys.length)
}

/** The photo that an upload's key (as a hash) has led to, or null. */
export async function findUpload(db: Database, uploadHash: string): Promise<PhotoRecord | null> {
  const [photo] = await readPhotos(db, eq(photos.uploadHash, uploadHash), 1)
  return photo ?? null
}

/** All photos of an action, whatever their state, the first sent first. */
export function listPhotosOf(db: Database, actionId: string, limit: number): Promise<PhotoRecord[]> {
  return readPhotos(db, eq(photos.actionId, actionId), limit)
}

/** The photo of this key if everybody may see it: published, and of a day or of an action that is public. */
export async function findPublicPhoto(db: Database, key: string): Promise<PhotoRecord | null> {
  const [row] = await db
    .select({ photo: photos })
    .from(photos)
    .leftJoin(actions, eq(actions.id, photos.actionId))
    .where(and(eq(photos.key, key), eq(photos.status, 'published'), or(isNull(photos.actionId), IS_PUBLIC)))
    .limit(1)
  return row?.photo ?? null
}

/** How many photos an action has for a purpose, counted no further than `limit`. */
export async function countPhotosOf(
  db: Database,
  { actionId, purpose }: { actionId: string; purpose: PhotoPurpose },
  limit: number,
): Promise<number> {
  const rows = await db
    .select({ key: photos.key })
    .from(photos)
    .where(and(eq(photos.actionId, actionId), eq(photos.purpose, purpose)))
    .limit(limit)
  return rows.length
}

/** How many photos of a day wait for a coordinator, counted no further than `limit`. */
export async function countWaitingOfDay(
  db: Database,
  dayId: number,
  limit: number,
  scope: Scope = {},
): Promise<number> {
  const rows = await db
    .select({ key: photos.key })
    .from(photos)
    .where(and(eq(photos.dayId, dayId), eq(photos.status, 'pending'), photosInScope(scope)))
    .limit(limit)
  return rows.length
}

/**
 * How many photos wait of actions that are not public, counted no further than `limit`; of an action that is, none are
 * counted.
 */
export async function countWaitingUnchecked(db: Database, actionId: string, limit: number): Promise<number> {
  // By the index of those that wait, which the planner would not choose: those of all actions are many more.
  const [row] = await db.all<{ waiting: number }>(
    sql`select count(*) as waiting from (
      select 1 from photos indexed by photos_that_wait join actions on actions.id = photos.action_id
      where photos.status <> 'published' and photos.status = 'pending' and actions.status not in ('published', 'cancelled')
        and exists (select 1 from actions as own where own.id = ${actionId} and own.status not in ('published', 'cancelled'))
      limit ${limit})`,
  )
  return row?.waiting ?? 0
}

function readPhotos(db: Database, condition: SQL | undefined, limit: number): Promise<PhotoRecord[]> {
  return db.select().from(photos).where(and(condition)).orderBy(asc(photos.createdAt), asc(photos.key)).limit(limit)
}
