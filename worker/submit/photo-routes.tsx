import type { Context } from 'hono'
import { type AppEnv, factory } from '../app-env.ts'
import { readKnown } from '../change/known.ts'
import { takePhoto } from '../change/take-photo.ts'
import { noStore } from '../middleware/caching.ts'
import { writeLimit } from '../middleware/limits.ts'
import { paths } from '../paths.ts'
import { TOO_HEAVY } from '../photos/recognise.ts'
import type { FieldErrors } from '../rules/field-error.ts'
import type { PhotoField } from '../rules/photo-fields.ts'
import { parsePhotoPlace } from '../rules/photo-place.ts'
import { hashSecret } from '../rules/secret.ts'
import type { FormValues } from '../rules/typed-action.ts'
import { type Day, findDay, findDayId } from '../store/days.ts'
import { errorSentences, wantsJson } from '../ui/errors-json.ts'
import { blankForm, typedText } from '../ui/form.ts'
import { faultIn, newPhotoKey, parsePhoto, statusOf, uploadKeyIn } from '../ui/send-photo.ts'
import { readUpload } from '../ui/upload.ts'
import { DayPhotoPage, PhotoThanksPage } from './photo-page.tsx'

/** Anybody sends a photo for a day, without an action. */
export const dayPhotos = factory
  .createApp()
  .use('/:slug/photo', noStore, writeLimit)
  .get('/:slug/photo', async (c) => {
    const day = await findDay(c.var.db, c.req.param('slug'))
    if (!day) return c.notFound()
    if (c.req.query('sent') !== undefined) return c.render(<PhotoThanksPage day={day} />)
    return c.render(<DayPhotoPage day={day} form={blankForm({ lang: c.var.lang })} uploadKey={newPhotoKey(c)} />)
  })
  .post('/:slug/photo', async (c) => {
    const { db, change, lang } = c.var
    const day = await findDay(db, c.req.param('slug'))
    const dayId = day && (await findDayId(db, day.slug))
    if (!day || dayId === null) return c.notFound()
    const upload = await readUpload(c)
    if (upload === 'tooHeavy') return refuse(c, day, {}, { photo: TOO_HEAVY })
    const { values } = upload
    const typed = { city: typedText({ values, errors: {} }, 'city'), assets: c.env.ASSETS }
    const { known } = await readKnown(c.var, { tierCaps: c.env.TIER_CAPS, kept: [], typed })
    const place = parsePhotoPlace(values, known)
    const posted = parsePhoto(upload, uploadKeyIn(c, values))
    if (!place.ok || !posted.ok)
      return refuse(c, day, values, { ...(posted.ok ? {} : posted.error), ...(place.ok ? {} : place.error) })
    const { bytes, fields, uploadKey } = posted.value
    const taken = await takePhoto(change, c.env.IMAGES, {
      subject: { purpose: 'day', dayId, place: place.value },
      fields,
      bytes,
      uploadHash: await hashSecret(uploadKey),
      fresh: { key: newPhotoKey(c), object: newPhotoKey(c) },
    })
    if (!taken.ok) return refuse(c, day, values, { photo: faultIn(c, taken.error, 'day') })
    const { key, width, height } = taken.value
    return wantsJson(c) ? c.json({ key, width, height }, 201) : c.redirect(paths.dayPhotoThanks(lang, day.slug), 303)
  })

function refuse(
  c: Context<AppEnv>,
  day: Day,
  values: FormValues,
  errors: FieldErrors<PhotoField | 'city' | 'country'>,
) {
  c.status(statusOf(errors))
  if (wantsJson(c)) return c.json({ errors: errorSentences(c, errors) })
  return c.render(<DayPhotoPage day={day} form={{ values, errors }} uploadKey={uploadKeyIn(c, values)} />)
}
