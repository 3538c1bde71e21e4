import { belongingOf, isInScope } from '../rules/coordinator.ts'
import { no } from '../rules/result.ts'
import { mergeNeedsSecond } from '../rules/second.ts'
import { updateAction } from '../store/action-writes.ts'
import { findAction } from '../store/actions.ts'
import { bringBack, undoMerge } from '../store/merge-writes.ts'
import { findKept } from '../store/merges.ts'
import { raiseSelections } from '../store/selection-writes.ts'
import { type Change, changeAction } from './change.ts'
import { showAgain } from './merge.ts'
import { restoreAction, restoredBy } from './restore-action.ts'
import type { Errand, Reverted } from './taking-back.ts'

/**
 * Parts an action again from the one into which it was merged: its address is its own, and its reports and photos are with it, as
 * far as they are still there. `notYours` where the other one is not in the scope of who asks.
 */
export async function restoreMerged(
  change: Change,
  { line, snapshot: { record: before, photos = [] }, by, log, extra, isAgreed }: Errand<'action'>,
): Promise<Reverted> {
  const { db } = change
  const present = await findAction(db, before.id)
  if (!present) return no('gone')
  const keptId = await findKept(db, before.id)
  const kept = keptId === null ? null : await findAction(db, keptId)
  if (kept && !isInScope(by, belongingOf(kept))) return no('notYours')
  // It was taken from the public by the merge, and by nobody's word.
  const parted = { ...present, status: 'pending' } as const
  const target = restoredBy(line.subject, before, parted, change.now)
  if (!target) return no('withdrawn')
  // Those who were led to the other one are led away from it again.
  if (!isAgreed && kept && mergeNeedsSecond(before, kept, change.now)) return no('second')
  const statements = restoreAction(change, { line, found: before, present: parted, target })
  const reports = before.reports.map(({ id }) => id)
  const outcome = await changeAction(change, { id: present.id, days: [...present.days, ...before.days] }, [
    ...(await log({ of: 'action', record: present })),
    ...(kept ? [updateAction(db, kept, {}, { visible: false })] : []),
    ...bringBack(db, before.id, { reports, photos }),
    ...undoMerge(db, before.id, line.at),
    ...statements,
    ...(kept ? [raiseSelections(db, kept.id)] : []),
    ...extra,
  ])
  if (outcome.ok && kept) await showAgain(change, kept)
  if (outcome.ok) change.nudge()
  return outcome
}
