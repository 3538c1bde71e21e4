import { runBatch } from '../store/batch.ts'
import { listPendingOf, type PendingOf } from '../store/photo-desk.ts'
import { refusePhotos } from '../store/verdict-writes.ts'
import type { Change } from './change.ts'
import { verdictOn } from './photo-verdict.ts'
import { sweepPhotos } from './sweep-photos.ts'

/** As many go with one press: five queries, and their objects in one call to R2. */
export const REFUSED_AT_ONCE = 100

/**
 * Refuses photos of an action or for a day that wait and were sent no later than `until` (milliseconds), the first sent first,
 * each with a verdict of its own; those that somebody else decides on meanwhile are left. Where more wait, they go the next time.
 */
export async function refusePending(
  change: Change,
  coordinatorId: number,
  of: PendingOf,
  until: number,
): Promise<void> {
  const { db } = change
  const rows = await listPendingOf(db, of, until, REFUSED_AT_ONCE)
  if (rows.length === 0) return
  const refused = await Promise.all(
    rows.map(async (row) => ({ row, verdict: await verdictOn(change, coordinatorId, row, 'reject') })),
  )
  await runBatch(db, refusePhotos(db, refused))
  // Their objects go now, or with the next sweep.
  await sweepPhotos(change).catch(console.error)
}
