import { factory } from '../app-env.ts'
import { saveCampaignTexts } from '../change/campaign-text.ts'
import { saveDay } from '../change/day.ts'
import { noStore } from '../middleware/caching.ts'
import { coordinatorOnly } from '../middleware/coordinator-only.ts'
import { paths } from '../paths.ts'
import { parseDayFields } from '../rules/day-fields.ts'
import { typedDay } from '../rules/typed-day.ts'
import { findDay, listDays } from '../store/days.ts'
import { blankForm, readForm } from '../ui/form.ts'
import { DayFormPage, DeskDaysPage } from './day-pages.tsx'
import { parseCampaignTexts } from './form.ts'
import { groupRoutes } from './group-routes.tsx'
import { letterRoutes } from './letter-routes.tsx'
import { queueRoutes } from './queue-routes.tsx'
import { reportRoutes } from './report-routes.tsx'
import { TextsPage } from './texts-page.tsx'

/** A campaign calls a few days a year. */
const DAYS_AT_MOST = 200

/** The desk: what coordinators read and decide. */
export const moderate = factory
  .createApp()
  .use(noStore, coordinatorOnly)
  .route('/outbox', letterRoutes)
  .route('/', reportRoutes)
  .route('/', queueRoutes)
  .route('/groups', groupRoutes)
  .get('/days', async (c) => c.render(<DeskDaysPage days={await listDays(c.var.db, DAYS_AT_MOST)} />))
  .get('/days/new', (c) => c.render(<DayFormPage form={blankForm({ original: c.var.lang })} slug={null} />))
  .post('/days/new', async (c) => {
    const values = await readForm(c)
    const parsed = parseDayFields(values)
    const taken = parsed.ok && (await findDay(c.var.db, parsed.value.slug)) !== null
    if (!parsed.ok || taken) {
      c.status(400)
      const errors = parsed.ok ? ({ slug: { code: 'slugTaken' } } as const) : parsed.error
      return c.render(<DayFormPage form={{ values, errors }} slug={null} />)
    }
    await saveDay(c.var.change, c.var.coordinator.id, parsed.value)
    return c.redirect(paths.day(c.var.lang, parsed.value.slug), 303)
  })
  .get('/days/:slug/edit', async (c) => {
    const day = await findDay(c.var.db, c.req.param('slug'))
    return day ? c.render(<DayFormPage form={blankForm(typedDay(day))} slug={day.slug} />) : c.notFound()
  })
  .post('/days/:slug/edit', async (c) => {
    const day = await findDay(c.var.db, c.req.param('slug'))
    if (!day) return c.notFound()
    const values = { ...(await readForm(c)), slug: day.slug }
    const parsed = parseDayFields(values)
    if (!parsed.ok) {
      c.status(400)
      return c.render(<DayFormPage form={{ values, errors: parsed.error }} slug={day.slug} />)
    }
    await saveDay(c.var.change, c.var.coordinator.id, parsed.value)
    return c.redirect(paths.day(c.var.lang, day.slug), 303)
  })
  .get('/texts', (c) => {
    const form = blankForm(c.var.campaign)
    return c.render(<TextsPage form={form} saved={c.req.query('saved') !== undefined} />)
  })
  .post('/texts', async (c) => {
    const values = await readForm(c)
    const parsed = parseCampaignTexts(values)
    if (!parsed.ok) {
      c.status(400)
      return c.render(<TextsPage form={{ values, errors: parsed.error }} saved={false} />)
    }
    await saveCampaignTexts(c.var.change, c.var.coordinator.id, c.var.lang, parsed.value)
    return c.redirect(paths.deskTexts(c.var.lang, 'saved'), 303)
  })
