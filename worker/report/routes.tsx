import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { type AppEnv, factory } from '../app-env.ts'
import { fileReport } from '../change/report.ts'
import { noStore } from '../middleware/caching.ts'
import { writeLimit } from '../middleware/limits.ts'
import { organizerOnly } from '../middleware/organizer-only.ts'
import { paths } from '../paths.ts'
import { toOrganizerAction } from '../rules/organizer-action.ts'
import { toOrganizerPhotos } from '../rules/organizer-photo.ts'
import { PHOTOS_AN_ACTION } from '../rules/photo.ts'
import { parseReportFields, type ReportField } from '../rules/report-fields.ts'
import { base32, RANDOM_BYTES } from '../rules/secret.ts'
import { typedReport } from '../rules/typed-report.ts'
import { listPhotosOf } from '../store/photos.ts'
import { blankForm, type Form, readForm } from '../ui/form.ts'
import { newPhotoKey } from '../ui/send-photo.ts'
import { ReportPage } from './page.tsx'

/** The organizer tells how it was. */
export const report = factory
  .createApp()
  // Only of this one path: what it shares with manage/ would count twice against the limit.
  .use('/:link/report', noStore, writeLimit, organizerOnly, async (c, next) => {
    if (!toOrganizerAction(c.var.held, c.var.now).may.report) throw new HTTPException(409)
    await next()
  })
  .get('/:link/report', (c) => reportPage(c, blankForm(typedReport(c.var.held.reports.at(-1), c.var.lang))))
  .post('/:link/report', async (c) => {
    const { held, change, random } = c.var
    const values = await readForm(c)
    const parsed = parseReportFields(values)
    if (!parsed.ok) {
      c.status(400)
      return reportPage(c, { values, errors: parsed.error })
    }
    const outcome = await fileReport(change, held, base32(random(RANDOM_BYTES.publicId)), parsed.value)
    if (!outcome.ok) throw new HTTPException(409)
    return c.redirect(paths.manage(c.var.lang, c.req.param('link')), 303)
  })

/** An action has as many photos, a poster that is shown and one that waits. */
const PHOTOS_READ = PHOTOS_AN_ACTION + 2

async function reportPage(c: Context<AppEnv>, form: Form<ReportField>) {
  const { held, db, now } = c.var
  const photos = toOrganizerPhotos(await listPhotosOf(db, held.id, PHOTOS_READ), 'report')
  const { title } = toOrganizerAction(held, now)
  const link = c.req.param('link') ?? ''
  return c.render(<ReportPage form={form} link={link} title={title} photos={photos} uploadKey={newPhotoKey(c)} />)
}
