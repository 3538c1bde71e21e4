import { encodeAnew } from '../photos/clean.ts'
import { recognise } from '../photos/recognise.ts'
import {
  type Full,
  type NotTaken,
  PHOTOS_AN_ACTION,
  PHOTOS_WAITING_A_DAY,
  PHOTOS_WAITING_UNCHECKED,
  UPLOADS_A_DATE,
} from '../rules/photo.ts'
import type { PhotoFields } from '../rules/photo-fields.ts'
import type { PhotoPlace } from '../rules/photo-place.ts'
import { no, ok, type Result } from '../rules/result.ts'
import { runBatch, type Statement } from '../store/batch.ts'
import { spendKey } from '../store/idempotency.ts'
import { putPhotoObjects } from '../store/photo-objects.ts'
import {
  announceObject,
  deleteWaitingPosters,
  giveUpObject,
  holdPhotosWithin,
  insertPhoto,
  type NewPhoto,
} from '../store/photo-writes.ts'
import {
  countPhotosOf,
  countWaitingOfDay,
  countWaitingUnchecked,
  findUpload,
  type PhotoRecord,
} from '../store/photos.ts'
import { countUpload } from '../store/upload-counts.ts'
import type { Change } from './change.ts'
import { sweepPhotos } from './sweep-photos.ts'

/** What a photo is of: an action, afterwards or before it; or a day, with a city. */
export type PhotoSubject =
  | { purpose: 'report' | 'poster'; actionId: string }
  | { purpose: 'day'; dayId: number; place: PhotoPlace }

/** A photo as it was sent. */
export type SentPhoto = {
  subject: PhotoSubject
  fields: PhotoFields
  bytes: Uint8Array
  /** SHA-256 of the key with which it is sent until it has arrived, base64url. */
  uploadHash: string
  /** Random: the public key that it gets, and the name of its objects. */
  fresh: { key: string; object: string }
}

/** So long an upload that was interrupted may go on before what it left is swept up. */
export const ANNOUNCED_MS = 86_400_000

/**
 * Takes a photo in: cleaned, stored, waiting for a coordinator. Sent twice it is there once, with the same answer. Wherever it
 * is interrupted, what it left in the bucket has been announced before, and is swept up.
 */
export async function takePhoto(
  change: Change,
  images: ImagesBinding,
  sent: SentPhoto,
): Promise<Result<PhotoRecord, NotTaken>> {
  const { db, bucket, now } = change
  const { subject, uploadHash, fresh } = sent
  const known = await findUpload(db, uploadHash)
  if (known) return isOf(known, subject) ? ok(known) : no('stale')
  const full = await fullness(change, subject)
  if (full) return no(full)
  const picture = recognise(sent.bytes)
  if (!picture.ok) return picture
  // Counted before it costs anything: whoever deletes and sends again would use up the month's transformations for all.
  if (await isTooMuchFor(change, subject)) return no('tooManyToday')
  const clean = await encodeAnew(images, picture.value)
  if (!clean.ok) return clean
  const { large, small, ...measures } = clean.value
  await announceObject(db, fresh.object, now + ANNOUNCED_MS)
  await putPhotoObjects(bucket, fresh.object, { large, small })
  const row: NewPhoto = {
    ...fresh,
    ...columnsOf(subject),
    ...sent.fields,
    ...measures,
    uploadHash,
    status: 'pending',
    createdAt: now,
  }
  const outcome = await runBatch(db, [spendKey(db, uploadHash, now), ...statementsOf(change, row, subject)])
  // A poster that waited is gone with this one; and of a photo that was sent twice at once, one is waste.
  if (!outcome.ok) await giveUpObject(db, fresh.object).catch(console.error)
  if (!outcome.ok || subject.purpose === 'poster') await sweepPhotos(change).catch(console.error)
  const taken = await findUpload(db, uploadHash)
  if (taken) return isOf(taken, subject) ? ok(taken) : no('stale')
  // Others that came in the same instant took the last room.
  return no((await fullness(change, subject)) ?? 'stale')
}

function statementsOf({ db }: Change, row: NewPhoto, subject: PhotoSubject): Statement[] {
  if (subject.purpose === 'day') return insertPhoto(db, row)
  const { actionId, purpose } = subject
  return purpose === 'poster'
    ? [deleteWaitingPosters(db, actionId), ...insertPhoto(db, row)]
    : [...insertPhoto(db, row), holdPhotosWithin(db, { key: row.key, actionId, purpose }, PHOTOS_AN_ACTION)]
}

async function fullness({ db }: Change, subject: PhotoSubject): Promise<Full | null> {
  if (subject.purpose === 'day') {
    const waiting = await countWaitingOfDay(db, subject.dayId, PHOTOS_WAITING_A_DAY)
    return waiting >= PHOTOS_WAITING_A_DAY ? 'tooManyWait' : null
  }
  const own = subject.purpose === 'poster' ? 0 : await countPhotosOf(db, subject, PHOTOS_AN_ACTION)
  if (own >= PHOTOS_AN_ACTION) return 'tooMany'
  const unchecked = await countWaitingUnchecked(db, subject.actionId, PHOTOS_WAITING_UNCHECKED)
  return unchecked >= PHOTOS_WAITING_UNCHECKED ? 'tooManyWait' : null
}

async function isTooMuchFor({ db, now }: Change, subject: PhotoSubject): Promise<boolean> {
  const { own, unchecked } = await countUpload(db, new Date(now).toISOString().slice(0, 10), subject)
  const atMost = subject.purpose === 'day' ? UPLOADS_A_DATE.day : UPLOADS_A_DATE.action
  return own > atMost || unchecked > UPLOADS_A_DATE.unchecked
}

function columnsOf(
  subject: PhotoSubject,
): Pick<NewPhoto, 'purpose' | 'actionId' | 'dayId' | 'country'> & Partial<NewPhoto> {
  if (subject.purpose !== 'day') return { purpose: subject.purpose, actionId: subject.actionId }
  const { country, city } = subject.place
  return {
    purpose: 'day',
    dayId: subject.dayId,
    country,
    cityId: city?.id ?? null,
    citySlug: city?.slug ?? null,
    cityName: city?.name ?? null,
    cityLat: city?.lat ?? null,
    cityLon: city?.lon ?? null,
  }
}

function isOf(photo: PhotoRecord, subject: PhotoSubject): boolean {
  if (photo.purpose !== subject.purpose) return false
  return subject.purpose === 'day' ? photo.dayId === subject.dayId : photo.actionId === subject.actionId
}
