import type { Pixels } from '../rules/photo.ts'
import { byteReader } from './byte-reader.ts'
import { type Chunk, chunksOf, frameSize } from './webp.ts'

/** A WebP of pixels alone. */
export type BareWebp = Pixels & { bytes: Uint8Array<ArrayBuffer> }

const ALPHA = 0x10

/**
 * A still WebP rebuilt from its frame, and its transparency where it has one (RFC 9649, section 2): no profile, no Exif, no
 * XMP, no unknown chunk, nothing behind it, whatever the codec let through. Null where it is no such picture.
 */
export function bareWebp(bytes: Uint8Array): BareWebp | null {
  const reader = byteReader(bytes)
  const file = chunksOf(reader)
  if (!file || reader.name(0) !== 'RIFF' || reader.name(8) !== 'WEBP') return null
  const named = (...names: string[]) => file.chunks.filter(({ name }) => names.includes(name))
  if (named('ANIM', 'ANMF').length > 0) return null
  const [frame, second] = named('VP8 ', 'VP8L')
  const [alpha] = named('ALPH')
  const size = frame && !second ? frameSize(reader, frame) : null
  if (!frame || !size) return null
  const body = (chunk: Chunk) => bytes.subarray(chunk.at, chunk.at + chunk.length)
  // VP8L holds its transparency itself.
  const chunks: [string, Uint8Array][] =
    alpha && frame.name === 'VP8 '
      ? [
          ['VP8X', canvas(size)],
          ['ALPH', body(alpha)],
          ['VP8 ', body(frame)],
        ]
      : [[frame.name, body(frame)]]
  return { ...size, bytes: riff(chunks) }
}

function canvas({ width, height }: Pixels): Uint8Array {
  const bytes = new Uint8Array(10)
  bytes[0] = ALPHA
  bytes.set(little(width - 1, 3), 4)
  bytes.set(little(height - 1, 3), 7)
  return bytes
}

function riff(chunks: readonly (readonly [name: string, body: Uint8Array])[]): Uint8Array<ArrayBuffer> {
  const padded = (length: number) => length + (length % 2)
  const length = 4 + chunks.reduce((sum, [, body]) => sum + 8 + padded(body.length), 0)
  // What is not written is zero, padding too.
  const file = new Uint8Array(8 + length)
  file.set(ascii('RIFF'), 0)
  file.set(little(length, 4), 4)
  file.set(ascii('WEBP'), 8)
  let at = 12
  for (const [name, body] of chunks) {
    file.set(ascii(name), at)
    file.set(little(body.length, 4), at + 4)
    file.set(body, at + 8)
    at += 8 + padded(body.length)
  }
  return file
}

function ascii(text: string): number[] {
  return [...text].map((letter) => letter.charCodeAt(0))
}

function little(value: number, bytes: number): number[] {
  return Array.from({ length: bytes }, (_, index) => (value >>> (8 * index)) & 0xff)
}
