import { and, eq, inArray } from 'drizzle-orm'
import type { Statement } from './batch.ts'
import type { Database } from './database.ts'
import { reports } from './schema.ts'

/** A row of `reports` as it is inserted. */
export type NewReport = typeof reports.$inferInsert

/** Puts a report in the queue in place of the one that waited there, if any. */
export function putPendingReport(db: Database, row: NewReport): Statement[] {
  return [
    db.delete(reports).where(and(eq(reports.actionId, row.actionId), eq(reports.status, 'pending'))),
    db.insert(reports).values(row),
  ]
}

/** Shows the report that waits, in place of the one that was shown. */
export function publishReport(
  db: Database,
  { id, actionId }: { id: string; actionId: string },
  now: number,
): Statement[] {
  return [
    db
      .update(reports)
      .set({ status: 'replaced' })
      .where(and(eq(reports.actionId, actionId), eq(reports.status, 'published'))),
    db
      .update(reports)
      .set({ status: 'published', publishedAt: now, verdictReason: null })
      .where(and(eq(reports.id, id), eq(reports.status, 'pending'))),
  ]
}

/** Refuses a report that waits, or takes one down. */
export function rejectReport(db: Database, id: string, reason: string): Statement[] {
  return [
    db
      .update(reports)
      .set({ status: 'rejected', verdictReason: reason })
      .where(and(eq(reports.id, id), inArray(reports.status, ['pending', 'published']))),
  ]
}
