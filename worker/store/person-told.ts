import { and, desc, eq, lt, or, type SQL, sql } from 'drizzle-orm'
import type { Database } from './database.ts'
import { isFor } from './person-for.ts'
import type { PhotoRecord } from './photos.ts'
import { actions, photos, reports } from './schema.ts'
import { IS_PUBLIC } from './selected.ts'

/** A place in a list of photos: when one was published (milliseconds) and its key. */
export type PhotoPosition = { publishedAt: number; key: string }

/** Published photos that were for a person: of actions for them, and of days for them; the newest first. */
export function listPhotosFor(
  db: Database,
  slug: string,
  { after, limit }: { after: PhotoPosition | null; limit: number },
): Promise<PhotoRecord[]> {
  const { publishedAt, key } = photos
  return db
    .select()
    .from(photos)
    .where(
      and(
        eq(photos.status, 'published'),
        or(ofAction(slug), ofDay(slug)),
        after
          ? or(lt(publishedAt, after.publishedAt), and(eq(publishedAt, after.publishedAt), lt(key, after.key)))
          : undefined,
      ),
    )
    .orderBy(desc(publishedAt), desc(key))
    .limit(limit)
}

/** Ids of public actions for a person whose report is published, the last report first. */
export async function listReportedFor(db: Database, slug: string, limit: number): Promise<string[]> {
  const rows = await db
    .select({ id: reports.actionId })
    .from(actions)
    .innerJoin(reports, and(eq(reports.actionId, actions.id), eq(reports.status, 'published')))
    .where(and(IS_PUBLIC, isFor(slug)))
    .orderBy(desc(reports.publishedAt))
    .limit(limit)
  return rows.map(({ id }) => id)
}

function ofAction(slug: string): SQL {
  return sql`${photos.actionId} in (select id from actions where ${IS_PUBLIC} and ${isFor(slug)})`
}

function ofDay(slug: string): SQL {
  return sql`${photos.dayId} in (select day_id from day_persons join persons on persons.id = day_persons.person_id
    where persons.slug = ${slug})`
}
