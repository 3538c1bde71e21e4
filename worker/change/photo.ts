import type { ActionRecord } from '../rules/action-record.ts'
import type { PhotoWords } from '../rules/photo-fields.ts'
import { ok } from '../rules/result.ts'
import { updateAction } from '../store/action-writes.ts'
import { findAction } from '../store/actions.ts'
import { runBatch, type Statement } from '../store/batch.ts'
import { findDaySlug } from '../store/days.ts'
import { deleteOtherPosters, deletePhoto, updatePhoto } from '../store/photo-writes.ts'
import type { PhotoRecord } from '../store/photos.ts'
import { actionTag, type Change, changeAction, daySlugTag, type Outcome } from './change.ts'
import { deleteAtOnce, sweepPhotos } from './sweep-photos.ts'

/** The tag of one photo: of its bytes and its page. */
export function photoTag(key: string): string {
  return `photo:${key}`
}

/** Shows a photo to everybody. A poster takes the place of the one before it. `stale` where it has changed since it was seen. */
export async function publishPhoto(
  change: Change,
  photo: PhotoRecord,
  log: Statement[] = [],
  words: Partial<PhotoWords> = {},
): Promise<Outcome> {
  const { db, now } = change
  const others =
    photo.purpose === 'poster' && photo.actionId !== null ? [deleteOtherPosters(db, photo.actionId, photo.key)] : []
  const shown = updatePhoto(db, photo, { ...words, status: 'published', publishedAt: now })
  return changePhoto(change, photo, after(log, shown, ...others), { visible: true })
}

/** Removes a photo for good: its row and, right after, its objects. */
export async function removePhoto(change: Change, photo: PhotoRecord, log: Statement[] = []): Promise<Outcome> {
  const outcome = await changePhoto(change, photo, after(log, deletePhoto(change.db, photo.key)), {
    visible: photo.status === 'published',
  })
  if (outcome.ok) await deleteAtOnce(change, photo.object)
  return outcome
}

/**
 * Changes a photo in one batch, forgets what is cached of it, and deletes the objects that it leaves. Where everybody sees the
 * change of a poster (`visible`), it is one of its action too: in calendars, feeds and lists. Its hour of publication is then
 * that of the change, unless `isPublication` is false: nobody but organizers and coordinators is to lift an action to the top
 * of what is new. Calendars go by the sequence first (RFC 5546, section 2.1.5), which rises all the same.
 */
export async function changePhoto(
  change: Change,
  photo: PhotoRecord,
  statements: [Statement, ...Statement[]],
  { visible, isPublication = true }: { visible: boolean; isPublication?: boolean },
): Promise<Outcome> {
  const { db, now, purge } = change
  const record = photo.actionId === null ? null : await findAction(db, photo.actionId)
  const moves = visible && photo.purpose === 'poster' && record !== null && isPublic(record)
  const outcome = moves
    ? await changeAction(change, record, [
        updateAction(db, record, isPublication ? { publishedAt: now } : {}, { visible: true }),
        ...statements,
      ])
    : await runBatch(db, statements)
  if (!outcome.ok) return outcome
  purge([photoTag(photo.key), ...(visible ? await tagsAround(change, photo, record) : [])])
  // What the sweep does every quarter of an hour, done now: removed is removed.
  await sweepPhotos(change).catch(console.error)
  return ok(undefined)
}

/** A verdict's own statements come first: what it is about must still be there. */
function after(log: readonly Statement[], first: Statement, ...rest: Statement[]): [Statement, ...Statement[]] {
  const [head = first, ...tail] = [...log, first, ...rest]
  return [head, ...tail]
}

function isPublic({ status, publishedAt }: ActionRecord): boolean {
  return (status === 'published' || status === 'cancelled') && publishedAt !== null
}

/** The tags of the pages that show a photo. */
async function tagsAround({ db }: Change, photo: PhotoRecord, record: ActionRecord | null): Promise<string[]> {
  if (record) return [actionTag(record.id), ...record.days.map(({ day }) => daySlugTag(day.slug))]
  const slug = photo.dayId === null ? null : await findDaySlug(db, photo.dayId)
  return slug === null ? [] : [daySlugTag(slug)]
}
