import { KIT_FILES_A_DAY } from '../rules/kit-file.ts'
import { no } from '../rules/result.ts'
import { runBatch } from '../store/batch.ts'
import { findDayId } from '../store/days.ts'
import { deleteKitFile, insertKitFile } from '../store/kit-file-writes.ts'
import { findKitFile } from '../store/kit-files.ts'
import { keepObjectWithSnapshot, releaseObject } from '../store/snapshot-writes.ts'
import { type Change, daySlugTag } from './change.ts'
import { kitFileTag } from './kit-file.ts'
import type { Errand, Reverted } from './taking-back.ts'

/** Puts a file of a day's kit back that was removed, or removes one that was added; `stale` where the day has no room for it. */
export async function restoreKitFile(
  { db, purge }: Change,
  { snapshot: { slug, file, isThere }, log, extra }: Errand<'kit-file'>,
): Promise<Reverted> {
  if ((await findDayId(db, slug)) === null) return no('gone')
  const present = await findKitFile(db, file.key)
  const written = await log({ of: 'kit-file', slug, file, isThere: present !== null })
  // As it was wanted already.
  const statements =
    (present !== null) === isThere
      ? []
      : isThere
        ? [releaseObject(db, file.object), ...insertKitFile(db, file, KIT_FILES_A_DAY)]
        : [deleteKitFile(db, file.key), ...keepObjectWithSnapshot(db, file.object)]
  const outcome = await runBatch(db, [...written, ...statements, ...extra])
  if (outcome.ok) purge([daySlugTag(slug), kitFileTag(file.key)])
  return outcome
}
