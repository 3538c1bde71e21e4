import type { FieldError } from '../rules/field-error.ts'
import { PHOTO_LIMITS } from '../rules/photo.ts'
import { no, ok, type Result } from '../rules/result.ts'
import { isJpeg, readJpeg } from './jpeg.ts'
import type { Picture, ReadPicture } from './picture.ts'
import { isPng, readPng } from './png.ts'
import { isWebp, readWebp } from './webp.ts'

const BYTES_A_MEGABYTE = 1024 * 1024
const PIXELS_A_MEGAPIXEL = 1_000_000

/** What is said of a photo of too many bytes. */
export const TOO_HEAVY: FieldError = { code: 'photoTooHeavy', megabytes: PHOTO_LIMITS.bytes / BYTES_A_MEGABYTE }
const TOO_LARGE: FieldError = { code: 'photoTooLarge', megapixels: PHOTO_LIMITS.pixels / PIXELS_A_MEGAPIXEL }

/**
 * A file as a picture that may be decoded: JPEG, PNG or WebP by its bytes (whatever it is called), still, whole, and within
 * PHOTO_LIMITS by its own headers. Nothing is decoded for that.
 */
export function recognise(bytes: Uint8Array): Result<Picture, FieldError> {
  if (bytes.length > PHOTO_LIMITS.bytes) return no(TOO_HEAVY)
  const read = readPicture(bytes)
  if (!read.ok) return no({ code: read.error })
  const { width, height } = read.value
  if (width * height > PHOTO_LIMITS.pixels || Math.max(width, height) > PHOTO_LIMITS.longestSide) return no(TOO_LARGE)
  return ok(read.value)
}

function readPicture(bytes: Uint8Array): ReadPicture {
  if (isJpeg(bytes)) return readJpeg(bytes)
  if (isPng(bytes)) return readPng(bytes)
  if (isWebp(bytes)) return readWebp(bytes)
  return no('notAPhoto')
}
