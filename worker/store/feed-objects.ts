/** Calendars that are too large for a row of D1. They are named by their content: one that changes is another object. */
const PREFIX = 'feeds/'
/** As many as R2 lists, and deletes, in one call. */
const OBJECTS_A_CALL = 1000
/** Calls: a few hundred objects are there on the busiest day, most of them to be deleted. */
const LISTED_AT_MOST = 5

/** Puts a calendar's gzip under the hash of its text. Nobody is served it before a row of `ready_feeds` names it. */
export async function putFeedObject(bucket: R2Bucket, hash: string, zipped: Uint8Array): Promise<void> {
  await bucket.put(PREFIX + hash, zipped)
}

/** The gzip of the calendar that has this hash, or null. */
export async function getFeedObject(bucket: R2Bucket, hash: string): Promise<R2ObjectBody | null> {
  return bucket.get(PREFIX + hash)
}

/** The hashes of calendars that were put before a moment (milliseconds), of the first 5,000 objects. */
export async function listFeedObjectsPutBefore(bucket: R2Bucket, moment: number): Promise<string[]> {
  const hashes: string[] = []
  let cursor: string | undefined
  for (let call = 0; call < LISTED_AT_MOST; call += 1) {
    const listed = await bucket.list({ prefix: PREFIX, limit: OBJECTS_A_CALL, ...(cursor ? { cursor } : {}) })
    for (const { key, uploaded } of listed.objects)
      if (uploaded.getTime() < moment) hashes.push(key.slice(PREFIX.length))
    if (!listed.truncated) break
    cursor = listed.cursor
  }
  return hashes
}

/** Deletes calendars for good; of those that are not there, nothing. */
export async function deleteFeedObjects(bucket: R2Bucket, hashes: readonly string[]): Promise<void> {
  for (let first = 0; first < hashes.length; first += OBJECTS_A_CALL)
    await bucket.delete(hashes.slice(first, first + OBJECTS_A_CALL).map((hash) => PREFIX + hash))
}
