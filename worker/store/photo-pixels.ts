/** The large size of a photo's object (WebP), or null where it is gone. */
export async function readLargePhoto(bucket: R2Bucket, object: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const found = await bucket.get(`photos/${object}/large`)
  return found ? new Uint8Array(await found.arrayBuffer()) : null
}
