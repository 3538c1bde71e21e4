import { no, ok, type Result } from '../rules/result.ts'
import { type ByteReader, byteReader } from './byte-reader.ts'
import { PIECES_AT_MOST, type PictureFault, type ReadPicture } from './picture.ts'

/** Markers (ITU-T T.81, table B.1), without their first byte, which is FF. */
const SOI = 0xd8
const EOI = 0xd9
const SOS = 0xda
const DNL = 0xdc
const TEM = 0x01
/** Frames that decoders know: baseline, extended and progressive, each with Huffman codes. */
const FRAMES = [0xc0, 0xc1, 0xc2]
/** Segments of the same row that are no frames: DHT, JPG, DAC. */
const NO_FRAMES = [0xc4, 0xc8, 0xcc]
/** JFIF, Exif (for which way up it is), the colour profile and Adobe's transform: of APP0 to APP15 these alone are needed, and begin so. */
const KEPT_APPS: Readonly<Record<number, readonly number[]>> = {
  224: named('JFIF\0'),
  225: named('Exif\0\0'),
  226: named('ICC_PROFILE\0'),
  238: named('Adobe'),
}
/** More scans than any camera writes: each of them would be decoded over all pixels. */
const SCANS_AT_MOST = 64

type Frame = { width: number; height: number }

/** The first bytes of every JPEG. */
export function isJpeg(bytes: Uint8Array): boolean {
  return byteReader(bytes).has(0, [0xff, SOI, 0xff])
}

/**
 * Walks a JPEG (ITU-T T.81, annex B) from its first segment to its end: one frame of 8 bits, Huffman coded, of a size that
 * stands in it, and scans up to EOI. What follows EOI, and segments that no decoder needs, are left out.
 */
export function readJpeg(bytes: Uint8Array): ReadPicture {
  const reader = byteReader(bytes)
  const parts: Uint8Array[] = [bytes.subarray(0, 2)]
  let frame: Frame | null = null
  let scans = 0
  let at = 2
  for (let pieces = 0; at < bytes.length && pieces < PIECES_AT_MOST; pieces += 1) {
    const found = markerAt(reader, at)
    if (!found) return no('brokenPhoto')
    const { marker, start } = found
    if (marker === EOI) {
      parts.push(bytes.subarray(start, start + 2))
      return frame && scans > 0 ? ok({ ...frame, parts }) : no('brokenPhoto')
    }
    const length = reader.uint16(start + 2)
    if (isAlone(marker) || length === null || length < 2 || start + 2 + length > bytes.length) return no('brokenPhoto')
    // A height that comes later (DNL) is one that nobody has held against the limits.
    if (marker === DNL) return no('brokenPhoto')
    if (isFrame(marker)) {
      if (frame) return no('brokenPhoto')
      const read = readFrame(reader, { marker, start, length })
      if (!read.ok) return read
      frame = read.value
    }
    let end = start + 2 + length
    if (marker === SOS) {
      scans += 1
      if (!frame || scans > SCANS_AT_MOST) return no('brokenPhoto')
      end = endOfScan(bytes, end)
    }
    if (isNeeded(reader, marker, start)) parts.push(bytes.subarray(start, end))
    at = end
  }
  return no('brokenPhoto')
}

/** The marker at a place, behind bytes of FF that fill up (B.1.1.2); null where there is none. */
function markerAt(reader: ByteReader, at: number): { marker: number; start: number } | null {
  if (reader.byte(at) !== 0xff) return null
  let place = at + 1
  while (reader.byte(place) === 0xff) place += 1
  const marker = reader.byte(place)
  return marker === null || marker === 0 ? null : { marker, start: place - 1 }
}

/** Markers without a segment have no business between segments: a second SOI would be a second picture. */
function isAlone(marker: number): boolean {
  return marker === SOI || marker === TEM || isRestart(marker)
}

function isRestart(marker: number): boolean {
  return marker >= 0xd0 && marker <= 0xd7
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && !NO_FRAMES.includes(marker)
}

function readFrame(
  reader: ByteReader,
  { marker, start, length }: { marker: number; start: number; length: number },
): Result<Frame, PictureFault> {
  // Lossless, arithmetic and hierarchical: few decoders know them, and those that do were attacked through them.
  if (!FRAMES.includes(marker)) return no('notAPhoto')
  const precision = reader.byte(start + 4)
  const height = reader.uint16(start + 5)
  const width = reader.uint16(start + 7)
  const components = reader.byte(start + 9)
  if (components === null || length !== 8 + 3 * components) return no('brokenPhoto')
  if (![1, 3, 4].includes(components) || precision !== 8 || !width || !height) return no('brokenPhoto')
  return ok({ width, height })
}

/** Where the coded data of a scan end: at the first FF that is neither data (FF00), nor fill, nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  let at = bytes.indexOf(0xff, from)
  while (at !== -1) {
    const next = bytes[at + 1]
    if (next === undefined) return bytes.length
    if (next !== 0 && next !== 0xff && !isRestart(next)) return at
    at = bytes.indexOf(0xff, next === 0xff ? at + 1 : at + 2)
  }
  return bytes.length
}

function isNeeded(reader: ByteReader, marker: number, start: number): boolean {
  // Tables, frames and scans; of the rest only what changes how it looks.
  if (marker < 0xe0) return true
  const beginning = KEPT_APPS[marker]
  return beginning !== undefined && reader.has(start + 4, beginning)
}

function named(name: string): number[] {
  return [...name].map((letter) => letter.charCodeAt(0))
}
