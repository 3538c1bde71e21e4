import { big, bytesOf, deflated, inflated } from './bytes.ts'

/** Red, green and blue, 0 to 255. */
export type Colour = readonly [number, number, number]
/** A picture, pixel by pixel. */
export type Pixelled = { width: number; height: number; at: (x: number, y: number) => Colour }

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const NAME = 4

/** A chunk of a PNG with its CRC. */
export function pngChunk(name: string, body: Uint8Array | string | readonly number[] = []): Uint8Array<ArrayBuffer> {
  const named = bytesOf(name, body)
  return bytesOf(big(named.length - NAME, 4), named, big(crc(named), 4))
}

/** IHDR of 8 bits a sample, red, green and blue. */
export function pngHeader(width: number, height: number): Uint8Array<ArrayBuffer> {
  return pngChunk('IHDR', [...big(width, 4), ...big(height, 4), 8, 2, 0, 0, 0])
}

/** A PNG of these chunks. */
export function pngOf(...chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return bytesOf(SIGNATURE, ...chunks)
}

/** The pixels as IDAT: every row by itself, unfiltered. */
export async function pngPixels({ width, height, at }: Pixelled): Promise<Uint8Array<ArrayBuffer>> {
  const rows = new Uint8Array(height * (1 + width * 3))
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) rows.set(at(x, y), y * (1 + width * 3) + 1 + x * 3)
  return pngChunk('IDAT', await deflated(rows))
}

/** A picture as PNG, with more chunks behind its header. */
export async function png(picture: Pixelled, ...more: readonly Uint8Array[]): Promise<Uint8Array<ArrayBuffer>> {
  const { width, height } = picture
  return pngOf(pngHeader(width, height), ...more, await pngPixels(picture), pngChunk('IEND'))
}

/** The pixels of a PNG of 8 bits a sample, with or without transparency, not interlaced (W3C PNG, section 9). */
export async function readPixels(file: Uint8Array): Promise<Pixelled> {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const [width, height] = [view.getUint32(16), view.getUint32(20)]
  const samples = { 0: 1, 2: 3, 4: 2, 6: 4 }[view.getUint8(25)]
  if (!samples || view.getUint8(24) !== 8 || view.getUint8(28) !== 0) throw new Error('this PNG is not read here')
  const data: Uint8Array[] = []
  for (let at = SIGNATURE.length; at < file.length; at += 12 + view.getUint32(at)) {
    const name = new TextDecoder('latin1').decode(file.subarray(at + 4, at + 8))
    if (name === 'IDAT') data.push(file.subarray(at + 8, at + 8 + view.getUint32(at)))
  }
  const rows = unfiltered(await inflated(bytesOf(...data)), { width: width * samples, height, step: samples })
  const at = (x: number, y: number): Colour => {
    const from = (y * width + x) * samples
    const [red = 0, green = 0, blue = 0] = rows.subarray(from, from + samples)
    return samples < 3 ? [red, red, red] : [red, green, blue]
  }
  return { width, height, at }
}

function unfiltered(
  data: Uint8Array,
  { width, height, step }: { width: number; height: number; step: number },
): Uint8Array {
  const rows = new Uint8Array(width * height)
  const sample = (x: number, y: number) => (x < 0 || y < 0 ? 0 : (rows[y * width + x] ?? 0))
  for (let y = 0; y < height; y += 1) {
    const filter = data[y * (width + 1)] ?? 0
    for (let x = 0; x < width; x += 1) {
      const [left, above, corner] = [sample(x - step, y), sample(x, y - 1), sample(x - step, y - 1)]
      const guess = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter] ?? 0
      rows[y * width + x] = (data[y * (width + 1) + 1 + x] ?? 0) + guess
    }
  }
  return rows
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner
  const [a, b, c] = [left, above, corner].map((each) => Math.abs(guess - each))
  if (a === undefined || b === undefined || c === undefined) throw new Error('three of three')
  return a <= b && a <= c ? left : b <= c ? above : corner
}

function crc(bytes: Uint8Array): number {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  }
  return (sum ^ 0xffffffff) >>> 0
}
