import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { type AppEnv, factory } from '../app-env.ts'
import { removePhoto } from '../change/photo.ts'
import { takePhoto } from '../change/take-photo.ts'
import { noStore } from '../middleware/caching.ts'
import { writeLimit } from '../middleware/limits.ts'
import { organizerOnly } from '../middleware/organizer-only.ts'
import { paths } from '../paths.ts'
import { TOO_HEAVY } from '../photos/recognise.ts'
import type { FieldErrors } from '../rules/field-error.ts'
import { toOrganizerAction } from '../rules/organizer-action.ts'
import { isPhotoKey, type PhotoPurpose } from '../rules/photo.ts'
import type { PhotoField } from '../rules/photo-fields.ts'
import { hashSecret } from '../rules/secret.ts'
import type { FormValues } from '../rules/typed-action.ts'
import { getPhotoObject } from '../store/photo-objects.ts'
import { findPhoto, type PhotoRecord } from '../store/photos.ts'
import { errorSentences, wantsJson } from '../ui/errors-json.ts'
import { typedText } from '../ui/form.ts'
import { faultIn, newPhotoKey, parsePhoto, statusOf, uploadKeyIn } from '../ui/send-photo.ts'
import { readUpload } from '../ui/upload.ts'
import { PhotoPage } from './photo-page.tsx'

/** The photos of an action through its secret link: of its report, and the poster beside it. */
export const organizerPhotos = factory
  .createApp()
  // Only of these paths: what they share with manage/ would count twice against the limit. Hono's /* is their root too.
  .use('/:link/photos/*', noStore, writeLimit, organizerOnly)
  .get('/:link/photos', (c) => c.redirect(back(c, 'report'), 303))
  .post('/:link/photos', async (c) => {
    const upload = await readUpload(c)
    if (upload === 'tooHeavy') return refuse(c, {}, { photo: TOO_HEAVY })
    const { values } = upload
    const purpose = purposeIn(values)
    const { may } = toOrganizerAction(c.var.held, c.var.now)
    if (!(purpose === 'poster' ? may.edit : may.report)) throw new HTTPException(409)
    const posted = parsePhoto(upload, uploadKeyIn(c, values))
    if (!posted.ok) return refuse(c, values, posted.error)
    const { bytes, fields, uploadKey } = posted.value
    const taken = await takePhoto(c.var.change, c.env.IMAGES, {
      subject: { purpose, actionId: c.var.held.id },
      fields,
      bytes,
      uploadHash: await hashSecret(uploadKey),
      fresh: { key: newPhotoKey(c), object: newPhotoKey(c) },
    })
    if (!taken.ok) return refuse(c, values, { photo: faultIn(c, taken.error, purpose) })
    const { key, width, height } = taken.value
    return wantsJson(c) ? c.json({ key, width, height }, 201) : c.redirect(back(c, purpose), 303)
  })
  .get('/:link/photos/:key', async (c) => {
    const photo = await ownPhoto(c)
    const size = c.req.query('size') === 'small' ? 'small' : 'large'
    const object = photo && (await getPhotoObject(c.env.PRIVATE, photo.object, size))
    return object ? c.body(object.body, 200, { 'Content-Type': 'image/webp' }) : c.notFound()
  })
  .post('/:link/photos/:key/delete', async (c) => {
    const photo = await ownPhoto(c)
    // One that is gone already was deleted by the same press, whose answer was lost.
    const outcome = photo && (await removePhoto(c.var.change, photo))
    if (outcome && !outcome.ok) throw new HTTPException(409)
    return wantsJson(c) ? c.body(null, 204) : c.redirect(back(c, photo?.purpose ?? 'report'), 303)
  })

/** A photo of the action whose link was opened, or null. */
async function ownPhoto(c: Context<AppEnv>): Promise<PhotoRecord | null> {
  const key = c.req.param('key') ?? ''
  const photo = isPhotoKey(key) ? await findPhoto(c.var.db, key) : null
  return photo?.actionId === c.var.held.id ? photo : null
}

function purposeIn(values: FormValues): 'report' | 'poster' {
  return typedText({ values, errors: {} }, 'purpose') === 'poster' ? 'poster' : 'report'
}

/** The page on which a photo was sent. */
function back(c: Context<AppEnv>, purpose: PhotoPurpose): string {
  const link = c.req.param('link') ?? ''
  const { may } = toOrganizerAction(c.var.held, c.var.now)
  return purpose === 'poster' || !may.report
    ? paths.manage(c.var.lang, link)
    : `${paths.report(c.var.lang, link)}#photos`
}

function refuse(c: Context<AppEnv>, values: FormValues, errors: FieldErrors<PhotoField>) {
  c.status(statusOf(errors))
  if (wantsJson(c)) return c.json({ errors: errorSentences(c, errors) })
  const link = c.req.param('link') ?? ''
  const props = { form: { values, errors }, link, uploadKey: uploadKeyIn(c, values), purpose: purposeIn(values) }
  return c.render(<PhotoPage {...props} />)
}
