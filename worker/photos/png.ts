import { no, ok } from '../rules/result.ts'
import { type ByteReader, byteReader } from './byte-reader.ts'
import { PIECES_AT_MOST, type ReadPicture } from './picture.ts'

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
/** What a decoder needs to draw it: the picture, its transparency, its colours, which way up it is. */
const NEEDED = ['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'eXIf']
/** A profile is deflated: a longer one may fill the memory of whoever inflates it. */
const PROFILE_AT_MOST = 256 * 1024
/** Bits a sample that each type of colour may have (PNG, section 11.2.1). */
const DEPTHS: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
}
/** Length, name and CRC. */
const AROUND = 12

/** The first bytes of every PNG. */
export function isPng(bytes: Uint8Array): boolean {
  return byteReader(bytes).has(0, SIGNATURE)
}

/**
 * Walks the chunks of a PNG (W3C PNG, third edition, section 5) from IHDR to IEND. Text, unknown chunks and what follows
 * IEND are left out. One that moves (acTL) is no photo.
 */
export function readPng(bytes: Uint8Array): ReadPicture {
  const reader = byteReader(bytes)
  const size = readHeader(reader)
  if (!size) return no('brokenPhoto')
  const parts = [bytes.subarray(0, SIGNATURE.length)]
  let pixels = 0
  let at = SIGNATURE.length
  for (let pieces = 0; at < bytes.length && pieces < PIECES_AT_MOST; pieces += 1) {
    const length = reader.uint32(at)
    if (length === null || at + AROUND + length > bytes.length) return no('brokenPhoto')
    const name = reader.name(at + 4)
    if (!/^[A-Za-z]{4}$/.test(name)) return no('brokenPhoto')
    if (name === 'acTL' || name === 'fdAT') return no('animatedPhoto')
    if (name === 'IHDR' && at !== SIGNATURE.length) return no('brokenPhoto')
    if (name === 'IDAT') pixels += length
    if (NEEDED.includes(name) && (name !== 'iCCP' || length <= PROFILE_AT_MOST))
      parts.push(bytes.subarray(at, at + AROUND + length))
    if (name === 'IEND') return pixels > 0 && length === 0 ? ok({ ...size, parts }) : no('brokenPhoto')
    at += AROUND + length
  }
  return no('brokenPhoto')
}

function readHeader(reader: ByteReader): { width: number; height: number } | null {
  if (reader.uint32(8) !== 13 || reader.name(12) !== 'IHDR') return null
  const width = reader.uint32(16)
  const height = reader.uint32(20)
  const depth = reader.byte(24)
  const colours = reader.byte(25)
  if (!width || !height || depth === null || colours === null) return null
  if (!DEPTHS[colours]?.includes(depth)) return null
  // Compression and filter have one method each; interlaced is 0 or 1.
  if (reader.byte(26) !== 0 || reader.byte(27) !== 0 || (reader.byte(28) ?? 2) > 1) return null
  return { width, height }
}
