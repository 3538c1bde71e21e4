/** Files on their way in. */
const PREFIX = 'imports/'
/** As many as R2 lists, and deletes, in one call: more files are never under way. */
const OBJECTS_A_CALL = 1000

/** Puts a file where deletion is final: it may hold what nobody wants kept. */
export async function putImportFile(bucket: R2Bucket, id: string, bytes: Uint8Array): Promise<void> {
  await bucket.put(PREFIX + id, bytes)
}

/** A part of a file, from a byte on; null where it is gone. */
export async function getImportPart(
  bucket: R2Bucket,
  id: string,
  range: { offset: number; length: number },
): Promise<Uint8Array | null> {
  const object = await bucket.get(PREFIX + id, { range })
  return object ? object.bytes() : null
}

/** Whether a file is still there. */
export async function hasImportFile(bucket: R2Bucket, id: string): Promise<boolean> {
  return (await bucket.head(PREFIX + id)) !== null
}

/** The ids of imports whose files are there, each with the moment at which it came (milliseconds). */
export async function listImportFiles(bucket: R2Bucket): Promise<{ id: string; at: number }[]> {
  const { objects } = await bucket.list({ prefix: PREFIX, limit: OBJECTS_A_CALL })
  return objects.map(({ key, uploaded }) => ({ id: key.slice(PREFIX.length), at: uploaded.getTime() }))
}

/** Deletes files for good. */
export async function deleteImportFiles(bucket: R2Bucket, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await bucket.delete(ids.map((id) => PREFIX + id))
}
