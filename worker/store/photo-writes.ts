import { eq, lte, sql } from 'drizzle-orm'
import { revisionAfter, type Statement } from './batch.ts'
import type { Database } from './database.ts'
import { looseObjects, photos } from './schema.ts'

/** A row of `photos` as it is inserted. */
export type NewPhoto = typeof photos.$inferInsert

/** Names an object before anything is put under it: unless a row takes it, it is deleted from `until` (milliseconds) on. */
export async function announceObject(db: Database, object: string, until: number): Promise<void> {
  await db.insert(looseObjects).values({ object, until })
}

/** Statements by which a photo has a row, and its object stays. One that was sent before is refused as `repeated`. */
export function insertPhoto(db: Database, photo: NewPhoto): Statement[] {
  return [db.insert(photos).values(photo), keepObject(db, photo.object)]
}

/** Says that a row names an object now. */
export function keepObject(db: Database, object: string): Statement {
  return db.delete(looseObjects).where(eq(looseObjects.object, object))
}

/** Sets columns of a photo if nobody wrote since it was seen; else the batch is refused as stale. */
export function updatePhoto(
  db: Database,
  { key, revision }: Pick<NewPhoto, 'key'> & { revision: number },
  columns: Partial<NewPhoto>,
): Statement {
  return db
    .update(photos)
    .set({ ...columns, revision: revisionAfter(revision, photos.revision) })
    .where(eq(photos.key, key))
}

/** A photo gone; its objects go with the next sweep, or at once by who deleted it. */
export function deletePhoto(db: Database, key: string): Statement {
  return db.delete(photos).where(eq(photos.key, key))
}

/** Objects that no row names any more at `now` (milliseconds). */
export async function listLooseObjects(db: Database, now: number, limit: number): Promise<string[]> {
  const rows = await db
    .select({ object: looseObjects.object })
    .from(looseObjects)
    .where(lte(looseObjects.until, now))
    .limit(limit)
  return rows.map(({ object }) => object)
}

/** Forgets names of objects that are deleted. */
export async function forgetLooseObjects(db: Database, objects: readonly string[]): Promise<void> {
  await db.delete(looseObjects).where(sql`object in (select value from json_each(${JSON.stringify(objects)}))`)
}
