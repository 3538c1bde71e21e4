import type { PhotoRecord } from '../store/photos.ts'
import type { KeptPhoto } from '../store/snapshots.ts'

/** What of a photo can be put back: its state and words. */
export function keptPhoto(photo: PhotoRecord): KeptPhoto {
  const { key, status, caption, description, credit, publishedAt, restoredAt } = photo
  return { key, status, caption, description, credit, publishedAt, restoredAt }
}
