import { CALENDAR_VERSION } from '../calendar/stored-event.ts'
import { gzip, gzipOf } from '../rules/gzip.ts'
import type { Selection } from '../rules/selection.ts'
import type { Database } from '../store/database.ts'
import { getFeedObject, putFeedObject } from '../store/feed-objects.ts'
import { keepReadyFeed, type ReadyFeed } from '../store/ready-feeds.ts'

/** From so many events on a calendar is sooner read, gzipped, than put together. */
const READY_FROM = 100
/**
 * Bytes of gzip: some 800 events with long texts. What is larger is sooner streamed from R2 than taken out of base64; a row
 * of D1 could hold 1.5 million.
 */
const ROW_HOLDS = 250_000

/** Where calendars lie ready. */
type Storage = { db: Database; bucket: R2Bucket }

/** Whether so many events are kept as a calendar, and not by its ETag alone. */
export function isKeptWhole(events: number): boolean {
  return events >= READY_FROM
}

/** The gzip of a calendar that lies ready: bytes of its row, or R2's stream; null where there is none to be had. */
export async function readCalendar(
  bucket: R2Bucket,
  { hash, calendar, inBucket }: ReadyFeed,
): Promise<Uint8Array<ArrayBuffer> | ReadableStream | null> {
  if (calendar !== null) return gzipOf(calendar)
  // It can be made anew: R2 that does not answer must not keep it back.
  const object = inBucket ? await getFeedObject(bucket, hash).catch(console.error) : null
  return object?.body ?? null
}

/** Lays ready what was made of a selection at one of its revisions. What cannot be laid ready is logged: the answer is here. */
export async function keepCalendar(
  { db, bucket }: Storage,
  { url, selection, revision }: { url: string; selection: Selection; revision: number },
  { text, events, until, hash }: { text: string; events: number; until: number | null; hash: string },
): Promise<void> {
  const zipped = isKeptWhole(events) ? await gzip(text) : null
  const fits = zipped !== null && zipped.length <= ROW_HOLDS
  const calendar = fits ? zipped.toBase64() : null
  // First the object, then the row that names it. Without the object, the row still tells readers that they have it.
  const inBucket = zipped !== null && !fits && (await isPut(bucket, hash, zipped))
  const at = { url, selection, revision, version: CALENDAR_VERSION }
  await keepReadyFeed(db, at, { until, hash, calendar, inBucket }).catch(console.error)
}

async function isPut(bucket: R2Bucket, hash: string, zipped: Uint8Array): Promise<boolean> {
  return putFeedObject(bucket, hash, zipped).then(
    () => true,
    (error: unknown) => {
      console.error(error)
      return false
    },
  )
}
