import { big, bytesOf } from './bytes.ts'

/** A segment of a JPEG: its marker without FF, and its contents. */
export function segment(marker: number, body: Uint8Array | string | readonly number[]): Uint8Array<ArrayBuffer> {
  const bytes = bytesOf(body)
  return bytesOf([0xff, marker], big(bytes.length + 2, 2), bytes)
}

/** A JPEG with segments behind its SOI, and bytes behind its end. */
export function jpegWith(
  jpeg: Uint8Array,
  segments: readonly Uint8Array[],
  behind: Uint8Array | string = '',
): Uint8Array<ArrayBuffer> {
  return bytesOf(jpeg.subarray(0, 2), ...segments, jpeg.subarray(2), behind)
}

type Entry = { tag: number; type: number; count: number; value: readonly number[] }

const ASCII = 2
const SHORT = 3
const LONG = 4

/** An Exif segment (big endian TIFF): which way up, whose camera, where, and a thumbnail. */
export function exif({
  orientation = 1,
  make,
  place,
  thumbnail,
}: {
  orientation?: number
  make?: string
  place?: string
  thumbnail?: Uint8Array
}): Uint8Array<ArrayBuffer> {
  return segment(0xe1, bytesOf('Exif\0\0', tiff({ orientation, make, place, thumbnail })))
}

/** The TIFF that an Exif segment holds, as PNG and WebP hold it too. */
export function tiff({
  orientation = 1,
  make = '',
  place = '',
  thumbnail,
}: {
  orientation?: number
  make?: string | undefined
  place?: string | undefined
  thumbnail?: Uint8Array | undefined
}): Uint8Array<ArrayBuffer> {
  // Directories and what they point to, at places that are worked out one after the other.
  const first: Entry[] = [{ tag: 0x0112, type: SHORT, count: 1, value: [...big(orientation, 2), 0, 0] }]
  const makeAt = 8 + directoryLength(3)
  const gpsAt = makeAt + make.length + 1
  const placeAt = gpsAt + directoryLength(1)
  const nextAt = placeAt + place.length + 1
  const thumbAt = nextAt + directoryLength(2)
  first.unshift({ tag: 0x010f, type: ASCII, count: make.length + 1, value: big(makeAt, 4) })
  first.push({ tag: 0x8825, type: LONG, count: 1, value: big(gpsAt, 4) })
  const gps: Entry[] = [{ tag: 0x001b, type: 7, count: place.length + 1, value: big(placeAt, 4) }]
  const second: Entry[] = [
    { tag: 0x0201, type: LONG, count: 1, value: big(thumbAt, 4) },
    { tag: 0x0202, type: LONG, count: 1, value: big(thumbnail?.length ?? 0, 4) },
  ]
  return bytesOf(
    ...['MM', [0, 42], big(8, 4)],
    directory(first, thumbnail ? nextAt : 0),
    ...[make, [0]],
    directory(gps, 0),
    ...[place, [0]],
    directory(second, 0),
    thumbnail ?? '',
  )
}

function directoryLength(entries: number): number {
  return 2 + entries * 12 + 4
}

function directory(entries: readonly Entry[], next: number): Uint8Array<ArrayBuffer> {
  const each = entries.map(({ tag, type, count, value }) => bytesOf(big(tag, 2), big(type, 2), big(count, 4), value))
  return bytesOf(big(entries.length, 2), ...each, big(next, 4))
}
