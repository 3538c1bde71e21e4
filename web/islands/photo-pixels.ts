/** Decodes, scales, covers and encodes photos beside the page, in a web worker, so that they hold nobody up. */
import { cleanPicture, coverPicture, type Picture, shownPicture } from './photos/pixels.ts'
import type { PixelQuestion } from './photos/studio.ts'
import { answerAll } from './photos/worker-talk.ts'

answerAll<PixelQuestion, Picture | ImageBitmap>((question) => {
  if ('clean' in question) return cleanPicture(question.clean)
  if ('show' in question) return shownPicture(question.show.blob, question.show.side)
  const { blob, boxes, style } = question.cover
  return coverPicture(blob, boxes, style)
})
