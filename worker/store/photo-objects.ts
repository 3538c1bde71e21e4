/** The two sizes of a photo. */
export type PhotoSize = 'large' | 'small'

function objectKey(object: string, size: PhotoSize): string {
  return `photos/${object}/${size}`
}

/** Puts both sizes of a photo where deletion is final. Their name was announced before (photo-writes.ts). */
export async function putPhotoObjects(
  bucket: R2Bucket,
  object: string,
  { large, small }: Record<PhotoSize, Uint8Array>,
): Promise<void> {
  await bucket.put(objectKey(object, 'large'), large)
  await bucket.put(objectKey(object, 'small'), small)
}

/** Puts a PDF where photos lie, as it was sent: it is found and deleted as they are. */
export async function putPdfObject(bucket: R2Bucket, object: string, pdf: Uint8Array): Promise<void> {
  await bucket.put(objectKey(object, 'large'), pdf)
}

/** The bytes of a photo, or null. */
export async function getPhotoObject(bucket: R2Bucket, object: string, size: PhotoSize): Promise<R2ObjectBody | null> {
  return bucket.get(objectKey(object, size))
}

/** Deletes both sizes of photos for good; of those that are not there, nothing. */
export async function deletePhotoObjects(bucket: R2Bucket, objects: readonly string[]): Promise<void> {
  if (objects.length === 0) return
  await bucket.delete(objects.flatMap((object) => [objectKey(object, 'large'), objectKey(object, 'small')]))
}
