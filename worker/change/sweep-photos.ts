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
