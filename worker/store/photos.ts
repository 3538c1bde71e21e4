import { and, asc, eq, type SQL } from 'drizzle-orm'
import type { Database } from './database.ts'
import { photos } from './schema.ts'

/** A photo as the database holds it. */
export type PhotoRecord = typeof photos.$inferSelect

/** The photo of this key, whatever its state, or null. */
export async function findPhoto(db: Database, key: string): Promise<PhotoRecord | null> {
  const [photo] = await readPhotos(db, eq(photos.key, key), 1)
  return photo ?? null
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

function readPhotos(db: Database, condition: SQL | undefined, limit: number): Promise<PhotoRecord[]> {
  return db.select().from(photos).where(and(condition)).orderBy(asc(photos.createdAt), asc(photos.key)).limit(limit)
}
