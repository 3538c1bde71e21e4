import type { Database } from '../store/database.ts'
import { deletePhotoObjects } from '../store/photo-objects.ts'
import { forgetLooseObjects, listLooseObjects } from '../store/photo-writes.ts'

/** As many as R2 deletes in one call, at two sizes each, and well within a query's time. */
const OBJECTS_A_RUN = 100

/**
 * Deletes objects that no row names at `now` (milliseconds), and says of how many. First the object, then its name: whatever
 * is interrupted is done again.
 */
export async function sweepPhotos({
  db,
  bucket,
  now,
}: {
  db: Database
  bucket: R2Bucket
  now: number
}): Promise<number> {
  const objects = await listLooseObjects(db, now, OBJECTS_A_RUN)
  if (objects.length === 0) return 0
  await deletePhotoObjects(bucket, objects)
  await forgetLooseObjects(db, objects)
  return objects.length
}

/**
 * Deletes the objects of a photo whose row has just let go of them, before anything else is answered: however many wait to be
 * swept up. Where the bucket fails, the sweep does it.
 */
export async function deleteAtOnce({ db, bucket }: { db: Database; bucket: R2Bucket }, object: string): Promise<void> {
  try {
    await deletePhotoObjects(bucket, [object])
    await forgetLooseObjects(db, [object])
  } catch (error) {
    console.error(error)
  }
}
