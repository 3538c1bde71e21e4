import { barePdf } from '../photos/bare-pdf.ts'
import { cleanPhoto } from '../photos/clean.ts'
import { TOO_HEAVY } from '../photos/recognise.ts'
import type { FieldError } from '../rules/field-error.ts'
import { isPdf, KIT_FILES_A_DAY, type KitFileFields } from '../rules/kit-file.ts'
import { PHOTO_LIMITS } from '../rules/photo.ts'
import { no, ok, type Result } from '../rules/result.ts'
import { hashSecret } from '../rules/secret.ts'
import { runBatch } from '../store/batch.ts'
import { deleteKitFile, insertKitFile } from '../store/kit-file-writes.ts'
import type { KitFile } from '../store/kit-files.ts'
import { putPdfObject, putPhotoObjects } from '../store/photo-objects.ts'
import { announceObject, giveUpObject } from '../store/photo-writes.ts'
import { keepObjectWithSnapshot, putSnapshot } from '../store/snapshot-writes.ts'
import { insertVerdict } from '../store/verdict-writes.ts'
import { type Change, daySlugTag, type Outcome } from './change.ts'
import { ANNOUNCED_MS } from './take-photo.ts'

/** The tag of the bytes of one file. */
export function kitFileTag(key: string): string {
  return `kit:${key}`
}

/** A file as a coordinator sent it, and the random names that it gets. */
type SentFile = { fields: KitFileFields; bytes: Uint8Array; fresh: { key: string; object: string } }

/**
 * Adds a file to a day's kit and logs who did: a picture cleaned as photos are, a PDF without what names
 * its author. What is wrong with the file, or
 * `full` where the day has as many as it may. Calendars and feeds know nothing of it.
 */
export async function addKitFile(
  change: Change,
  images: ImagesBinding,
  coordinatorId: number,
  day: { id: number; slug: string },
  { fields, bytes, fresh }: SentFile,
): Promise<Result<undefined, FieldError | 'full'>> {
  const { db, now, purge } = change
  if (bytes.length > PHOTO_LIMITS.bytes) return no(TOO_HEAVY)
  const stored = await store(change, images, bytes, fresh.object)
  if (!stored.ok) return stored
  const file: KitFile = { ...fresh, ...fields, ...stored.value, dayId: day.id, createdAt: now }
  const snapshotHash = await hashSecret(JSON.stringify(file))
  const log = { at: now, coordinatorId, subject: 'day', subjectId: day.slug, decision: 'add', snapshotHash } as const
  const outcome = await runBatch(db, [
    insertVerdict(db, log),
    putSnapshot(db, { of: 'kit-file', slug: day.slug, file, isThere: false }),
    ...insertKitFile(db, file, KIT_FILES_A_DAY),
  ])
  if (outcome.ok) purge([daySlugTag(day.slug)])
  else await giveUpObject(db, fresh.object).catch(console.error)
  return outcome.ok ? outcome : no('full')
}

/** Removes a file of a day's kit and logs who did. Its object stays as long as that can be taken back. */
export async function removeKitFile(
  change: Change,
  coordinatorId: number,
  slug: string,
  file: KitFile,
): Promise<Outcome> {
  const { db, now, purge } = change
  const snapshotHash = await hashSecret(JSON.stringify(file))
  const log = { at: now, coordinatorId, subject: 'day', subjectId: slug, decision: 'remove', snapshotHash } as const
  const outcome = await runBatch(db, [
    insertVerdict(db, log),
    putSnapshot(db, { of: 'kit-file', slug, file, isThere: true }),
    deleteKitFile(db, file.key),
    ...keepObjectWithSnapshot(db, file.object),
  ])
  if (!outcome.ok) return outcome
  purge([daySlugTag(slug), kitFileTag(file.key)])
  return outcome
}

/** Puts a file where deletion is final, its name announced before: whatever is interrupted is swept up. */
async function store(
  { db, bucket, now }: Change,
  images: ImagesBinding,
  bytes: Uint8Array,
  object: string,
): Promise<Result<Pick<KitFile, 'kind' | 'bytes' | 'width' | 'height'>, FieldError>> {
  if (isPdf(bytes)) {
    const bare = await barePdf(bytes)
    if (!bare.ok) return bare
    await announceObject(db, object, now + ANNOUNCED_MS)
    await putPdfObject(bucket, object, bare.value)
    return ok({ kind: 'pdf', bytes: bare.value.length, width: null, height: null })
  }
  const clean = await cleanPhoto(images, bytes)
  if (!clean.ok) return clean.error.code === 'notAPhoto' ? no({ code: 'notAKitFile' }) : clean
  const { large, small, width, height } = clean.value
  await announceObject(db, object, now + ANNOUNCED_MS)
  await putPhotoObjects(bucket, object, { large, small })
  return ok({ kind: 'image', bytes: large.length, width, height })
}
