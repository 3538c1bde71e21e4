import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { datesBack, type RecapPosition } from '../rules/recap.ts'
import type { Database } from './database.ts'
import type { PhotoRecord } from './photos.ts'
import { days, photos, recapEntries } from './schema.ts'

/** Which part of what came of a day is read: of one date of a weekly day (YYYY-MM-DD) or of all, behind a position. */
export type RecapPart = { date: string | null; after: RecapPosition | null; limit: number }

/** Where photos and reports of a day stand, in the order in which they are shown. */
export async function listRecapPositions(
  db: Database,
  slug: string,
  of: 'report' | 'photo',
  { date, after, limit }: RecapPart,
): Promise<RecapPosition[]> {
  const { back, place, actionId, photoKey } = recapEntries
  return db
    .select({ back, place, actionId, photoKey })
    .from(recapEntries)
    .where(
      and(
        eq(recapEntries.dayId, idOf(slug)),
        eq(recapEntries.of, of),
        date === null ? undefined : eq(back, datesBack(date)),
        after
          ? sql`(${back}, ${place}, ${actionId}, ${photoKey}) > (${after.back}, ${after.place}, ${after.actionId}, ${after.photoKey})`
          : undefined,
      ),
    )
    .orderBy(asc(back), asc(place), asc(actionId), asc(photoKey))
    .limit(limit)
}

const idOf = (slug: string): SQL => sql`(select ${days.id} from ${days} where ${days.slug} = ${slug})`

/** The photos of these keys, in no order. */
export async function readPhotosOfKeys(db: Database, keys: readonly string[]): Promise<PhotoRecord[]> {
  if (keys.length === 0) return []
  return db
    .select()
    .from(photos)
    .where(inArray(photos.key, sql`(select value from json_each(${JSON.stringify(keys)}))`))
}
