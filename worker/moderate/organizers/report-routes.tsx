import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { type AppEnv, factory } from '../../app-env.ts'
import { reportInPlace } from '../../change/report.ts'
import { permitted } from '../../middleware/coordinator-only.ts'
import { paths } from '../../paths.ts'
import type { ActionRecord } from '../../rules/action-record.ts'
import { belongingOf, isDayListed, isInScope } from '../../rules/coordinator.ts'
import { toDeskAction } from '../../rules/desk-action.ts'
import { parseReportFields } from '../../rules/report-fields.ts'
import { base32, isPublicId, RANDOM_BYTES } from '../../rules/secret.ts'
import { typedReport } from '../../rules/typed-report.ts'
import { findAction } from '../../store/actions.ts'
import { listDays } from '../../store/days.ts'
import { type AfterEnd, listUnreported } from '../../store/unreported.ts'
import { blankForm, readForm, typedText } from '../../ui/form.ts'
import { DeskReportPage } from './report-page.tsx'
import { UnreportedPage } from './unreported-page.tsx'

/** A page of a list that is worked through. */
const LISTED = 50
/** Days that the list can be narrowed to. */
const DAYS_OFFERED = 100

/** Who has not reported, and reporting in their place. */
export const reportRoutes = factory
  .createApp()
  .get('/unreported', permitted('look'), async (c) => {
    const day = c.req.query('day') || null
    const after = parseAfter(c.req.query('after') ?? '')
    const { scope } = c.var.coordinator
    const [found, days] = await Promise.all([
      listUnreported(c.var.db, c.var.now, { day, after, limit: LISTED + 1, scope }),
      listDays(c.var.db, DAYS_OFFERED),
    ])
    const items = found
      .slice(0, LISTED)
      .filter(({ record }) => isInScope(c.var.coordinator, belongingOf(record)))
      .map(({ record, ...about }) => ({ ...about, action: toDeskAction(record, c.var.now) }))
    const last = found.length > LISTED ? found[LISTED - 1]?.record : undefined
    const more = last ? paths.deskUnreported(c.var.lang, { day: day ?? '', after: `${last.endsAt}~${last.id}` }) : null
    return c.render(
      <UnreportedPage
        items={items}
        days={days.filter(({ slug }) => isDayListed(c.var.coordinator, slug))}
        day={day}
        more={more}
      />,
    )
  })
  .get('/actions/:id/report', permitted('verdict'), async (c) => {
    const record = await findOwn(c)
    if (!record) return c.notFound()
    const action = toDeskAction(record, c.var.now)
    // What its organizer wrote is decided on first.
    if (!action.mayReport) return c.redirect(paths.deskAction(c.var.lang, record.id), 303)
    const shown = record.reports.findLast(({ status }) => status === 'published')
    return c.render(<DeskReportPage action={action} form={blankForm(typedReport(shown, action.fields.text.lang))} />)
  })
  .post('/actions/:id/report', permitted('verdict'), async (c) => {
    const record = await findOwn(c)
    if (!record) return c.notFound()
    const values = await readForm(c)
    const parsed = parseReportFields(values)
    if (!parsed.ok) {
      c.status(400)
      return c.render(
        <DeskReportPage action={toDeskAction(record, c.var.now)} form={{ values, errors: parsed.error }} />,
      )
    }
    const seen = { ...record, revision: revisionIn(typedText({ values, errors: {} }, 'revision')) }
    const report = { id: base32(c.var.random(RANDOM_BYTES.publicId)), fields: parsed.value }
    const outcome = await reportInPlace(c.var.change, c.var.coordinator.id, seen, report)
    if (!outcome.ok) throw new HTTPException(409)
    return c.redirect(paths.deskAction(c.var.lang, record.id), 303)
  })

/** The action that a path names, if it is the coordinator's. */
async function findOwn(c: Context<AppEnv>): Promise<ActionRecord | null> {
  const id = c.req.param('id') ?? ''
  const record = isPublicId(id) ? await findAction(c.var.db, id) : null
  return record && isInScope(c.var.coordinator, belongingOf(record)) ? record : null
}

/** The revision that a form names; none that ever was where it names none. */
function revisionIn(text: string): number {
  return isNumber(text) ? Number(text) : -1
}

function parseAfter(text: string): AfterEnd | null {
  const [endsAt = '', id = ''] = text.split('~')
  return isNumber(endsAt) && isPublicId(id) ? { endsAt: Number(endsAt), id } : null
}

function isNumber(text: string): boolean {
  return /^\d{1,15}$/.test(text)
}
