import { and, asc, desc, eq, gt, gte, inArray, isNotNull, lte, type SQL, sql } from 'drizzle-orm'
import type { ActionRecord } from '../rules/action-record.ts'
import { readRecords } from './actions.ts'
import type { Database } from './database.ts'
import type { PhotoRecord } from './photos.ts'
import { actions, days, photos, removalRequests } from './schema.ts'

/** In the words of the index `photos_that_wait`, which is not taken for `status = 'pending'` alone. */
const WAITS = sql`${photos.status} <> 'published'`
const ASKED = sql`(select key from photos where status <> 'published' and status = 'hidden'
  union select photo_key from removal_requests)`

/** A photo's place in a list that is ordered by a moment: that moment (milliseconds) and the key. */
export type PhotoPosition = { at: number; key: string }

/** A day that photos are of, by the number under which they name it. */
export type PhotoDay = { id: number; slug: string; texts: { lang: string; title: string; original: boolean }[] }

/** A request that a photo be removed: what was said, when (milliseconds), and whether it hid the photo. */
export type RemovalRequest = { photoKey: string; reason: string; at: number; hid: boolean }

/** Photos that nobody has decided on yet, the first sent first, from behind a position on. */
export function listPendingPhotos(db: Database, after: PhotoPosition | null, limit: number): Promise<PhotoRecord[]> {
  return db
    .select()
    .from(photos)
    .where(and(WAITS, eq(photos.status, 'pending'), after ? behind(after) : undefined))
    .orderBy(asc(photos.createdAt), asc(photos.key))
    .limit(limit)
}

/** An action, or a day for which photos come without one. */
export type PendingOf = { actionId: string } | { dayId: number }

/** Photos of an action or for a day that wait and were sent no later than a moment (milliseconds), the first sent first. */
export function listPendingOf(db: Database, of: PendingOf, until: number, limit: number): Promise<PhotoRecord[]> {
  const theirs = 'actionId' in of ? eq(photos.actionId, of.actionId) : eq(photos.dayId, of.dayId)
  return db
    .select()
    .from(photos)
    .where(and(theirs, eq(photos.status, 'pending'), lte(photos.createdAt, until)))
    .orderBy(asc(photos.createdAt), asc(photos.key))
    .limit(limit)
}

/** Photos that somebody has asked to be removed, hidden ones first. */
export function listAskedPhotos(db: Database, limit: number): Promise<PhotoRecord[]> {
  return db
    .select()
    .from(photos)
    .where(inArray(photos.key, ASKED))
    .orderBy(sql`${photos.status} <> 'hidden'`, asc(photos.createdAt), asc(photos.key))
    .limit(limit)
}

/** The published photos that were sent for a day without an action, the last published first, from behind a position on. */
export function listPublishedOfDay(
  db: Database,
  dayId: number,
  after: PhotoPosition | null,
  limit: number,
): Promise<PhotoRecord[]> {
  const further = after ? sql`(${photos.publishedAt}, ${photos.key}) < (${after.at}, ${after.key})` : undefined
  return db
    .select()
    .from(photos)
    .where(and(eq(photos.dayId, dayId), eq(photos.status, 'published'), further))
    .orderBy(desc(photos.publishedAt), desc(photos.key))
    .limit(limit)
}

/** How many photos wait, and how many somebody has asked to be removed; each counted no further than `limit`. */
export async function countForDesk(db: Database, limit: number): Promise<{ pending: number; asked: number }> {
  const count = (condition: SQL | undefined) =>
    db.select({ key: photos.key }).from(photos).where(condition).limit(limit)
  const pending = await count(and(WAITS, eq(photos.status, 'pending')))
  const asked = await count(inArray(photos.key, ASKED))
  return { pending: pending.length, asked: asked.length }
}

/** The actions that photos are of, in whatever state. */
export function listActionsOf(db: Database, rows: readonly PhotoRecord[]): Promise<ActionRecord[]> {
  const ids = [...new Set(rows.flatMap(({ actionId }) => actionId ?? []))]
  return ids.length === 0
    ? Promise.resolve([])
    : readRecords(db, { where: inArray(actions.id, ids), limit: ids.length })
}

/** The days that photos are of. */
export async function listDaysOf(db: Database, rows: readonly Pick<PhotoRecord, 'dayId'>[]): Promise<PhotoDay[]> {
  const ids = [...new Set(rows.flatMap(({ dayId }) => dayId ?? []))]
  if (ids.length === 0) return []
  return db.query.days.findMany({
    columns: { id: true, slug: true },
    where: inArray(days.id, ids),
    with: {
      texts: {
        columns: { lang: true, title: true, original: true },
        orderBy: (text, by) => [by.desc(text.original), by.asc(text.lang)],
      },
    },
  })
}

/** What was asked of photos, the first request first. */
export async function listRequests(db: Database, keys: readonly string[]): Promise<RemovalRequest[]> {
  if (keys.length === 0) return []
  const { photoKey, reason, at, hid, id } = removalRequests
  return db
    .select({ photoKey, reason, at, hid })
    .from(removalRequests)
    .where(inArray(photoKey, [...keys]))
    .orderBy(asc(id))
}

/** The published photos before and after one: of the same purpose and action, or of the same day. */
export async function findNeighbours(
  db: Database,
  photo: PhotoRecord & { publishedAt: number },
): Promise<{ previous: string | null; next: string | null }> {
  const same =
    photo.actionId === null
      ? and(isNotNull(photos.dayId), eq(photos.dayId, photo.dayId ?? 0))
      : and(eq(photos.actionId, photo.actionId), eq(photos.purpose, photo.purpose))
  const beside = async (further: SQL, ...order: SQL[]): Promise<string | null> => {
    const [row] = await db
      .select({ key: photos.key })
      .from(photos)
      .where(and(same, eq(photos.status, 'published'), further))
      .orderBy(...order)
      .limit(1)
    return row?.key ?? null
  }
  const place = sql`(${photos.publishedAt}, ${photos.key})`
  const here = sql`(${photo.publishedAt}, ${photo.key})`
  const [previous, next] = await Promise.all([
    beside(sql`${place} < ${here}`, desc(photos.publishedAt), desc(photos.key)),
    beside(sql`${place} > ${here}`, asc(photos.publishedAt), asc(photos.key)),
  ])
  return { previous, next }
}

/** How many requests came since a moment (milliseconds), and how many of them hid a photo; counted no further than `limit`. */
export async function countRequestsSince(
  db: Database,
  since: number,
  limit: number,
): Promise<{ asked: number; hid: number }> {
  const { id, at, hid } = removalRequests
  const hiding = await db
    .select({ id })
    .from(removalRequests)
    .where(and(eq(hid, true), gt(at, since)))
    .limit(limit)
  const all = await db.select({ id }).from(removalRequests).where(gte(at, since)).limit(limit)
  return { asked: all.length, hid: hiding.length }
}

/** How many photos are public. */
export async function countPublished(db: Database): Promise<number> {
  const [row] = await db.select({ count: sql<number>`count(*)` }).from(photos).where(eq(photos.status, 'published'))
  return row?.count ?? 0
}

function behind({ at, key }: PhotoPosition): SQL {
  return sql`(${photos.createdAt}, ${photos.key}) > (${at}, ${key})`
}
