import type { Page } from '@playwright/test'

/** A file as a phone makes it. */
export type CameraFile = { name: string; mimeType: string; buffer: Buffer }

/** What must be in no photo that leaves a phone. */
export const CANARY = 'canary-52.5200N-13.4050E-PhoneOfSomebody'
/** EXIF's tags of the orientation and of the camera's maker (TIFF 6.0). */
const ORIENTATION = 0x0112
const MAKE = 0x010f

/**
 * A JPEG of a red, a green, a blue and a yellow quarter (clockwise from the top left corner, as they are stored) with an
 * EXIF segment of this orientation, a comment and a trailer, each with the canary. `width` and `height` in pixels.
 */
export async function cameraFile(
  page: Page,
  { width = 800, height = 600, orientation = 1, name = 'IMG_0001.jpg' } = {},
): Promise<CameraFile> {
  const base64 = await page.evaluate(
    async ([wide, high]) => {
      const canvas = new OffscreenCanvas(wide, high)
      const context = canvas.getContext('2d')
      if (!context) throw new Error('no canvas')
      for (const [colour, x, y] of [
        ['red', 0, 0],
        ['lime', wide / 2, 0],
        ['blue', wide / 2, high / 2],
        ['yellow', 0, high / 2],
      ] as const) {
        context.fillStyle = colour
        context.fillRect(x, y, wide / 2, high / 2)
      }
      const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg' })).arrayBuffer())
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    },
    [width, height] as const,
  )
  const plain = Buffer.from(base64, 'base64')
  const buffer = Buffer.concat([
    plain.subarray(0, 2),
    segment(0xe1, exif(orientation)),
    segment(0xfe, Buffer.from(CANARY)),
    plain.subarray(2),
    Buffer.from(CANARY),
  ])
  return { name, mimeType: 'image/jpeg', buffer }
}

/** A segment of a JPEG (ITU T.81, B.1.1.4). */
function segment(marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([head, content])
}

/** An EXIF segment of two entries: the maker, which is the canary, and the orientation. */
function exif(orientation: number): Buffer {
  const maker = Buffer.from(`${CANARY}\0`)
  const tiff = Buffer.alloc(38)
  tiff.write('MM\0*', 0, 'latin1')
  tiff.writeUInt32BE(8, 4)
  tiff.writeUInt16BE(2, 8)
  writeEntry(tiff, 10, MAKE, 2, maker.length)
  tiff.writeUInt32BE(tiff.length, 18)
  writeEntry(tiff, 22, ORIENTATION, 3, 1)
  tiff.writeUInt16BE(orientation, 30)
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, maker])
}

function writeEntry(tiff: Buffer, at: number, tag: number, type: number, count: number): void {
  tiff.writeUInt16BE(tag, at)
  tiff.writeUInt16BE(type, at + 2)
  tiff.writeUInt32BE(count, at + 4)
}
