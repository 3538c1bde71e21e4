import type { ActionRecord } from '../rules/action-record.ts'
import { mayCancel } from '../rules/desk-action.ts'
import { dropWaitingChange, updateAction } from '../store/action-writes.ts'
import type { Statement } from '../store/batch.ts'
import { putLetter } from '../store/verdict-writes.ts'
import type { Change } from './change.ts'

/**
 * Statements by which a coordinator cancels in an organizer's place, for a reason that everybody reads; null where it is not
 * announced, or over.
 */
export function cancelInPlace({ db, now }: Change, record: ActionRecord, reason: string): Statement[] | null {
  if (!mayCancel(record, now)) return null
  // The reason is the verdict's too: by that its organizer sees that the cancellation is not their own.
  const columns = {
    status: 'cancelled',
    cancelledBy: 'coordinator',
    cancelReason: reason,
    verdictReason: reason,
  } as const
  return [
    updateAction(db, record, { ...columns, publishedAt: now }, { visible: true }),
    dropWaitingChange(db, record.id),
    putLetter(db, record.id, 'cancelled', now),
  ]
}

/** Statements by which an organizer's cancellation is confirmed, or announced again; null where none waits. */
export function judgeCancellation(
  { db, now }: Change,
  record: ActionRecord,
  decision: 'confirm' | 'restore',
): Statement[] | null {
  if (record.cancelledBy !== 'organizer') return null
  const columns =
    decision === 'confirm'
      ? ({ cancelledBy: 'coordinator' } as const)
      : ({ status: 'published', cancelledBy: null, cancelReason: null } as const)
  const seen = updateAction(db, record, { ...columns, publishedAt: now }, { visible: true })
  // Whoever cancelled has to know that it is announced again.
  return decision === 'confirm' ? [seen] : [seen, putLetter(db, record.id, 'changed', now)]
}
