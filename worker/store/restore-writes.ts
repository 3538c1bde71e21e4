import { and, eq, inArray, sql } from 'drizzle-orm'
import type { ActionRecord } from '../rules/action-record.ts'
import type { RestoredAction } from '../rules/restored-action.ts'
import type { Statement } from './batch.ts'
import type { Database } from './database.ts'
import { actionTexts, days, dayTexts, reports, waitingChanges } from './schema.ts'

/** Adds the translations of an action that has its original text already. */
export function addTranslations(db: Database, id: string, texts: ActionRecord['texts']): Statement[] {
  return texts
    .filter(({ original }) => !original)
    .map((text) =>
      db
        .insert(actionTexts)
        .values({ actionId: id, ...text })
        .onConflictDoNothing(),
    )
}

/** Lets an edit wait again, since the moment at which it was sent. */
export function restoreWaitingChange(db: Database, id: string, waiting: RestoredAction['waiting']): Statement {
  if (!waiting) return db.delete(waitingChanges).where(eq(waitingChanges.actionId, id))
  return db
    .insert(waitingChanges)
    .values({ actionId: id, ...waiting })
    .onConflictDoUpdate({ target: waitingChanges.actionId, set: waiting })
}

/** Gives reports of an action another state each. None is shown beside another in between. */
export function restoreReports(db: Database, id: string, wanted: RestoredAction['reports']): Statement[] {
  if (wanted.length === 0) return []
  const ids = wanted.map((report) => report.id)
  return [
    db
      .update(reports)
      .set({ status: 'replaced' })
      .where(and(eq(reports.actionId, id), inArray(reports.id, ids))),
    ...wanted.map(({ id: reportId, ...columns }) =>
      db
        .update(reports)
        .set(columns)
        .where(and(eq(reports.id, reportId), eq(reports.actionId, id))),
    ),
  ]
}

/** A day that is told in no language any more: it has no page, and is in no list. */
export function silenceDay(db: Database, slug: string, now: number): [Statement, ...Statement[]] {
  const id = db.select({ id: days.id }).from(days).where(eq(days.slug, slug))
  return [
    db
      .update(days)
      .set({ publishedAt: now, sequence: sql`${days.sequence} + 1` })
      .where(eq(days.slug, slug)),
    db.delete(dayTexts).where(inArray(dayTexts.dayId, id)),
  ]
}
