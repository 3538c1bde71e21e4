import { eq, sql } from 'drizzle-orm'
import type { Statement } from './batch.ts'
import type { Database } from './database.ts'
import { sourceSkipped } from './schema-imports.ts'
import type { SkippedEvent } from './skipped-events.ts'

/** Statements by which these are the events of a source that could not be taken, and no others. */
export function putSkipped(db: Database, sourceId: number, skipped: readonly SkippedEvent[]): [Statement, Statement] {
  return [
    db.delete(sourceSkipped).where(eq(sourceSkipped.sourceId, sourceId)),
    db.insert(sourceSkipped).select(
      sql`select ${sourceId}, value ->> '$.uidHash', value ->> '$.uid', value ->> '$.title', value ->> '$.reason',
          value ->> '$.contentHash', value ->> '$.triedAt' from json_each(${JSON.stringify(skipped)})`,
    ),
  ]
}

/** Has all of them tried once more with the next reading. */
export function trySkippedAgain(db: Database, sourceId: number): Statement {
  return db.update(sourceSkipped).set({ triedAt: 0 }).where(eq(sourceSkipped.sourceId, sourceId))
}
