import type { KeptPhoto } from './kept.ts'
import { type Later, type Sent, sendPhoto } from './send.ts'

/** What the queue says of a photo while it is being sent. */
export interface Told {
  progress: (photo: KeptPhoto, part: number) => void
  /** It is there: nothing of it is kept any more. */
  taken: (photo: KeptPhoto) => Promise<void>
  refused: (photo: KeptPhoto, sent: Extract<Sent, { is: 'refused' | 'wrongLink' }>) => Promise<void>
  later: (photo: KeptPhoto, why: Later) => void
}

export interface Queue {
  /** Looks for photos to be sent, now. */
  wake: () => void
}

/** Milliseconds before it is tried again: the first time, and at most. */
const FIRST_PAUSE = 2000
const LONGEST_PAUSE = 60_000

/** Sends what `next` gives, one after the other, until there is nothing more; what fails by the way is tried again. */
export function openQueue(
  url: string,
  more: Record<string, string>,
  next: () => KeptPhoto | undefined,
  told: Told,
): Queue {
  let busy = false
  let pause = FIRST_PAUSE
  let timer = 0
  /** Milliseconds since 1970. */
  let askedToWaitUntil = 0

  const send = async (photo: KeptPhoto): Promise<boolean> => {
    const sent = await sendPhoto(url, photo, more, (part) => told.progress(photo, part))
    if (sent.is === 'later') {
      told.later(photo, sent)
      const after = sent.afterMs ?? pause
      if (sent.afterMs !== undefined) askedToWaitUntil = Date.now() + sent.afterMs
      timer = window.setTimeout(wake, after)
      pause = Math.min(pause * 2, LONGEST_PAUSE)
      return false
    }
    pause = FIRST_PAUSE
    await (sent.is === 'taken' ? told.taken(photo) : told.refused(photo, sent))
    return true
  }
  const wake = async (): Promise<void> => {
    clearTimeout(timer)
    if (busy) return
    busy = true
    try {
      for (let photo = next(); photo; photo = next()) if (!(await send(photo))) break
    } finally {
      busy = false
    }
  }
  const wakeSoon = (): void => {
    pause = FIRST_PAUSE
    // Each photo costs its whole weight, to be told the same: whom the site asks to wait asks before that on no page but a new one.
    if (Date.now() >= askedToWaitUntil) wake()
  }
  window.addEventListener('online', wakeSoon)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') wakeSoon()
  })
  return { wake: wakeSoon }
}
