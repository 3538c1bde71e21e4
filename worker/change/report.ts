import type { ActionRecord } from '../rules/action-record.ts'
import { mayReportInPlace } from '../rules/desk-action.ts'
import type { ReportFields } from '../rules/report-fields.ts'
import { no } from '../rules/result.ts'
import { hashSecret } from '../rules/secret.ts'
import { updateAction } from '../store/action-writes.ts'
import { runBatch } from '../store/batch.ts'
import { type NewReport, publishReport, putPendingReport } from '../store/report-writes.ts'
import { putSnapshot } from '../store/snapshot-writes.ts'
import { insertActionVerdict, type NewVerdict } from '../store/verdict-writes.ts'
import { type Change, changeAction, type Outcome } from './change.ts'

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

/**
 * Publishes a report that a coordinator wrote in its organizer's place, from what reached them by other ways; the log says who.
 * `stale` where the action is not public or not begun, or a report of its organizer's waits: that one is decided on first.
 */
export async function reportInPlace(
  change: Change,
  coordinatorId: number,
  record: ActionRecord,
  { id, fields }: { id: string; fields: ReportFields },
): Promise<Outcome> {
  const { db, now } = change
  if (!mayReportInPlace(record, now)) return no('stale')
  const row = reportRow(id, record.id, fields, now)
  const log: NewVerdict = {
    at: now,
    coordinatorId,
    subject: 'report',
    subjectId: record.id,
    decision: 'publish',
    snapshotHash: await hashSecret(JSON.stringify([record, row])),
  }
  return changeAction(change, record, [
    insertActionVerdict(db, log),
    putSnapshot(db, { of: 'action', record }),
    updateAction(db, record, {}, { visible: false }),
    ...putPendingReport(db, row),
    ...publishReport(db, { id, actionId: record.id }, now),
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
