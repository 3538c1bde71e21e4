import type { KeptPhoto } from './kept.ts'
import type { Means } from './means.ts'

/** Covers a photo for good: what was under its boxes is gone, here and on the phone, and only then it may be sent. Rejects, with the photo as it was, where it cannot be covered. */
export async function seal(photo: KeptPhoto, { studio, store }: Pick<Means, 'studio' | 'store'>): Promise<void> {
  const covering = photo.boxes.filter(({ on }) => on)
  if (photo.state === 'open' && covering.length > 0)
    photo.blob = (await studio.cover(photo.blob, covering, photo.style)).blob
  Object.assign(photo, { boxes: [], state: 'queued', errors: {} })
  // Where there is no room for the covered one, the other must not stay.
  if (!(await store.putPhoto(photo))) await store.removePhoto(photo.key)
}
