import type { ActionFields } from './action-fields.ts'
import type { ActionRecord, ReportRecord } from './action-record.ts'
import { recordWith } from './action-row.ts'
import { fieldsOfRecord } from './fields-of-record.ts'
import { hiddenWords } from './hidden-words.ts'
import type { Status } from './kinds.ts'
import { type PublicAction, previewPublicAction } from './public-action.ts'

/** What a coordinator sees of an action: all that it says, hidden parts included, but no contact and no link. */
export type DeskAction = {
  id: string
  revision: number
  status: Status
  cancelledBy: 'organizer' | 'coordinator' | null
  cancelReason: string | null
  verdictReason: string | null
  /** As the organizer wrote it. */
  fields: ActionFields
  /** What the organizer wants it to say instead. */
  change: ActionFields | null
  /** What the public sees, or would see once what waits is published. */
  preview: PublicAction
  /** Names of groups that a coordinator has confirmed before, folded. */
  confirmedGroups: string[]
  waitingReport: ReportRecord | null
  /** Whether a report is public, which can be taken down. */
  reportShown: boolean
  /** Whether it can be cancelled: people may still be coming. */
  mayCancel: boolean
  /** What of where it is nobody else may read at the moment. */
  hidden: string[]
  /** Whether a coordinator may report in its organizer's place. */
  mayReport: boolean
}

/** An action as the desk sees it at `now`. */
export function toDeskAction(record: ActionRecord, now: number): DeskAction {
  const change = record.waitingChange?.fields ?? null
  const fields = fieldsOfRecord(record)
  return {
    id: record.id,
    revision: record.revision,
    status: record.status,
    cancelledBy: record.cancelledBy,
    cancelReason: record.cancelReason,
    verdictReason: record.verdictReason,
    fields,
    change,
    preview: previewPublicAction(change ? recordWith(record, change) : record, now),
    confirmedGroups: record.groups.flatMap(({ group }) => (group ? [group.foldedName] : [])),
    waitingReport: record.reports.find(({ status }) => status === 'pending') ?? null,
    mayCancel: mayCancel(record, now),
    hidden: hiddenWords(fields, previewPublicAction(record, now)),
    mayReport: mayReportInPlace(record, now),
    reportShown: record.reports.some(({ status }) => status === 'published'),
  }
}

/** Whether a coordinator may cancel an action at `now` (milliseconds): it is announced, and not over. */
export function mayCancel({ status, endsAt }: Pick<ActionRecord, 'status' | 'endsAt'>, now: number): boolean {
  return status === 'published' && now < endsAt
}

/** Whether a coordinator may report of an action in its organizer's place at `now` (milliseconds): no report of theirs waits. */
export function mayReportInPlace({ status, startsAt, reports }: ActionRecord, now: number): boolean {
  return status === 'published' && startsAt <= now && !reports.some((report) => report.status === 'pending')
}
