import { FLOOD_WINDOW_MS, hidesAllowed, REQUESTS_A_PHOTO } from '../rules/removal.ts'
import { runBatch } from '../store/batch.ts'
import type { Database } from '../store/database.ts'
import { countPublished, countRequestsSince } from '../store/photo-desk.ts'
import { findPhoto, type PhotoRecord } from '../store/photos.ts'
import { hidePhoto, putRequest } from '../store/removal-writes.ts'
import type { Change } from './change.ts'
import { changePhoto } from './photo.ts'

/** More requests than these are counted by nobody. */
const COUNTED_AT_MOST = 1000

/** The flood of requests within the last hour: how many came, how many photos they hid, how many they may hide. */
export type Flood = { asked: number; hid: number; allowed: number }

/** How requests stand at `now` (milliseconds): it is a flood where `hid` has reached `allowed`. */
export async function readFlood({ db, now }: { db: Database; now: number }): Promise<Flood> {
  const { asked, hid } = await countRequestsSince(db, now - FLOOD_WINDOW_MS, COUNTED_AT_MOST)
  // Where nothing was hidden nobody has to know how many photos there are.
  return { asked, hid, allowed: hidesAllowed(hid > 0 ? await countPublished(db) : 0) }
}

/**
 * Takes a request that a photo be removed, which is public or hidden already. It is hidden within the request, unless a
 * coordinator has put it back before or too many were hidden within the hour: then the request waits. Says which.
 */
export async function requestRemoval(change: Change, photo: PhotoRecord, reason: string): Promise<'hidden' | 'waits'> {
  const { db, now } = change
  const put = putRequest(db, { key: photo.key, reason, at: now }, REQUESTS_A_PHOTO)
  const flood = await readFlood(change)
  if (photo.status === 'published' && photo.restoredAt === null && flood.hid < flood.allowed) {
    const limits = { since: now - FLOOD_WINDOW_MS, allowed: flood.allowed }
    const hide = () => changePhoto(change, photo, [hidePhoto(db, photo.key, limits), put], { visible: true })
    // A poster is hidden in a change of its action, which somebody may have changed meanwhile: then once more.
    const first = await hide()
    const outcome = first.ok ? first : await hide()
    if (!outcome.ok) throw new Error(`the photo could not be hidden: ${outcome.error}`)
  } else await runBatch(db, [put])
  const left = await findPhoto(db, photo.key)
  return left?.status === 'published' ? 'waits' : 'hidden'
}
