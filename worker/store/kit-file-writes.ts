import { eq, sql } from 'drizzle-orm'
import type { Statement } from './batch.ts'
import type { Database } from './database.ts'
import type { KitFile } from './kit-files.ts'
import { keepObject } from './photo-writes.ts'
import { dayFiles } from './schema-days.ts'

/** Statements by which a file has a row, and its object stays; stale if its day then has more than `limit`, or is gone. */
export function insertKitFile(db: Database, file: KitFile, limit: number): Statement[] {
  // Written out: of columns, drizzle would leave out whose they are.
  const count = sql`(select count(*) from day_files as other where other.day_id = ${file.dayId})`
  return [
    db.insert(dayFiles).values(file),
    db
      .update(dayFiles)
      .set({ title: sql`case when ${count} <= ${limit} then ${dayFiles.title} end` })
      .where(eq(dayFiles.key, file.key)),
    keepObject(db, file.object),
  ]
}

/** A file gone; its object goes with the next sweep, or at once by who removed it. */
export function deleteKitFile(db: Database, key: string): Statement {
  return db.delete(dayFiles).where(eq(dayFiles.key, key))
}
