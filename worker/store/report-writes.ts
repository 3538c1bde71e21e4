import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Statement } from './batch.ts'
import type { Database } from './database.ts'
import { reports } from './schema.ts'
import { reportTexts } from './schema-days.ts'

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
    carryTranslations(db, { id, actionId }),
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

/** What was translated of the report that was shown goes over to the one that is shown now, outdated if that says anything else. */
function carryTranslations(db: Database, { id, actionId }: { id: string; actionId: string }): Statement {
  return db.insert(reportTexts).select(
    sql`select now.id, of_before.lang, of_before.text, of_before.outdated or before.text <> now.text or before.lang <> now.lang
      from reports as before join reports as now on now.id = ${id} and now.status = 'pending'
        join report_texts as of_before on of_before.report_id = before.id and of_before.lang <> now.lang
      where before.action_id = ${actionId} and before.status = 'published'`,
  )
}

/** Puts a translation of a report in place of the one before it. */
export function putReportTranslation(
  db: Database,
  reportId: string,
  { lang, text }: { lang: string; text: string },
): Statement {
  return db
    .insert(reportTexts)
    .values({ reportId, lang, text })
    .onConflictDoUpdate({ target: [reportTexts.reportId, reportTexts.lang], set: { text, outdated: false } })
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
