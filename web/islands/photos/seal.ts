import type { KeptPhoto } from './kept.ts'
import type { Means } from './means.ts'

/**
 * Covers a photo for good: what was under its boxes is gone, here and on the phone, and only then it may be sent. Says whether
 * it could: else the photo is as it was.
 */
export async function seal(photo: KeptPhoto, { studio, store }: Pick<Means, 'studio' | 'store'>): Promise<boolean> {
  const covering = photo.boxes.filter(({ on }) => on)
  if (photo.state === 'open' && covering.length > 0) {
    const covered = await studio.cover(photo.blob, covering, photo.style).catch(() => null)
    if (!covered) return false
    photo.blob = covered.blob
  }
  Object.assign(photo, { boxes: [], state: 'queued', errors: {} })
  // Where there is no room for the covered one, the other must not stay.
  if (!(await store.putPhoto(photo))) await store.removePhoto(photo.key)
  return true
}
