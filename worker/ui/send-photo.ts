import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { AppEnv } from '../app-env.ts'
import type { FieldError, FieldErrors } from '../rules/field-error.ts'
import type { NotTaken, PhotoPurpose } from '../rules/photo.ts'
import { type PhotoField, type PhotoFields, parsePhotoFields } from '../rules/photo-fields.ts'
import { no, ok, type Result } from '../rules/result.ts'
import { base32, isFormKey, RANDOM_BYTES } from '../rules/secret.ts'
import { typedText } from './form.ts'
import type { Upload } from './upload.ts'

/** A photo that was posted with what is said of it, both as they should be. */
export type PostedPhoto = { bytes: Uint8Array; fields: PhotoFields; uploadKey: string }

/** The key with which a photo is sent: the form's own, or a new one for whoever has none. */
export function uploadKeyIn(c: Context<AppEnv>, values: Upload['values'] = {}): string {
  const posted = typedText({ values, errors: {} }, 'key')
  return isFormKey(posted) ? posted : newPhotoKey(c)
}

/** A random key of 26 letters, for an upload, a photo or its objects. */
export function newPhotoKey(c: Context<AppEnv>): string {
  return base32(c.var.random(RANDOM_BYTES.formKey))
}

/** A posted photo, or every error of its form at once. */
export function parsePhoto({ values, photo }: Upload, uploadKey: string): Result<PostedPhoto, FieldErrors<PhotoField>> {
  const parsed = parsePhotoFields(values)
  const errors: FieldErrors<PhotoField> = parsed.ok ? {} : parsed.error
  if (!photo) return no({ photo: { code: 'required' }, ...errors })
  return parsed.ok ? ok({ bytes: photo, fields: parsed.value, uploadKey }) : no(errors)
}

/** The status of a form's errors: a photo that is too heavy is 413 (RFC 9110, section 15.5.14), all else 400. */
export function statusOf(errors: FieldErrors<PhotoField>): 400 | 413 {
  return errors.photo?.code === 'photoTooHeavy' ? 413 : 400
}

/** So long it may take coordinators to look at some of those that wait. Seconds. */
const LOOKED_AT_SECONDS = 3600
const DATE_MS = 86_400_000

/**
 * What is wrong with a file; throws what answers a photo that somebody has removed since, or for which there is no room: of an
 * action until one is deleted; of a day, or of actions that nobody has let through, until coordinators have looked at some;
 * of what has been sent too often on a date, until the next one (UTC). The answer says when to ask again (RFC 9110, section
 * 10.2.3).
 */
export function faultIn(c: Context<AppEnv>, why: NotTaken, purpose: PhotoPurpose): FieldError {
  const { tooMany, tooManyWait, day } = c.var.t.sentPhotos
  if (why === 'tooManyWait' || why === 'tooManyToday') {
    const untilTomorrow = Math.ceil((DATE_MS - (c.var.now % DATE_MS)) / 1000)
    c.header('Retry-After', String(why === 'tooManyToday' ? untilTomorrow : LOOKED_AT_SECONDS))
    throw new HTTPException(429, { message: purpose === 'day' ? day.tooMany : tooManyWait })
  }
  if (why === 'tooMany') throw new HTTPException(409, { message: tooMany })
  if (why === 'stale') throw new HTTPException(409)
  return why
}
