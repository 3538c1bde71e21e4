import { no } from '../rules/result.ts'
import { updatePhoto } from '../store/photo-writes.ts'
import { findPhoto } from '../store/photos.ts'
import type { Change } from './change.ts'
import { keptPhoto } from './kept-photo.ts'
import { changePhoto } from './photo.ts'
import type { Errand, Reverted } from './taking-back.ts'

/** Gives a photo its state and words back; pixels that are gone stay so. */
export async function restorePhoto(
  change: Change,
  { line, snapshot: { photo: before }, log, extra }: Errand<'photo'>,
): Promise<Reverted> {
  const present = await findPhoto(change.db, before.key)
  if (!present) return no('gone')
  // What is under what was covered is deleted.
  if (line.decision === 'cover') return no('lost')
  const { caption, description, credit, restoredAt } = before
  // Somebody pictured has asked since then.
  const status = before.status === 'published' && present.status === 'hidden' ? 'hidden' : before.status
  const publishedAt = status === 'published' ? change.now : before.publishedAt
  const columns = { status, caption, description, credit, restoredAt, publishedAt }
  const statements = [
    ...(await log({ of: 'photo', photo: keptPhoto(present) })),
    updatePhoto(change.db, present, columns),
    ...extra,
  ] as const
  const visible = status === 'published' || present.status === 'published'
  return changePhoto(change, present, [...statements], { visible })
}
