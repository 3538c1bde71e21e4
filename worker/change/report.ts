import type { ActionRecord } from '../rules/action-record.ts'
import type { ReportFields } from '../rules/report-fields.ts'
import { updateAction } from '../store/action-writes.ts'
import { runBatch } from '../store/batch.ts'
import { type NewReport, putPendingReport } from '../store/report-writes.ts'
import type { Change, Outcome } from './change.ts'

/** Puts a report in the queue; one that is shown already stays until this one is let through. */
export function fileReport(
  { db, now }: Change,
  record: ActionRecord,
  id: string,
  report: ReportFields,
): Promise<Outcome> {
  return runBatch(db, [
    updateAction(db, record, {}, { visible: false }),
    ...putPendingReport(db, reportRow(id, record.id, report, now)),
  ])
}

/** A report as a row that waits. */
export function reportRow(id: string, actionId: string, report: ReportFields, now: number): NewReport {
  const { lang, text, turnout, links } = report
  return {
    id,
    actionId,
    status: 'pending',
    lang,
    text,
    turnoutFrom: turnout?.from ?? null,
    turnoutTo: turnout?.to ?? null,
    countedBy: turnout?.countedBy ?? null,
    links,
    createdAt: now,
  }
}
