import type { Context } from 'hono'
import { type AppEnv, factory } from '../app-env.ts'
import { saveDay } from '../change/day.ts'
import { noStore } from '../middleware/caching.ts'
import { coordinatorOnly, permitted } from '../middleware/coordinator-only.ts'
import { paths } from '../paths.ts'
import { belongingOfDay, isInScope, mayCallDays } from '../rules/coordinator.ts'
import { parseDayFields } from '../rules/day-fields.ts'
import { typedDay } from '../rules/typed-day.ts'
import { type Day, findDay, listDays } from '../store/days.ts'
import { blankForm, readForm } from '../ui/form.ts'
import { DayFormPage, DeskDaysPage } from './day-pages.tsx'
import { groupRoutes } from './group-routes.tsx'
import { letterRoutes } from './letter-routes.tsx'
import { passkeyRoutes } from './passkey-routes.tsx'
import { personRoutes } from './person-routes.tsx'
import { queueRoutes } from './queue-routes.tsx'
import { reportRoutes } from './report-routes.tsx'
import { safetyRoutes } from './safety-routes.ts'
import { teamRoutes } from './team-routes.tsx'
import { textRoutes } from './text-routes.tsx'

/** A campaign calls a few days a year. */
const DAYS_AT_MOST = 200

/** The desk: what coordinators read and decide. */
export const moderate = factory
  .createApp()
  .use(noStore, coordinatorOnly)
  .route('/outbox', letterRoutes)
  .route('/', reportRoutes)
  .route('/', personRoutes)
  .route('/passkeys', passkeyRoutes)
  .route('/team', teamRoutes)
  .route('/texts', textRoutes)
  .route('/', queueRoutes)
  .route('/groups', groupRoutes)
  .route('/', safetyRoutes)
  .get('/days', permitted('day'), async (c) => {
    const days = await listDays(c.var.db, DAYS_AT_MOST)
    const own = days.filter((day) => isInScope(c.var.coordinator, belongingOfDay(day)))
    return c.render(<DeskDaysPage days={own} mayCall={mayCallDays(c.var.coordinator)} />)
  })
  .get('/days/new', permitted('day'), (c) => {
    if (!mayCallDays(c.var.coordinator)) return c.notFound()
    return c.render(<DayFormPage form={blankForm({ original: c.var.lang })} slug={null} />)
  })
  .post('/days/new', permitted('day'), async (c) => {
    if (!mayCallDays(c.var.coordinator)) return c.notFound()
    const values = await readForm(c)
    const parsed = parseDayFields(values)
    const taken = parsed.ok && (await findDay(c.var.db, parsed.value.slug)) !== null
    if (!parsed.ok || taken) {
      c.status(400)
      const errors = parsed.ok ? ({ slug: { code: 'slugTaken' } } as const) : parsed.error
      return c.render(<DayFormPage form={{ values, errors }} slug={null} />)
    }
    if (!isInScope(c.var.coordinator, belongingOfDay(parsed.value))) return c.notFound()
    await saveDay(c.var.change, c.var.coordinator.id, parsed.value)
    return c.redirect(paths.day(c.var.lang, parsed.value.slug), 303)
  })
  .get('/days/:slug/edit', permitted('day'), async (c) => {
    const day = await findOwnDay(c)
    return day ? c.render(<DayFormPage form={blankForm(typedDay(day))} slug={day.slug} />) : c.notFound()
  })
  .post('/days/:slug/edit', permitted('day'), async (c) => {
    const day = await findOwnDay(c)
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

/** The day that a path names, if it is the coordinator's. */
async function findOwnDay(c: Context<AppEnv>): Promise<Day | null> {
  const day = await findDay(c.var.db, c.req.param('slug') ?? '')
  return day && isInScope(c.var.coordinator, belongingOfDay(day)) ? day : null
}
