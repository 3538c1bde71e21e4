import { bytesOf, little } from './bytes.ts'

/** A chunk of a RIFF file, padded. */
export function riffChunk(name: string, body: Uint8Array | string): Uint8Array<ArrayBuffer> {
  const bytes = bytesOf(body)
  return bytesOf(name, little(bytes.length, 4), bytes, bytes.length % 2 ? [0] : [])
}

/** A WebP of these chunks. */
export function webpOf(...chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const body = bytesOf('WEBP', ...chunks)
  return bytesOf('RIFF', little(body.length, 4), body)
}

/** VP8X: its flags and the size of the canvas. */
export function canvas(flags: number, width: number, height: number): Uint8Array<ArrayBuffer> {
  return riffChunk('VP8X', bytesOf([flags, 0, 0, 0], little(width - 1, 3), little(height - 1, 3)))
}

/** The chunks of a WebP without VP8X, as they stand in the file. */
export function framesOf(webp: Uint8Array): Uint8Array {
  return webp.subarray(12)
}
