import type { ActionRecord } from '../rules/action-record.ts'
import { actionRow, recordWith } from '../rules/action-row.ts'
import type { ActionLetter } from '../rules/letter.ts'
import { isCancelledInPlace } from '../rules/organizer-action.ts'
import { type RestoredAction, restoredAction } from '../rules/restored-action.ts'
import type { VerdictSubject } from '../rules/verdict-words.ts'
import { updateAction } from '../store/action-writes.ts'
import type { Statement } from '../store/batch.ts'
import { addTranslations, restoreReports, restoreWaitingChange } from '../store/restore-writes.ts'
import { putLetter } from '../store/verdict-writes.ts'
import type { Change } from './change.ts'
import { partsOf } from './edit.ts'
import { putWords } from './search.ts'

/** How an action is to be once a verdict of this subject on it is taken back; null where its organizer has withdrawn it since. */
export function restoredBy(
  subject: VerdictSubject,
  found: ActionRecord,
  present: ActionRecord,
  now: number,
): RestoredAction | null {
  return restoredAction(touchedBy(subject, found, present), present, now)
}

/** Statements after which an action is as a verdict (`line`) found it, which `restoredBy` tells. */
export function restoreAction(
  { db, now }: Change,
  {
    line: { subject },
    found,
    present,
    target,
  }: { line: { subject: VerdictSubject }; found: ActionRecord; present: ActionRecord; target: RestoredAction },
): Statement[] {
  const before = touchedBy(subject, found, present)
  const { fields, texts, waiting, reports, ...decided } = target
  const willBePublic = isPublic(decided.status)
  const visible = willBePublic || isPublic(present.status)
  const columns = { ...actionRow(fields), ...decided, ...(willBePublic ? { publishedAt: now } : {}) }
  const after = { ...recordWith(before, fields), ...columns, texts }
  return [
    updateAction(db, present, columns, { visible }),
    ...partsOf(db, before, fields),
    ...addTranslations(db, present.id, texts),
    restoreWaitingChange(db, present.id, waiting),
    ...restoreReports(db, present.id, reports),
    // What is public no more, the database itself forgets.
    ...(willBePublic ? putWords(db, after) : []),
    ...lettersOf(present, target).map((letter) => putLetter(db, present.id, letter, now)),
  ]
}

/** What an organizer is told who was told something else: that it was not accepted, or cancelled in their place. */
function lettersOf(present: ActionRecord, { status, cancelledBy }: RestoredAction): ActionLetter[] {
  if (isPublic(status) && present.status === 'rejected') return ['published']
  if (status === 'published' && isCancelledInPlace(present)) return ['changed']
  return present.status === 'published' && cancelledBy === 'coordinator' ? ['cancelled'] : []
}

/** Of an action a verdict on its report or its cancellation touches nothing else: all else stays as it is. */
function touchedBy(subject: VerdictSubject, found: ActionRecord, present: ActionRecord): ActionRecord {
  const asItIs = { ...present, revision: present.revision - 1 }
  if (subject === 'report') return { ...asItIs, reports: found.reports }
  if (subject !== 'cancellation') return found
  const { status, cancelledBy, cancelReason } = found
  return { ...asItIs, status, cancelledBy, cancelReason }
}

function isPublic(status: ActionRecord['status']): boolean {
  return status === 'published' || status === 'cancelled'
}
