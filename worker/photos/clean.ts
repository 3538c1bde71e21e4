import type { FieldError } from '../rules/field-error.ts'
import { fitWithin, PHOTO_LIMITS, type Pixels } from '../rules/photo.ts'
import { no, ok, type Result } from '../rules/result.ts'
import { type BareWebp, bareWebp } from './bare-webp.ts'
import type { Picture } from './picture.ts'
import { recognise } from './recognise.ts'

/** What is kept of a photo: both sizes as WebP of pixels alone, and what is told of the large one. */
export type CleanPhoto = {
  large: Uint8Array<ArrayBuffer>
  small: Uint8Array<ArrayBuffer>
  width: number
  height: number
  bytes: number
  /** Hexadecimal. */
  sha256: string
}

/** WebP's own scale to 100: below this, faces in a crowd turn into stains, which nobody has asked for. */
const QUALITY = { large: 82, small: 76 } as const
/** Decoders round a side up or down. */
const ROUNDED = 1

/** Cloudflare's number for: this month's free transformations are used up. */
const QUOTA_USED_UP = 9422

const BROKEN: FieldError = { code: 'brokenPhoto' }

/**
 * Makes of whatever was sent a photo that holds nothing but what can be seen: held against the limits by its headers,
 * decoded, put upright, converted to sRGB, scaled and encoded anew by the Images binding, and rebuilt chunk by chunk.
 */
export async function cleanPhoto(images: ImagesBinding, sent: Uint8Array): Promise<Result<CleanPhoto, FieldError>> {
  const picture = recognise(sent)
  return picture.ok ? encodeAnew(images, picture.value) : picture
}

/** The part of it that costs: of a picture that is within the limits by its headers. */
export async function encodeAnew(images: ImagesBinding, picture: Picture): Promise<Result<CleanPhoto, FieldError>> {
  const large = await scaled(images, picture.parts, PHOTO_LIMITS.largeSide, QUALITY.large)
  // A decoder that sees another picture than the headers told of was shown something that we have not judged.
  if (!large || !isOfSize(large, fitWithin(picture, PHOTO_LIMITS.largeSide))) return no(BROKEN)
  // From what is clean already: what was sent is decoded once.
  const small = await scaled(images, [large.bytes], PHOTO_LIMITS.smallSide, QUALITY.small)
  if (!small || !isOfSize(small, fitWithin(large, PHOTO_LIMITS.smallSide))) return no(BROKEN)
  const { width, height, bytes } = large
  return ok({ large: bytes, small: small.bytes, width, height, bytes: bytes.length, sha256: await sha256(bytes) })
}

async function scaled(
  images: ImagesBinding,
  parts: readonly Uint8Array[],
  side: number,
  quality: number,
): Promise<BareWebp | null> {
  const encoded = await encode(images, parts, side, quality)
  return encoded && bareWebp(encoded)
}

/**
 * Null where the binding refuses the picture: what it says then is about itself, stack traces among it, and is told to
 * nobody. Throws where it does not work, so that the photo is sent again.
 */
async function encode(
  images: ImagesBinding,
  parts: readonly Uint8Array[],
  side: number,
  quality: number,
): Promise<Uint8Array | null> {
  try {
    const result = await images
      .input(streamOf(parts))
      .transform({ width: side, height: side, fit: 'scale-down' })
      // Nothing shines through where somebody has erased: what was there would still lie beneath.
      .output({ format: 'image/webp', quality, anim: false, background: '#ffffff' })
    return await new Response(result.image()).bytes()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (typeof code !== 'number' || code === QUOTA_USED_UP)
      throw new Error(`the Images binding failed (${String(code)})`)
    return null
  }
}

function streamOf(parts: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  const left = parts.values()
  return new ReadableStream({
    pull(controller) {
      const { value, done } = left.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
  })
}

/** Whether a picture has this size, upright or before it was turned. */
function isOfSize({ width, height }: Pixels, wanted: Pixels): boolean {
  const near = (a: number, b: number) => Math.abs(a - b) <= ROUNDED
  return (
    (near(width, wanted.width) && near(height, wanted.height)) ||
    (near(width, wanted.height) && near(height, wanted.width))
  )
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
