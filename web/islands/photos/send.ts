import type { KeptPhoto } from './kept.ts'

/** What became of a photo that was sent. `message` and `errors` are in the visitor's language. */
export type Sent =
  | { is: 'taken' }
  | { is: 'refused'; errors: Record<string, string>; message?: string }
  | { is: 'wrongLink' }
  | Later

/** It is not there: nobody answered, or not this time. Where the site has said why and for how long, both are given. */
export type Later = { is: 'later'; afterMs?: number; message?: string }

/** Milliseconds without a byte or a word after which a connection is dead. */
const STALLED_AFTER = 60_000

/** No server's word makes a photo wait for longer than to the next date. Milliseconds. */
const LONGEST_WAIT = 86_400_000

/** Sends one photo with its words. `progress` is told the part that is on its way, from 0 to 1. */
export function sendPhoto(
  url: string,
  { key, blob, words }: KeptPhoto,
  more: Record<string, string>,
  progress: (part: number) => void,
): Promise<Sent> {
  const body = new FormData()
  for (const [name, value] of Object.entries({ ...words, ...more, key })) body.set(name, value)
  // The name that the file had on the phone is nobody's business.
  body.set('photo', blob, blob.type === 'image/webp' ? 'photo.webp' : 'photo.jpg')
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    let timer = 0
    const alive = (): void => {
      clearTimeout(timer)
      timer = window.setTimeout(() => request.abort(), STALLED_AFTER)
    }
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      alive()
      if (total > 0) progress(loaded / total)
    })
    request.addEventListener('loadend', () => {
      clearTimeout(timer)
      resolve(sentBy(request))
    })
    request.open('POST', url)
    request.setRequestHeader('Accept', 'application/json')
    alive()
    request.send(body)
  })
}

function sentBy(request: XMLHttpRequest): Sent {
  const { status } = request
  const { key, errors = {}, message } = answerOf(request.responseText)
  // Only the site says so: what a net's own page of welcome answers is no photo that has arrived.
  if (status === 201 && key) return { is: 'taken' }
  // 0: no line. 408, 429 and failures pass.
  if (status < 400 || status === 408 || status === 429 || status >= 500) {
    const seconds = Number(request.getResponseHeader('Retry-After') ?? '')
    return {
      is: 'later',
      ...(seconds > 0 ? { afterMs: Math.min(seconds * 1000, LONGEST_WAIT) } : {}),
      // A failure has nothing to say that helped; whom the site asks to wait wants to know why.
      ...(status === 429 && message ? { message } : {}),
    }
  }
  if (status === 404) return { is: 'wrongLink' }
  return { is: 'refused', errors, ...(message ? { message } : {}) }
}

function answerOf(text: string): { key?: string; errors?: Record<string, string>; message?: string } {
  try {
    return JSON.parse(text)
  } catch {
    // A proxy, say, that answers with a page of its own.
    return {}
  }
}
