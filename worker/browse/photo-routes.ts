import { factory } from '../app-env.ts'
import { actionTag } from '../change/change.ts'
import { photoTag } from '../change/photo.ts'
import { cachePhoto } from '../middleware/caching.ts'
import { isPhotoKey } from '../rules/photo.ts'
import { getPhotoObject } from '../store/photo-objects.ts'
import { findPublicPhoto } from '../store/photos.ts'

/** The bytes of published photos, `?size=small` for lists. What waits, is hidden or gone is the same 404 as what never was. */
export const photoBytes = factory.createApp().get('/:key', async (c) => {
  const { key } = c.req.param()
  const photo = isPhotoKey(key) ? await findPublicPhoto(c.var.db, key) : null
  if (!photo) return c.notFound()
  const size = c.req.query('size') === 'small' ? 'small' : 'large'
  // Other pixels are another object: it names the bytes as well as their hash would.
  const etag = `"${photo.object}-${size}"`
  const headers = { 'Content-Type': 'image/webp', ETag: etag }
  const known = (c.req.header('If-None-Match') ?? '')
    .split(',')
    .some((each) => each.trim().replace(/^W\//, '') === etag)
  const object = known ? null : await getPhotoObject(c.env.PRIVATE, photo.object, size)
  if (!known && !object) return c.notFound()
  cachePhoto(c, [photoTag(key), ...(photo.actionId === null ? [] : [actionTag(photo.actionId)])])
  return object ? c.body(object.body, 200, headers) : c.body(null, 304, headers)
})
