import { factory } from '../app-env.ts'
import { actionTag } from '../change/change.ts'
import { photoTag } from '../change/photo.ts'
import { isPhotoKey } from '../rules/photo.ts'
import { findPublicPhoto } from '../store/photos.ts'
import { answerPicture } from './picture.ts'

/** The bytes of published photos, `?size=small` for lists. What waits, is hidden or gone is the same 404 as what never was. */
export const photoBytes = factory.createApp().get('/:key', async (c) => {
  const { key } = c.req.param()
  const photo = isPhotoKey(key) ? await findPublicPhoto(c.var.db, key) : null
  if (!photo) return c.notFound()
  return answerPicture(c, photo.object, [
    photoTag(key),
    ...(photo.actionId === null ? [] : [actionTag(photo.actionId)]),
  ])
})
