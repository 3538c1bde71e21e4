import { FLOOD_WINDOW_MS, hidesAllowed, REQUESTS_A_PHOTO } from '../rules/removal.ts'
import { runBatch, type Statement } from '../store/batch.ts'
import type { Database } from '../store/database.ts'
import { countPublished, countRequestsSince } from '../store/photo-desk.ts'
import { findPhoto, type PhotoRecord } from '../store/photos.ts'
import { hidePhoto, putRequest } from '../store/removal-writes.ts'
import type { Change } from './change.ts'
import { changePhoto } from './photo.ts'

/** More requests than these are counted by nobody. */
const COUNTED_AT_MOST = 1000

/** A poster is hidden in a change of its action, which somebody may have changed meanwhile: then once more. */
const HIDE_TRIES = 3

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
  if (!(await hide(change, photo, put))) await runBatch(db, [put])
  const left = await findPhoto(db, photo.key)
  return left?.status === 'published' ? 'waits' : 'hidden'
}

/** Hides a photo with the request for it in one batch; says whether it did. */
async function hide(change: Change, asked: PhotoRecord, put: Statement): Promise<boolean> {
  const { db, now } = change
  let photo: PhotoRecord | null = asked
  for (let tries = 0; tries < HIDE_TRIES; tries += 1) {
    const flood = await readFlood(change)
    if (photo?.status !== 'published' || photo.restoredAt !== null || flood.hid >= flood.allowed) return false
    const limits = { since: now - FLOOD_WINDOW_MS, allowed: flood.allowed }
    const statements = [hidePhoto(db, photo.key, limits), put] as const
    const outcome = await changePhoto(change, photo, [...statements], { visible: true, isPublication: false })
    if (outcome.ok) return true
    photo = await findPhoto(db, photo.key)
  }
  return false
}
