import { cleanPhoto } from '../photos/clean.ts'
import type { FieldError } from '../rules/field-error.ts'
import { no, ok, type Result } from '../rules/result.ts'
import { putPhotoObjects } from '../store/photo-objects.ts'
import { announceObject, giveUpObject, keepObject, updatePhoto } from '../store/photo-writes.ts'
import { findPhoto, type PhotoRecord } from '../store/photos.ts'
import { putSnapshot } from '../store/snapshot-writes.ts'
import { insertPhotoVerdict } from '../store/verdict-writes.ts'
import type { Change } from './change.ts'
import { keptPhoto } from './kept-photo.ts'
import { changePhoto } from './photo.ts'
import { verdictOn } from './photo-verdict.ts'
import { deleteAtOnce, sweepPhotos } from './sweep-photos.ts'
import { ANNOUNCED_MS } from './take-photo.ts'

/** What a coordinator sends instead of a photo, with the revision that they saw; `object` is the random name of its objects. */
export type CoveredPhoto = { bytes: Uint8Array; revision: number; object: string }

/**
 * Puts a covered picture in the place of a photo, by the pipeline of every photo; the key stays. What it showed before is deleted
 * before this answers. `stale` where the photo has changed since it was seen, or is gone.
 */
export async function coverPhoto(
  change: Change,
  images: ImagesBinding,
  { coordinatorId, photo }: { coordinatorId: number; photo: PhotoRecord },
  { bytes, revision, object }: CoveredPhoto,
): Promise<Result<PhotoRecord, FieldError | 'stale'>> {
  const { db, bucket, now } = change
  if (photo.revision !== revision) return no('stale')
  const clean = await cleanPhoto(images, bytes)
  if (!clean.ok) return clean
  const { large, small, ...measures } = clean.value
  await announceObject(db, object, now + ANNOUNCED_MS)
  await putPhotoObjects(bucket, object, { large, small })
  const log = insertPhotoVerdict(db, await verdictOn(change, coordinatorId, photo, 'cover'))
  const kept = putSnapshot(db, { of: 'photo', photo: keptPhoto(photo) })
  const statements = [log, kept, updatePhoto(db, photo, { object, ...measures }), keepObject(db, object)] as const
  const outcome = await changePhoto(change, photo, [...statements], { visible: photo.status === 'published' })
  if (!outcome.ok) {
    await giveUpObject(db, object)
    await sweepPhotos(change).catch(console.error)
    return no('stale')
  }
  await deleteAtOnce(change, photo.object)
  const covered = await findPhoto(db, photo.key)
  return covered ? ok(covered) : no('stale')
}
