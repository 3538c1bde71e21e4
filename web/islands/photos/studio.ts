import type { Box } from './box.ts'
import type { CoverStyle } from './cover.ts'
import { cleanPicture, coverPicture, type Picture, shownPicture } from './pixels.ts'
import { startWorker } from './worker-talk.ts'

/** What photo-pixels.ts is asked for. */
export type PixelQuestion =
  | { clean: Blob }
  | { cover: { blob: Blob; boxes: Box[]; style: CoverStyle } }
  | { show: { blob: Blob; side: number } }

/** Makes pictures ready: each rejects what cannot be read as one. */
export interface Studio {
  clean: (file: Blob) => Promise<Picture>
  cover: (blob: Blob, boxes: Box[], style: CoverStyle) => Promise<Picture>
  /** A picture to be shown, `side` pixels at its longest. */
  show: (blob: Blob, side: number) => Promise<ImageBitmap>
}

/** Works in a worker; in the page itself where workers cannot draw, or this one did not come. `url` is that of photo-pixels.ts. */
export function openStudio(url: string): Studio {
  if (typeof OffscreenCanvas === 'undefined') return { clean: cleanPicture, cover: coverPicture, show: shownPicture }
  const { ask } = startWorker<PixelQuestion, Picture | ImageBitmap>(url)
  const picture = async (question: PixelQuestion): Promise<Picture> => {
    const answer = await ask(question)
    if (answer instanceof ImageBitmap) throw new Error('another question was answered')
    return answer
  }
  const shown = async (blob: Blob, side: number): Promise<ImageBitmap> => {
    const answer = await ask({ show: { blob, side } })
    if (!(answer instanceof ImageBitmap)) throw new Error('another question was answered')
    return answer
  }
  return {
    clean: (file) => picture({ clean: file }).catch(() => cleanPicture(file)),
    cover: (blob, boxes, style) =>
      picture({ cover: { blob, boxes, style } }).catch(() => coverPicture(blob, boxes, style)),
    show: (blob, side) => shown(blob, side).catch(() => shownPicture(blob, side)),
  }
}
