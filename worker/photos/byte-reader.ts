/** Bytes that are looked at before anybody has said that they are what they pretend to be: beyond their end there is null. */
export type ByteReader = {
  readonly length: number
  /** Unsigned whole numbers at a place: one byte, two and four with the most significant first. */
  byte: (at: number) => number | null
  uint16: (at: number) => number | null
  uint32: (at: number) => number | null
  /** The same with the least significant first. */
  little: (at: number, bytes: 2 | 3 | 4) => number | null
  /** Four letters of ASCII (a chunk's name), or less at the end. */
  name: (at: number) => string
  /** Whether these bytes stand at a place. */
  has: (at: number, wanted: readonly number[]) => boolean
}

/** Reads bytes without ever reading past them. */
export function byteReader(bytes: Uint8Array): ByteReader {
  const number = (places: readonly number[]): number | null => {
    let sum = 0
    for (const place of places) {
      const value = bytes[place]
      if (value === undefined) return null
      sum = sum * 256 + value
    }
    return sum
  }
  return {
    length: bytes.length,
    byte: (at) => bytes[at] ?? null,
    uint16: (at) => number([at, at + 1]),
    uint32: (at) => number([at, at + 1, at + 2, at + 3]),
    little: (at, count) => number(Array.from({ length: count }, (_, index) => at + count - 1 - index)),
    name: (at) => String.fromCharCode(...bytes.subarray(at, at + 4)),
    has: (at, wanted) => wanted.every((byte, index) => bytes[at + index] === byte),
  }
}
