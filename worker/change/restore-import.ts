import { no } from '../rules/result.ts'
import { runBatch } from '../store/batch.ts'
import { restoreImported, withdrawImported } from '../store/import-taken-back-writes.ts'
import { findImport } from '../store/imports.ts'
import type { Change } from './change.ts'
import type { Errand, Reverted } from './taking-back.ts'

/**
 * Withdraws what an import brought that nobody has touched since, all at once, or has it wait again. What somebody has decided on
 * or changed stays: that is taken back by itself.
 */
export async function restoreImport(
  { db }: Change,
  { line, snapshot: { isLive }, log, extra }: Errand<'import'>,
): Promise<Reverted> {
  const seen = await findImport(db, line.subjectId)
  if (!seen) return no('gone')
  return runBatch(db, [
    ...(await log({ of: 'import', isLive: !isLive })),
    ...(isLive ? restoreImported(db, seen) : withdrawImported(db, seen)),
    ...extra,
  ])
}
