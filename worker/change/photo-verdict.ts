import type { PhotoWords } from '../rules/photo-fields.ts'
import { no } from '../rules/result.ts'
import { hashSecret } from '../rules/secret.ts'
import { photoItem } from '../rules/waiting.ts'
import type { Statement } from '../store/batch.ts'
import { dropClaims } from '../store/claims.ts'
import { updatePhoto } from '../store/photo-writes.ts'
import type { PhotoRecord } from '../store/photos.ts'
import { deleteRequests, holdRemoval } from '../store/removal-writes.ts'
import { putSnapshot } from '../store/snapshot-writes.ts'
import { insertPhotoVerdict, type NewVerdict } from '../store/verdict-writes.ts'
import type { Change, Outcome } from './change.ts'
import { keptPhoto } from './kept-photo.ts'
import { changePhoto, publishPhoto, removePhoto } from './photo.ts'

/** What a coordinator decides on a photo: what stays keeps the words that they have corrected. */
export type PhotoVerdict =
  | { decision: 'publish' | 'save' | 'restore'; words: PhotoWords }
  /** Of one that waits, and of one that was public: both are deleted for good. */
  | { decision: 'reject' | 'remove' }

/**
 * Gives a verdict on a photo as the coordinator saw it (`photo` with the revision that they saw); `stale` where it has changed
 * since, is gone, or is in no state for it, or where they have deleted enough within an hour. The verdict is logged in the same transaction: ids and a hash, no words.
 */
export async function givePhotoVerdict(
  change: Change,
  coordinatorId: number,
  photo: PhotoRecord,
  verdict: PhotoVerdict,
): Promise<Outcome> {
  const { db, now } = change
  const { decision } = verdict
  const log: [Statement, ...Statement[]] = [
    insertPhotoVerdict(db, await verdictOn(change, coordinatorId, photo, decision)),
    putSnapshot(db, { of: 'photo', photo: keptPhoto(photo) }),
    dropClaims(db, [photoItem(photo.key)]),
  ]
  const isPending = photo.status === 'pending'
  if (decision === 'save')
    return changePhoto(change, photo, [...log, updatePhoto(db, photo, verdict.words)], {
      visible: photo.status === 'published',
    })
  if (decision === 'publish') return isPending ? publishPhoto(change, photo, log, verdict.words) : no('stale')
  if (decision === 'restore') {
    if (isPending) return no('stale')
    const columns = { ...verdict.words, status: 'published', restoredAt: now } as const
    const statements: Statement[] = [updatePhoto(db, photo, columns), deleteRequests(db, photo.key)]
    // Of one that everybody sees, other words are a decision of their own: as part of this one they would count as none.
    if (photo.status === 'published' && isReworded(photo, verdict.words))
      statements.unshift(
        insertPhotoVerdict(db, await verdictOn(change, coordinatorId, photo, 'save')),
        putSnapshot(db, { of: 'photo', photo: keptPhoto(photo) }),
      )
    return changePhoto(change, photo, [...log, ...statements], { visible: true })
  }
  if ((decision === 'reject') !== isPending) return no('stale')
  // The update says whether it is still as it was seen; a deletion would not.
  const held = isPending ? updatePhoto(db, photo, {}) : holdRemoval(db, { coordinatorId, photo, now })
  return removePhoto(change, photo, [...log, held])
}

function isReworded(photo: PhotoRecord, { caption, description, credit }: PhotoWords): boolean {
  return photo.caption !== caption || photo.description !== description || photo.credit !== credit
}

/** The line of the log for a decision on a photo as it was before. */
export async function verdictOn(
  { now }: Change,
  coordinatorId: number,
  photo: PhotoRecord,
  decision: NewVerdict['decision'],
): Promise<NewVerdict> {
  const snapshotHash = await hashSecret(JSON.stringify(photo))
  return { at: now, coordinatorId, subject: 'photo', subjectId: photo.key, decision, snapshotHash }
}
