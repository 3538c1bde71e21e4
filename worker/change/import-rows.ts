import type { Coordinator } from '../rules/coordinator.ts'
import type { FieldErrors } from '../rules/field-error.ts'
import type { TypedRow } from '../rules/import-columns.ts'
import { isCheckedBy } from '../rules/import-limits.ts'
import { no, ok, type Result } from '../rules/result.ts'
import { hashSecret } from '../rules/secret.ts'
import type { Refusal, Statement } from '../store/batch.ts'
import { runBatch } from '../store/batch.ts'
import { putLive } from '../store/import-live-writes.ts'
import { deleteImportFiles } from '../store/import-objects.ts'
import { checkAgain, correctRow as correct, leaveOutRows } from '../store/import-writes.ts'
import type { Import, ImportRow } from '../store/imports.ts'
import { putSnapshot } from '../store/snapshot-writes.ts'
import { insertVerdict } from '../store/verdict-writes.ts'
import type { Change, Outcome } from './change.ts'
import { checkRows } from './import-check.ts'
import type { StepMeans } from './import-steps.ts'

/** Puts a row right that has been checked; its errors where it is not right yet. */
export async function correctRow(
  change: Change,
  seen: Import,
  row: ImportRow,
  typed: TypedRow,
  means: StepMeans,
): Promise<Result<undefined, { refusal: Refusal } | { errors: FieldErrors }>> {
  if (seen.state !== 'checked' || !seen.meaning || row.state === 'known') return no({ refusal: 'stale' })
  const { tier } = seen.meaning.defaults
  const [checked] = await checkRows(change, [{ ...row, typed }], { ...means, known: new Set(), defaultTier: tier })
  if (!checked) return no({ refusal: 'stale' })
  const outcome = await runSome(change, correct(change.db, seen, typed, checked))
  if (!outcome.ok) return no({ refusal: outcome.error })
  return checked.errors ? no({ errors: checked.errors }) : ok(undefined)
}

/** Leaves out one row, or (null) all that are wrong. */
export async function leaveOut(change: Change, seen: Import, number: number | null): Promise<Outcome> {
  return seen.state === 'checked' ? runSome(change, leaveOutRows(change.db, seen, number)) : no('stale')
}

/**
 * Puts an import live: all of its actions wait in the queue from one moment on. Refused as stale where something is wrong or
 * unchecked, or where it is live already. Where its rows were checked by other limits than those that whoever puts it live has
 * by now, it is checked again instead: days may lie between the two.
 */
export async function goLive(
  change: Change,
  seen: Import,
  { id: coordinatorId, scope }: Pick<Coordinator, 'id' | 'scope'>,
  tierCaps: string,
): Promise<Outcome> {
  const { db, bucket, now } = change
  if (seen.state === 'checked' && !isCheckedBy(seen.checkedBy, { scope, tierCaps }))
    return runBatch(db, [checkAgain(db, seen)])
  const snapshotHash = await hashSecret(JSON.stringify(seen))
  const log = { at: now, coordinatorId, subject: 'import', subjectId: seen.id, decision: 'add', snapshotHash } as const
  const outcome = await runSome(change, [
    ...putLive(db, seen, now),
    insertVerdict(db, log),
    putSnapshot(db, { of: 'import', isLive: false }),
  ])
  // Nobody names its columns anew any more: the file has done its service. If this fails, the sweep does it.
  if (outcome.ok) await deleteImportFiles(bucket, [seen.id])
  return outcome
}

function runSome({ db }: Change, [first, ...others]: Statement[]): Promise<Outcome> {
  return first ? runBatch(db, [first, ...others]) : Promise.resolve(no('stale'))
}
