import type { ActionFields } from './action-fields.ts'
import type { ActionRecord, ReportRecord } from './action-record.ts'
import { divideEdit } from './edit.ts'
import { fieldsOfRecord } from './fields-of-record.ts'

/** How an action is to be, once a verdict on it is taken back. */
export type RestoredAction = {
  status: 'pending' | 'published' | 'cancelled' | 'rejected'
  cancelledBy: ActionRecord['cancelledBy']
  cancelReason: string | null
  verdictReason: string | null
  fields: ActionFields
  texts: ActionRecord['texts']
  /** What its organizer wants it to say instead, with the moment of it; null where nothing waits. */
  waiting: { fields: ActionFields; submittedAt: number } | null
  reports: Pick<ReportRecord, 'id' | 'status' | 'verdictReason' | 'publishedAt'>[]
}

/**
 * The action as it was before a verdict, with all that its organizer has said since: an edit of theirs counts as if the verdict
 * had never been given, so that a place which they hide meanwhile does not come back. Null where they have withdrawn it.
 */
export function restoredAction(before: ActionRecord, present: ActionRecord, now: number): RestoredAction | null {
  const { status } = before
  if (status === 'withdrawn' || present.status === 'withdrawn') return null
  const newest = present.revision === before.revision + 1 ? null : wordOf(present)
  const reports = restoredReports(before.reports, present.reports)
  if (status !== 'published' && status !== 'cancelled') {
    // What was never public is as its organizer last wrote it; once they have written again, it waits again.
    const fields = newest ?? fieldsOfRecord(before)
    const waits = status === 'pending' || (newest !== null && present.status === 'pending')
    const decided = { status: waits ? ('pending' as const) : status, cancelledBy: null, cancelReason: null }
    const verdictReason = waits && newest !== null ? null : before.verdictReason
    return { ...decided, verdictReason, fields, texts: textsWith(before, present, fields), waiting: null, reports }
  }
  const was = fieldsOfRecord(before)
  const { atOnce, waits } = newest ? divideEdit(was, newest, now) : { atOnce: null, waits: null }
  const fields = atOnce ?? was
  return {
    ...cancellation(before, present),
    verdictReason: before.verdictReason,
    fields,
    texts: textsWith(before, present, fields),
    // Where they have said nothing new, what waited before waits again.
    waiting: waits ? { fields: waits, submittedAt: now } : newest && atOnce ? null : before.waitingChange,
    reports,
  }
}

/** What an organizer last wrote, whether it is shown or waits. */
function wordOf(record: ActionRecord): ActionFields {
  return record.waitingChange?.fields ?? fieldsOfRecord(record)
}

/** A cancellation by its organizer since then stands: nobody may send people there again. */
function cancellation(before: ActionRecord, present: ActionRecord) {
  const { cancelledBy, cancelReason } =
    before.status === 'published' && present.cancelledBy === 'organizer' ? present : before
  return { status: cancelledBy === null ? ('published' as const) : ('cancelled' as const), cancelledBy, cancelReason }
}

/**
 * The original as it was; translations that there were, unless they were taken away since, but for those whose language the
 * original has meanwhile; and those that were made since, where the original is the same.
 */
function textsWith(before: ActionRecord, present: ActionRecord, fields: ActionFields): ActionRecord['texts'] {
  const original = { ...fields.text, original: true, outdated: false }
  const isThere = ({ lang }: ActionRecord['texts'][number]) => present.texts.some((text) => text.lang === lang)
  const others = before.texts.filter((text) => !text.original && isThere(text))
  const known = new Set([original.lang, ...others.map(({ lang }) => lang)])
  const isSame = present.texts.some(
    ({ original: first, title, summary }) => first && title === original.title && summary === original.summary,
  )
  const since = isSame ? present.texts.filter((text) => !text.original && !known.has(text.lang)) : []
  return [original, ...others.filter(({ lang }) => lang !== original.lang), ...since]
}

/** Reports as they were; one that came since goes on waiting, and what waited before it is replaced by it. */
function restoredReports(before: readonly ReportRecord[], present: readonly ReportRecord[]): RestoredAction['reports'] {
  const known = new Set(before.map(({ id }) => id))
  const since = present.filter(({ id }) => !known.has(id))
  const waitsAnew = since.some(({ status }) => status === 'pending')
  return [
    ...before.map(({ id, status, verdictReason, publishedAt }) => ({
      id,
      status: status === 'pending' && waitsAnew ? ('replaced' as const) : status,
      verdictReason,
      publishedAt,
    })),
    // What a coordinator published in somebody's place came with the verdict, and goes with it.
    ...since
      .filter(({ status }) => status === 'published')
      .map(({ id, verdictReason, publishedAt }) => ({ id, status: 'replaced' as const, verdictReason, publishedAt })),
  ]
}
