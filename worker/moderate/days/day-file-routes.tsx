import { HTTPException } from 'hono/http-exception'
import { factory } from '../../app-env.ts'
import { addKitFile, removeKitFile } from '../../change/kit-file.ts'
import { permitted } from '../../middleware/coordinator-only.ts'
import { paths } from '../../paths.ts'
import { TOO_HEAVY } from '../../photos/recognise.ts'
import type { FieldErrors } from '../../rules/field-error.ts'
import { type KitFileField, parseKitFileFields } from '../../rules/kit-file.ts'
import { typedDay } from '../../rules/typed-day.ts'
import { findDayId } from '../../store/days.ts'
import { findFileOfDay } from '../../store/kit-files.ts'
import { blankForm } from '../../ui/form.ts'
import { newPhotoKey } from '../../ui/send-photo.ts'
import { readUpload } from '../../ui/upload.ts'
import { dayPage, findTheirs } from './day-routes.tsx'

/** The files of a day's kit: one is added, one is removed. */
export const dayFileRoutes = factory
  .createApp()
  .use(permitted('day'))
  .post('/:slug/files', async (c) => {
    const day = await findTheirs(c)
    const id = day && (await findDayId(c.var.db, day.slug))
    if (!day || id === null) return c.notFound()
    const refuse = (values: Record<string, string | string[]>, errors: FieldErrors<KitFileField>) => {
      c.status(errors.photo?.code === 'photoTooHeavy' ? 413 : 400)
      return dayPage(c, day, { form: blankForm(typedDay(day)), file: { values, errors } })
    }
    const upload = await readUpload(c)
    if (upload === 'tooHeavy') return refuse({}, { photo: TOO_HEAVY })
    const { values, photo: bytes } = upload
    const parsed = parseKitFileFields(values)
    if (!parsed.ok || !bytes)
      return refuse(values, { ...(bytes ? {} : { photo: { code: 'required' } }), ...(parsed.ok ? {} : parsed.error) })
    const fresh = { key: newPhotoKey(c), object: newPhotoKey(c) }
    const sent = { fields: parsed.value, bytes, fresh }
    const { change, coordinator } = c.var
    const added = await addKitFile(change, c.env.IMAGES, coordinator.id, { id, slug: day.slug }, sent)
    if (added.ok) return c.redirect(paths.deskDay(c.var.lang, day.slug), 303)
    if (added.error === 'full') throw new HTTPException(409, { message: c.var.t.dayKit.desk.full })
    return refuse(values, { photo: added.error })
  })
  .post('/:slug/files/:key/delete', async (c) => {
    const day = await findTheirs(c)
    const file = day && (await findFileOfDay(c.var.db, day.slug, c.req.param('key')))
    if (!day || !file) return c.notFound()
    await removeKitFile(c.var.change, c.var.coordinator.id, day.slug, file)
    return c.redirect(paths.deskDay(c.var.lang, day.slug), 303)
  })
