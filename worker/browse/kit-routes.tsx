import { factory } from '../app-env.ts'
import { daySlugTag, LIST_TAG } from '../change/change.ts'
import { kitFileTag } from '../change/kit-file.ts'
import { cachePhoto, cachePublicly, revalidated } from '../middleware/caching.ts'
import { KIT_FILES_A_DAY } from '../rules/kit-file.ts'
import { isPhotoKey } from '../rules/photo.ts'
import { slugOf } from '../rules/slug.ts'
import { findToldDay } from '../store/days.ts'
import { findKitFile, type KitFile, listKitFiles } from '../store/kit-files.ts'
import { getPhotoObject } from '../store/photo-objects.ts'
import { KitPage } from './kit-page.tsx'

/** What a day gives groups to take and pass on. */
export const kitPages = factory.createApp().get('/:slug/kit', revalidated, async (c) => {
  const { db } = c.var
  const day = await findToldDay(db, c.req.param('slug'))
  if (!day) return c.notFound()
  cachePublicly(c, [daySlugTag(day.slug), LIST_TAG], [])
  return c.render(<KitPage day={day} files={await listKitFiles(db, day.slug, KIT_FILES_A_DAY)} />)
})

/** The bytes of its files: pictures to be shown, PDFs to be saved and opened elsewhere. */
export const kitFiles = factory.createApp().get('/:key', async (c) => {
  const key = c.req.param('key')
  const file = isPhotoKey(key) ? await findKitFile(c.var.db, key) : null
  if (!file) return c.notFound()
  const size = file.kind === 'image' && c.req.query('size') === 'small' ? 'small' : 'large'
  // Another file is another key: what lies under one never changes.
  const etag = `"${key}-${size}"`
  cachePhoto(c, [kitFileTag(key)])
  c.header('ETag', etag)
  if (c.req.header('If-None-Match') === etag) return c.body(null, 304)
  const object = await getPhotoObject(c.env.PRIVATE, file.object, size)
  if (!object) return c.notFound()
  c.header('Content-Type', file.kind === 'pdf' ? 'application/pdf' : 'image/webp')
  c.header('Content-Length', String(object.size))
  c.header('Content-Disposition', dispositionOf(file))
  return c.body(object.body)
})

/** RFC 6266: a PDF is never opened on this site, whatever is in it; a name in ASCII needs no second form. */
function dispositionOf({ kind, title, key }: KitFile): string {
  const name = slugOf(title) || key
  return kind === 'pdf' ? `attachment; filename="${name}.pdf"` : `inline; filename="${name}.webp"`
}
