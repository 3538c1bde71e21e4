import type { ActionRecord, ReportRecord } from '../rules/action-record.ts'
import { dropWaitingChange, updateAction } from '../store/action-writes.ts'
import type { Statement } from '../store/batch.ts'
import type { Database } from '../store/database.ts'
import { movePhotos, moveReport, putMerge } from '../store/merge-writes.ts'
import { raiseSelections } from '../store/selection-writes.ts'
import { actionTag, type Change, daySlugTag } from './change.ts'
import { renewEventsOf } from './vevents.ts'

/**
 * Statements by which an action becomes another one, as both were seen: it is taken from the public, its address leads to the
 * other for ever, and its reports and photos go there. Null where one of them is in no state for it.
 */
export function mergeActions({ db, now }: Change, merged: ActionRecord, kept: ActionRecord): Statement[] | null {
  const lives = ({ status }: ActionRecord) => status === 'pending' || status === 'published'
  const isCancelled = merged.status === 'cancelled'
  if (merged.id === kept.id || !(lives(merged) || isCancelled) || !lives(kept)) return null
  const wasPublic = merged.status !== 'pending'
  // No organizer's own doing, but the same: it is nowhere, and cannot be changed any more.
  const columns = { status: 'withdrawn', cancelledBy: null, cancelReason: null, verdictReason: null } as const
  return [
    updateAction(db, merged, columns, { visible: wasPublic }),
    dropWaitingChange(db, merged.id),
    updateAction(db, kept, {}, { visible: false }),
    ...moveReports(db, merged, kept),
    movePhotos(db, merged.id, kept.id),
    ...putMerge(db, merged.id, kept.id, now),
    raiseSelections(db, kept.id),
  ]
}

/** An action has one report that is shown and one that waits; what finds neither place is kept as one that was replaced. */
function moveReports(db: Database, merged: ActionRecord, kept: ActionRecord): Statement[] {
  const taken = new Set<ReportRecord['status']>(kept.reports.map(({ status }) => status))
  return merged.reports.map(({ id, status }) => {
    const wanted: ReportRecord['status'][] =
      status === 'published' ? ['published', 'pending'] : status === 'pending' ? ['pending'] : [status]
    const free = wanted.find((each) => (each !== 'published' && each !== 'pending') || !taken.has(each)) ?? 'replaced'
    taken.add(free)
    return moveReport(db, id, kept.id, free)
  })
}

/** What another change has given photos or a report: its page and calendars are made anew. */
export async function showAgain(change: Change, { id, days }: ActionRecord): Promise<void> {
  await renewEventsOf(change.db, id, change.now).catch(console.error)
  change.purge([actionTag(id), ...days.map(({ day }) => daySlugTag(day.slug))])
}
