import { forgetCappedCities } from '../change/capped-photos.ts'
import { sweepPhotos } from '../change/sweep-photos.ts'
import type { Database } from '../store/database.ts'

/** Deletes objects of photos that no row names at `now` (milliseconds): of uploads and removals that were interrupted. */
export async function sweepSomePhotos(db: Database, bucket: R2Bucket, now: number): Promise<void> {
  await sweepPhotos({ db, bucket, now })
}

/** Takes the cities from photos for a day in countries whose cities the setting TIER_CAPS hides by now. It may run twice. */
export async function hideCappedCities(db: Database, tierCaps: string): Promise<void> {
  await forgetCappedCities(db, tierCaps)
}
