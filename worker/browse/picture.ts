import type { Context } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { cachePhoto } from '../middleware/caching.ts'
import { getPhotoObject } from '../store/photo-objects.ts'

/** Answers with a picture for everybody, `?size=small` for lists: kept under these tags, and not sent again to who has it. */
export async function answerPicture(c: Context<AppEnv>, name: string, tags: string[]): Promise<Response> {
  const size = c.req.query('size') === 'small' ? 'small' : 'large'
  // Other pixels are another object: it names the bytes as well as their hash would.
  const etag = `"${name}-${size}"`
  const headers = { 'Content-Type': 'image/webp', ETag: etag }
  const known = (c.req.header('If-None-Match') ?? '')
    .split(',')
    .some((each) => each.trim().replace(/^W\//, '') === etag)
  const object = known ? null : await getPhotoObject(c.env.PRIVATE, name, size)
  if (!known && !object) return c.notFound()
  cachePhoto(c, tags)
  return object ? c.body(object.body, 200, headers) : c.body(null, 304, headers)
}
