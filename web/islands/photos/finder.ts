import type { Box } from './box.ts'
import { LOOKED_AT_SIDE } from './faces/side.ts'
import { pixelsOf } from './pixels.ts'
import { startWorker } from './worker-talk.ts'

/** What photo-faces.ts is asked for. */
export type FaceQuestion = { weights: ArrayBuffer } | { picture: Blob | ImageData }

type Ask = (question: FaceQuestion) => Promise<Box[]>

/** A finder of faces that is loaded with the first photo. */
export interface Finder {
  /** The faces in a picture; null where the finder cannot be had. */
  find: (picture: Blob) => Promise<Box[] | null>
}

/** Parts of a face's box that are added on each side: hair, ears and chin tell who somebody is. */
const MARGIN = 0.15
/** Milliseconds after which a phone is too slow for this; nobody waits longer. */
const PATIENCE = 60_000

/** `url` is that of photo-faces.ts, `weightsUrl` that of what it knows faces by. */
export function openFinder({ url, weightsUrl }: { url: string; weightsUrl: string }): Finder {
  let running: { ready: Promise<Ask>; ended: AbortController } | undefined
  const waiting: { picture: Blob; answer: (faces: Box[] | null) => void }[] = []
  let busy = false

  const start = async (ended: AbortSignal): Promise<Ask> => {
    const response = await fetch(weightsUrl, { signal: ended })
    if (!response.ok) throw new Error(`${weightsUrl}: ${response.status}`)
    const { ask, end } = startWorker<FaceQuestion, Box[]>(url)
    ended.addEventListener('abort', end)
    await ask({ weights: await response.arrayBuffer() })
    return ask
  }
  const run = (): NonNullable<typeof running> => {
    const ended = new AbortController()
    return { ready: start(ended.signal), ended }
  }
  const findIn = async (blob: Blob): Promise<Box[] | null> => {
    try {
      running ??= run()
      const ask = await withinPatience(running.ready).catch((failure: unknown) => {
        // Nobody waits as long once more: on a line that stands still, all that wait may go.
        for (const { answer } of waiting.splice(0)) answer(null)
        throw failure
      })
      const picture = typeof OffscreenCanvas === 'undefined' ? await pixelsOf(blob, LOOKED_AT_SIDE) : blob
      return (await withinPatience(ask({ picture }))).map(withMargin)
    } catch {
      // A phone that was too slow for one would be slower still with the next beside it.
      running?.ended.abort()
      // Without a line now, perhaps with one for the next photo.
      running = undefined
      return null
    }
  }
  const goOn = async (): Promise<void> => {
    if (busy) return
    busy = true
    for (let next = waiting.shift(); next; next = waiting.shift()) next.answer(await findIn(next.picture))
    busy = false
  }
  return {
    find: (picture) =>
      new Promise((answer) => {
        waiting.push({ picture, answer })
        goOn()
      }),
  }
}

function withinPatience<T>(answer: Promise<T>): Promise<T> {
  return Promise.race([
    answer,
    new Promise<T>((_, reject) => setTimeout(reject, PATIENCE, new Error('the finder takes too long'))),
  ])
}

/** Faces at an edge are covered as far as the photo goes. */
function withMargin({ x, y, w, h }: Box): Box {
  const [left, top] = [Math.max(0, x - w * MARGIN), Math.max(0, y - h * MARGIN)]
  const [right, bottom] = [Math.min(1, x + w * (1 + MARGIN)), Math.min(1, y + h * (1 + MARGIN))]
  return { x: left, y: top, w: right - left, h: bottom - top }
}
