import type { ActionFields } from '../rules/action-fields.ts'
import { actionRow, publishedRecord } from '../rules/action-row.ts'
import type { DayFields } from '../rules/day-fields.ts'
import type { ReportFields } from '../rules/report-fields.ts'
import { foldName } from '../rules/text-hygiene.ts'
import { insertAction, replaceParts } from '../store/action-writes.ts'
import { runBatch } from '../store/batch.ts'
import { putDay } from '../store/day-writes.ts'
import { publishReport, putPendingReport } from '../store/report-writes.ts'
import { raiseSelections } from '../store/selection-writes.ts'
import type { Change, Outcome } from './change.ts'
import { makeGroups } from './groups.ts'
import { reportRow } from './report.ts'
import { putWords } from './search.ts'

/** An action of the past that the campaign itself vouches for. */
export type PastAction = { id: string; fields: ActionFields; report: ReportFields | null; reportId: string }

/** Puts a day in that the campaign called before it had a desk: no coordinator's name stands in the log. */
export function importPastDay({ db, now }: Change, day: DayFields): Promise<Outcome> {
  return runBatch(db, putDay(db, null, { ...day, texts: day.texts.map((text) => ({ ...text, outdated: false })) }, now))
}

/** Puts a past action in, published, its groups known, its report shown. Nobody holds a link to it. */
export async function importPastAction(
  { db, now }: Change,
  { id, fields, report, reportId }: PastAction,
): Promise<Outcome> {
  const groups = fields.groups.map((name) => ({ name, confirmedAs: foldName(name) }))
  return runBatch(db, [
    insertAction(db, { id, status: 'published', publishedAt: now, createdAt: now, ...actionRow(fields) }),
    ...(await makeGroups(db, fields.groups)),
    ...replaceParts(db, id, { ...fields, groups }),
    ...putWords(db, publishedRecord(id, fields, now)),
    ...(report
      ? [
          ...putPendingReport(db, reportRow(reportId, id, report, now)),
          ...publishReport(db, { id: reportId, actionId: id }, now),
        ]
      : []),
    raiseSelections(db, id),
  ])
}
