import type { Box } from './box.ts'
import type { CoverStyle } from './cover.ts'
import { cleanPicture, coverPicture, type Picture } from './pixels.ts'
import { startWorker } from './worker-talk.ts'

/** What photo-pixels.ts is asked for. */
export type PixelQuestion = { clean: Blob } | { cover: { blob: Blob; boxes: Box[]; style: CoverStyle } }

/** Makes pictures ready: each rejects what cannot be read as one. */
export interface Studio {
  clean: (file: Blob) => Promise<Picture>
  cover: (blob: Blob, boxes: Box[], style: CoverStyle) => Promise<Picture>
}

/** Works in a worker; in the page itself where workers cannot draw. `url` is that of photo-pixels.ts. */
export function openStudio(url: string): Studio {
  if (typeof OffscreenCanvas === 'undefined') return { clean: cleanPicture, cover: coverPicture }
  const ask = startWorker<PixelQuestion, Picture>(url)
  return {
    clean: (clean) => ask({ clean }),
    cover: (blob, boxes, style) => ask({ cover: { blob, boxes, style } }),
  }
}
