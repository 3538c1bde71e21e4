import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { type AppEnv, factory } from '../app-env.ts'
import { fileReport } from '../change/report.ts'
import { noStore } from '../middleware/caching.ts'
import { writeLimit } from '../middleware/limits.ts'
import { organizerOnly } from '../middleware/organizer-only.ts'
import { paths } from '../paths.ts'
import { toOrganizerAction } from '../rules/organizer-action.ts'
import { parseReportFields } from '../rules/report-fields.ts'
import { base32, RANDOM_BYTES } from '../rules/secret.ts'
import { typedReport } from '../rules/typed-report.ts'
import { blankForm, type Form, readForm } from '../ui/form.ts'
import { ReportPage } from './page.tsx'

/** The organizer tells how it was. */
export const report = factory
  .createApp()
  // Only of this one path: what it shares with manage/ would count twice against the limit.
  .use('/:link/report', noStore, writeLimit, organizerOnly, async (c, next) => {
    if (!toOrganizerAction(c.var.held, c.var.now).may.report) throw new HTTPException(409)
    await next()
  })
  .get('/:link/report', (c) => {
    const { title } = toOrganizerAction(c.var.held, c.var.now)
    const form = blankForm(typedReport(c.var.held.reports.at(-1), c.var.lang))
    return c.render(<ReportPage form={form} link={c.req.param('link')} title={title} photo={newPhoto(c)} />)
  })
  .post('/:link/report', async (c) => {
    const { held, change, random, now } = c.var
    const values = await readForm(c)
    const parsed = parseReportFields(values)
    if (!parsed.ok) {
      c.status(400)
      const { title } = toOrganizerAction(held, now)
      const form = { values, errors: parsed.error }
      return c.render(<ReportPage form={form} link={c.req.param('link')} title={title} photo={newPhoto(c)} />)
    }
    const outcome = await fileReport(change, held, base32(random(RANDOM_BYTES.publicId)), parsed.value)
    if (!outcome.ok) throw new HTTPException(409)
    return c.redirect(paths.manage(c.var.lang, c.req.param('link')), 303)
  })

/** A form for a photo with nothing in it yet. */
function newPhoto({ var: { lang, random } }: Context<AppEnv>): { form: Form<never>; uploadKey: string } {
  return { form: blankForm({ lang }), uploadKey: base32(random(RANDOM_BYTES.formKey)) }
}
