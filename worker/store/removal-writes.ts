import { and, eq, sql } from 'drizzle-orm'
import { REMOVED_AN_HOUR } from '../rules/removal.ts'
import { revisionAfter, type Statement } from './batch.ts'
import type { Database } from './database.ts'
import { mayRemove, type Removal } from './removals-allowed.ts'
import { photos, removalRequests } from './schema.ts'

/** A request as it is stored: which photo, why, when (milliseconds). */
type NewRequest = { key: string; reason: string; at: number }

/**
 * Hides a photo. The batch is refused as stale, and so changes nothing around it, unless the photo is published, was never put
 * back by a coordinator, and fewer than `allowed` photos were hidden since a moment (milliseconds): it is held by the
 * database, since a flood comes at once.
 */
export function hidePhoto(
  db: Database,
  key: string,
  { since, allowed }: { since: number; allowed: number },
): Statement {
  const hides = sql`(select count(*) from removal_requests where hid = 1 and at > ${since})`
  const may = sql`${photos.status} = 'published' and ${photos.restoredAt} is null and ${hides} < ${allowed}`
  return db
    .update(photos)
    .set({ status: 'hidden', revision: sql`case when ${may} then ${photos.revision} + 1 end` })
    .where(eq(photos.key, key))
}

/**
 * Keeps a request, after hidePhoto in the same batch: that it hid the photo, where it is the first to find it hidden. Otherwise
 * what was said before in the same words is there already, and so is enough where a photo has `limit` requests.
 */
export function putRequest(db: Database, { key, reason, at }: NewRequest, limit: number): Statement {
  // Written out: of columns, drizzle would leave out whose they are.
  const asked = sql`(select count(*) from removal_requests as other where other.photo_key = ${key})`
  const same = sql`exists (select 1 from removal_requests as other where other.photo_key = ${key} and other.reason = ${reason})`
  const hid = sql<boolean>`(status = 'hidden' and not exists (select 1 from removal_requests as other where other.photo_key = ${key} and other.hid = 1))`
  return db.insert(removalRequests).select(
    db
      .select({
        id: sql<number>`null`.as('id'),
        photoKey: photos.key,
        reason: sql<string>`${reason}`.as('reason'),
        at: sql<number>`${at}`.as('at'),
        hid: hid.as('hid'),
      })
      .from(photos)
      .where(and(eq(photos.key, key), sql`(${hid} or (${asked} < ${limit} and not ${same}))`)),
  )
}

/** What was asked of a photo, forgotten: a coordinator has decided. */
export function deleteRequests(db: Database, key: string): Statement {
  return db.delete(removalRequests).where(eq(removalRequests.photoKey, key))
}

/** Holds a deletion, behind its verdict in the same batch: refused as stale beyond the limit, or where the photo has changed. */
export function holdRemoval(db: Database, removal: Removal): Statement {
  const next = revisionAfter(removal.photo.revision, photos.revision)
  return db
    .update(photos)
    .set({ revision: sql`case when ${mayRemove(removal, REMOVED_AN_HOUR)} then ${next} end` })
    .where(eq(photos.key, removal.photo.key))
}
