/** A picture of what is public, as it was last drawn; `hash` is of what it was drawn from. */
export async function getShareImage(
  bucket: R2Bucket,
  name: string,
  hash: string,
): Promise<ReadableStream<Uint8Array> | null> {
  const object = await bucket.get(keyOf(name))
  if (object?.customMetadata?.hash === hash) return object.body
  await object?.body.cancel()
  return null
}

/** Keeps a picture in place of the one before it: no number of changes leaves any behind. */
export async function putShareImage(bucket: R2Bucket, name: string, hash: string, png: Uint8Array): Promise<void> {
  await bucket.put(keyOf(name), png, { customMetadata: { hash }, httpMetadata: { contentType: 'image/png' } })
}

function keyOf(name: string): string {
  return `share/${name}`
}
