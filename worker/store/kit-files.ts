import { and, asc, eq } from 'drizzle-orm'
import type { Database } from './database.ts'
import { days } from './schema.ts'
import { dayFiles } from './schema-days.ts'

/** A file of a day's kit. Nothing of it is private but the name of its object. */
export type KitFile = typeof dayFiles.$inferSelect

/** The files of a day, the oldest first. */
export async function listKitFiles(db: Database, slug: string, limit: number): Promise<KitFile[]> {
  const rows = await db
    .select({ file: dayFiles })
    .from(days)
    .innerJoin(dayFiles, eq(dayFiles.dayId, days.id))
    .where(eq(days.slug, slug))
    .orderBy(asc(dayFiles.createdAt), asc(dayFiles.key))
    .limit(limit)
  return rows.map(({ file }) => file)
}

/** The file of this key, of whatever day, or null. */
export async function findKitFile(db: Database, key: string): Promise<KitFile | null> {
  const [file] = await db.select().from(dayFiles).where(eq(dayFiles.key, key)).limit(1)
  return file ?? null
}

/** The file of this key if it is of this day, or null. */
export async function findFileOfDay(db: Database, slug: string, key: string): Promise<KitFile | null> {
  const [row] = await db
    .select({ file: dayFiles })
    .from(dayFiles)
    .innerJoin(days, eq(days.id, dayFiles.dayId))
    .where(and(eq(dayFiles.key, key), eq(days.slug, slug)))
    .limit(1)
  return row?.file ?? null
}
