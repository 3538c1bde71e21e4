import type { ActionRecord } from '../rules/action-record.ts'
import { updateAction } from '../store/action-writes.ts'
import type { Statement } from '../store/batch.ts'
import { publishReport, rejectReport } from '../store/report-writes.ts'
import type { Change } from './change.ts'

/** Statements of a verdict on a report: published, or refused for a reason; null where there is none to decide on. */
export function judgeReport(
  { db, now }: Change,
  record: ActionRecord,
  refusedBecause: string | null,
): Statement[] | null {
  const pending = record.reports.find(({ status }) => status === 'pending')
  // One that is shown already can still be taken down.
  const shown = record.reports.find(({ status }) => status === 'published')
  const waiting = pending ?? (refusedBecause === null ? undefined : shown)
  // What waits with its action is decided on with it.
  if (!waiting || record.status === 'pending') return null
  return [
    updateAction(db, record, {}, { visible: false }),
    ...(refusedBecause === null
      ? publishReport(db, { id: waiting.id, actionId: record.id }, now)
      : rejectReport(db, waiting.id, refusedBecause)),
  ]
}
