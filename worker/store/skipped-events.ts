import { asc, sql } from 'drizzle-orm'
import type { Database } from './database.ts'
import { sourceSkipped } from './schema-imports.ts'

/** An event of a source that could not be taken, and why. */
export type SkippedEvent = typeof sourceSkipped.$inferSelect

/** Those of some sources, by title, however many. */
export async function listSkipped(db: Database, sourceIds: readonly number[]): Promise<SkippedEvent[]> {
  return db
    .select()
    .from(sourceSkipped)
    .where(sql`${sourceSkipped.sourceId} in (select value from json_each(${JSON.stringify(sourceIds)}))`)
    .orderBy(asc(sourceSkipped.sourceId), asc(sourceSkipped.title), asc(sourceSkipped.uidHash))
}
