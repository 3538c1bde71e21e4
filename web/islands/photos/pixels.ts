import { bareWebp } from '../../../worker/photos/bare-webp.ts'
import type { Box } from './box.ts'
import { type CoverStyle, coverPixels } from './cover.ts'

/** A picture of which nothing is left but its pixels, encoded anew. */
export interface Picture {
  blob: Blob
  width: number
  height: number
}

/** Pixels of the longest side that leaves the phone. */
const LONGEST_SIDE = 2048
/** As good as a newspaper needs; a covered photo is encoded a second time. */
const QUALITY = 0.88

type Canvas = OffscreenCanvas | HTMLCanvasElement

/** Makes a picture of a file as a camera or another program left it: upright, no larger than it may be. Rejects what is none. */
export async function cleanPicture(file: Blob): Promise<Picture> {
  // Older browsers do not know the word; they turn it upright by themselves.
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => createImageBitmap(file))
  try {
    return await encode(drawn(bitmap, LONGEST_SIDE))
  } finally {
    bitmap.close()
  }
}

/** The picture with these parts covered: nothing of what was under them is in it. */
export async function coverPicture(blob: Blob, boxes: readonly Box[], style: CoverStyle): Promise<Picture> {
  const bitmap = await createImageBitmap(blob)
  try {
    const canvas = drawn(bitmap, LONGEST_SIDE)
    coverOn(contextOf(canvas), boxes, style)
    return await encode(canvas)
  } finally {
    bitmap.close()
  }
}

/** Covers parts of what is drawn. */
export function coverOn(context: Context, boxes: readonly Box[], style: CoverStyle): void {
  const { width, height } = context.canvas
  for (const { x, y, w, h } of boxes) {
    const [left, top] = [Math.max(0, Math.floor(x * width)), Math.max(0, Math.floor(y * height))]
    const [right, bottom] = [Math.min(width, Math.ceil((x + w) * width)), Math.min(height, Math.ceil((y + h) * height))]
    if (right <= left || bottom <= top) continue
    const part = context.getImageData(left, top, right - left, bottom - top)
    coverPixels(part, style)
    context.putImageData(part, left, top)
  }
}

/** A picture to be shown, at most so large. */
export async function shownPicture(blob: Blob, longestSide: number): Promise<ImageBitmap> {
  const bitmap = await createImageBitmap(blob)
  const canvas = drawn(bitmap, longestSide)
  bitmap.close()
  return 'transferToImageBitmap' in canvas ? canvas.transferToImageBitmap() : createImageBitmap(canvas)
}

/** The pixels of a picture at most so large. */
export async function pixelsOf(blob: Blob, longestSide: number): Promise<ImageData> {
  const bitmap = await createImageBitmap(blob)
  const canvas = drawn(bitmap, longestSide)
  bitmap.close()
  return contextOf(canvas).getImageData(0, 0, canvas.width, canvas.height)
}

/** What is drawn on: a canvas's context in two dimensions. */
export type Context = OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D

/** The context of a canvas that is read as much as it is drawn on. */
export function contextOf(canvas: Canvas): Context {
  // One signature for both kinds, which the types of the DOM keep apart.
  const context = (canvas as HTMLCanvasElement).getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('this canvas cannot be drawn on')
  return context
}

function drawn(bitmap: ImageBitmap, longestSide: number): Canvas {
  const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height))
  const [width, height] = [bitmap.width, bitmap.height].map((side) => Math.max(1, Math.round(side * scale)))
  const canvas = blankCanvas(width ?? 1, height ?? 1)
  const context = contextOf(canvas)
  // What is transparent would be black in a JPEG.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.imageSmoothingQuality = 'high'
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  return canvas
}

/** A canvas in no document; in a worker, or where there is one, beside the page. */
export function blankCanvas(width: number, height: number): Canvas {
  if (typeof OffscreenCanvas !== 'undefined') return new OffscreenCanvas(width, height)
  return Object.assign(document.createElement('canvas'), { width, height })
}

async function encode(canvas: Canvas): Promise<Picture> {
  const { width, height } = canvas
  const webp = await blobOf(canvas, 'image/webp')
  // A browser that cannot write WebP gives a PNG, which is huge.
  if (webp.type !== 'image/webp') return { blob: await blobOf(canvas, 'image/jpeg'), width, height }
  // Some write the profile of a screen into it.
  const bare = bareWebp(new Uint8Array(await webp.arrayBuffer()))
  return { blob: bare ? new Blob([bare.bytes], { type: 'image/webp' }) : webp, width, height }
}

async function blobOf(canvas: Canvas, type: string): Promise<Blob> {
  if ('convertToBlob' in canvas) return canvas.convertToBlob({ type, quality: QUALITY })
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, QUALITY))
  if (!blob) throw new Error('this picture cannot be encoded')
  return blob
}
