import type { Pixels } from '../rules/photo.ts'
import { no, ok } from '../rules/result.ts'
import { type ByteReader, byteReader } from './byte-reader.ts'
import { PIECES_AT_MOST, type ReadPicture } from './picture.ts'

/** A chunk of a RIFF file: its name, where its contents begin, and how many bytes they are without their padding. */
export type Chunk = { name: string; at: number; length: number }

/** "RIFF", a length, "WEBP". */
const HEAD = 12
const CHUNK_HEAD = 8
/** Flags of VP8X (RFC 9649, section 2.7). */
const ANIMATED = 0x02

/** The first bytes of every WebP. */
export function isWebp(bytes: Uint8Array): boolean {
  const reader = byteReader(bytes)
  return reader.name(0) === 'RIFF' && reader.name(8) === 'WEBP'
}

/** The chunks of a WebP (RFC 9649, section 2) and where its file ends; null where one reaches beyond it, or they are too many. */
export function chunksOf(reader: ByteReader): { chunks: Chunk[]; end: number } | null {
  const said = reader.little(4, 4)
  if (said === null || said + 8 > reader.length) return null
  const end = said + 8
  const chunks: Chunk[] = []
  for (let at = HEAD; at < end; ) {
    const length = reader.little(at + 4, 4)
    if (length === null || at + CHUNK_HEAD + length > end || chunks.length === PIECES_AT_MOST) return null
    chunks.push({ name: reader.name(at), at: at + CHUNK_HEAD, length })
    at += CHUNK_HEAD + length + (length % 2)
  }
  return { chunks, end }
}

/** The size that the frame of a chunk says, whichever codec it is of; null where it is no frame that stands alone. */
export function frameSize(reader: ByteReader, { name, at, length }: Chunk): Pixels | null {
  if (name === 'VP8 ') {
    // RFC 6386, section 9.1: bit 0 clear is a key frame.
    const isKey = ((reader.byte(at) ?? 1) & 1) === 0
    if (length < 10 || !isKey || !reader.has(at + 3, [0x9d, 0x01, 0x2a])) return null
    const [width, height] = [reader.little(at + 6, 2), reader.little(at + 8, 2)]
    // Two bits of each say how to scale it.
    return sizeOf((width ?? 0) & 0x3fff, (height ?? 0) & 0x3fff)
  }
  if (name === 'VP8L') {
    const bits = reader.little(at + 1, 4)
    if (length < 5 || reader.byte(at) !== 0x2f || bits === null || bits >>> 29 !== 0) return null
    return sizeOf((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1)
  }
  return null
}

function sizeOf(width: number, height: number): Pixels | null {
  return width > 0 && height > 0 ? { width, height } : null
}

/**
 * Walks a WebP: a frame alone (VP8, VP8L), or a canvas (VP8X) with one frame of the same size. One that moves is no
 * photo. What follows the RIFF is left out.
 */
export function readWebp(bytes: Uint8Array): ReadPicture {
  const reader = byteReader(bytes)
  const file = chunksOf(reader)
  const [first] = file?.chunks ?? []
  if (!file || !first) return no('brokenPhoto')
  if (file.chunks.some(({ name }) => name === 'ANIM' || name === 'ANMF')) return no('animatedPhoto')
  const frames = file.chunks.filter(({ name }) => name === 'VP8 ' || name === 'VP8L')
  const [frame] = frames
  const size = frame && frames.length === 1 ? frameSize(reader, frame) : null
  if (first.name === 'VP8X') {
    if (((reader.byte(first.at) ?? 0) & ANIMATED) !== 0) return no('animatedPhoto')
    const canvas = canvasOf(reader, first)
    if (!size || canvas?.width !== size.width || canvas.height !== size.height) return no('brokenPhoto')
  } else if (frame !== first) return no('brokenPhoto')
  return size ? ok({ ...size, parts: [bytes.subarray(0, file.end)] }) : no('brokenPhoto')
}

function canvasOf(reader: ByteReader, { at, length }: Chunk): Pixels | null {
  const width = reader.little(at + 4, 3)
  const height = reader.little(at + 7, 3)
  return length === 10 && width !== null && height !== null ? { width: width + 1, height: height + 1 } : null
}
