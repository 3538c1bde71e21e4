import { and, eq, inArray, isNotNull, lte, ne, sql } from 'drizzle-orm'
import type { PhotoPurpose } from '../rules/photo.ts'
import { revisionAfter, type Statement } from './batch.ts'
import type { Database } from './database.ts'
import { looseObjects, photos } from './schema.ts'

/** A row of `photos` as it is inserted. */
export type NewPhoto = typeof photos.$inferInsert

/** Names an object before anything is put under it: unless a row takes it, it is deleted from `until` (milliseconds) on. */
export async function announceObject(db: Database, object: string, until: number): Promise<void> {
  await db.insert(looseObjects).values({ object, until })
}

/** Says that an announced object has found no row: it may be deleted from now on. */
export async function giveUpObject(db: Database, object: string): Promise<void> {
  await db.update(looseObjects).set({ until: 0 }).where(eq(looseObjects.object, object))
}

/** Statements by which a photo has a row, and its object stays. One that was sent before is refused as `repeated`. */
export function insertPhoto(db: Database, photo: NewPhoto): Statement[] {
  return [db.insert(photos).values(photo), keepObject(db, photo.object)]
}

/** Undoes the batch as stale if an action now has more photos for a purpose than `limit`: several may come at once. */
export function holdPhotosWithin(
  db: Database,
  { key, actionId, purpose }: { key: string; actionId: string; purpose: PhotoPurpose },
  limit: number,
): Statement {
  // Written out: of columns, drizzle would leave out whose they are.
  const count = sql`(select count(*) from photos as other where other.action_id = ${actionId} and other.purpose = ${purpose})`
  return db
    .update(photos)
    .set({ revision: sql`case when ${count} <= ${limit} then ${photos.revision} end` })
    .where(eq(photos.key, key))
}

/** Posters of an action that wait, gone: another one takes their place. */
export function deleteWaitingPosters(db: Database, actionId: string): Statement {
  return db
    .delete(photos)
    .where(and(eq(photos.actionId, actionId), eq(photos.purpose, 'poster'), eq(photos.status, 'pending')))
}

/** The posters of an action, gone, but for the one of this key. */
export function deleteOtherPosters(db: Database, actionId: string, key: string): Statement {
  return db.delete(photos).where(and(eq(photos.actionId, actionId), eq(photos.purpose, 'poster'), ne(photos.key, key)))
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

/** Leaves of the place of photos for a day in these countries (ISO 3166-1 alpha-2) the country alone. */
export async function forgetCitiesIn(db: Database, countries: readonly string[]): Promise<void> {
  await db
    .update(photos)
    .set({ cityId: null, citySlug: null, cityName: null, cityLat: null, cityLon: null })
    .where(
      and(
        isNotNull(photos.cityName),
        inArray(photos.country, sql`(select value from json_each(${JSON.stringify(countries)}))`),
      ),
    )
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
