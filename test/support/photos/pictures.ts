import { env } from 'cloudflare:workers'
import { type Colour, type Pixelled, png, readPixels } from './png.ts'

export const RED: Colour = [220, 30, 30]
export const GREEN: Colour = [30, 180, 40]
export const BLUE: Colour = [30, 40, 210]
export const YELLOW: Colour = [230, 220, 40]

/** A picture of four colours, one in each quarter, so that it tells which way up it is and whether it is mirrored. */
export function quarters(width = 64, height = 32): Pixelled {
  const at = (x: number, y: number) => (y < height / 2 ? (x < width / 2 ? RED : GREEN) : x < width / 2 ? BLUE : YELLOW)
  return { width, height, at }
}

/** A picture of one colour. */
export function plain(colour: Colour, width = 64, height = 32): Pixelled {
  return { width, height, at: () => colour }
}

/** A picture as JPEG, PNG or WebP, as the local binding encodes it. */
export async function encoded(
  picture: Pixelled,
  format: 'image/jpeg' | 'image/png' | 'image/webp',
): Promise<Uint8Array<ArrayBuffer>> {
  return convert(await png(picture), format)
}

/** The pixels of any picture. */
export async function pixelsOf(file: Uint8Array<ArrayBuffer>): Promise<Pixelled> {
  return readPixels(await convert(file, 'image/png'))
}

async function convert(
  file: Uint8Array<ArrayBuffer>,
  format: 'image/jpeg' | 'image/png' | 'image/webp',
): Promise<Uint8Array<ArrayBuffer>> {
  const result = await env.IMAGES.input(new Blob([file]).stream()).output({ format })
  return new Uint8Array(await new Response(result.image()).arrayBuffer())
}

/** How far two colours are from each other, in the sample that differs most. */
export function differenceOf(a: Colour, b: Colour): number {
  return Math.max(...a.map((sample, index) => Math.abs(sample - (b[index] ?? 0))))
}
