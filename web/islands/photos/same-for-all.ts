import type { KeptPhoto } from './kept.ts'
import type { Means } from './means.ts'
import { forAll } from './word-fields.ts'

/** Gives every photo that nobody has let go yet the words that are typed now and may be the same for all. */
export async function sameForAll(photos: readonly KeptPhoto[], { fields, store }: Means): Promise<void> {
  const same = forAll(fields.read())
  for (const photo of photos)
    if (photo.state === 'open') {
      Object.assign(photo.words, same)
      await store.putPhoto(photo)
    }
}
