import type { ActionRecord } from '../rules/action-record.ts'
import { deleteAction, dropWaitingChange, updateAction } from '../store/action-writes.ts'
import { deleteContactObjects } from '../store/contacts.ts'
import { type Change, changeAction, type Outcome } from './change.ts'
import { sweepPhotos } from './sweep-photos.ts'

/** Cancels a published action: shown at once as its organizer's word, and first in the queue. */
export async function cancelAction(change: Change, record: ActionRecord, reason: string): Promise<Outcome> {
  const { db, now } = change
  const columns = { status: 'cancelled', cancelledBy: 'organizer', cancelReason: reason, publishedAt: now } as const
  return changeAction(change, record, [
    updateAction(db, record, columns, { visible: true }),
    dropWaitingChange(db, record.id),
  ])
}

/** Takes back what still waits: the whole action if it was never public, else only the change to it. */
export async function withdraw(change: Change, record: ActionRecord): Promise<Outcome> {
  const { db } = change
  const columns = record.status === 'published' ? {} : ({ status: 'withdrawn' } as const)
  return changeAction(
    change,
    record,
    [updateAction(db, record, columns, { visible: false }), dropWaitingChange(db, record.id)],
    { visible: false },
  )
}

/** Deletes an action with its texts, reports, photos and contact. Of verdicts, ids and hashes remain. */
export async function deleteEverything(change: Change, record: ActionRecord): Promise<Outcome> {
  const { db, bucket } = change
  const outcome = await changeAction(change, record, [deleteAction(db, record.id)])
  // Only then its contact: of an action that stays nothing is lost. What is not reached now goes with the next sweep.
  if (outcome.ok) await deleteContactObjects(bucket, [record.id]).catch(console.error)
  // The rows of its photos went with it; their objects go now, or with the next sweep.
  if (outcome.ok) await sweepPhotos(change).catch(console.error)
  return outcome
}
