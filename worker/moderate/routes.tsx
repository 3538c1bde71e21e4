import type { Context } from 'hono'
import { type AppEnv, factory } from '../app-env.ts'
import { saveDay } from '../change/day.ts'
import { readFlood } from '../change/removal.ts'
import { giveVerdict } from '../change/verdict.ts'
import { zoneOfPoint } from '../cities/zone.ts'
import { noStore } from '../middleware/caching.ts'
import { coordinatorOnly, permitted, permittedOr } from '../middleware/coordinator-only.ts'
import { paths } from '../paths.ts'
import type { ActionRecord } from '../rules/action-record.ts'
import { belongingOf, belongingOfDay, isInScope, isLimited, mayCallDays } from '../rules/coordinator.ts'
import { parseDayFields } from '../rules/day-fields.ts'
import { toDeskAction } from '../rules/desk-action.ts'
import { isPublicId } from '../rules/secret.ts'
import { foldName } from '../rules/text-hygiene.ts'
import { parseTierCaps } from '../rules/tier-cap.ts'
import { typedDay } from '../rules/typed-day.ts'
import { findAction } from '../store/actions.ts'
import { type Day, findDay, listDays } from '../store/days.ts'
import { findGroupsNamed } from '../store/groups.ts'
import { countForDesk } from '../store/photo-desk.ts'
import { listPhotosOf } from '../store/photos.ts'
import { QUEUE_SHOWS, readQueue } from '../store/queue.ts'
import { listFaults } from '../store/vevents.ts'
import { blankForm, type Form, readForm } from '../ui/form.ts'
import { DeskActionPage } from './action-page.tsx'
import { DayFormPage, DeskDaysPage } from './day-pages.tsx'
import { readDeskPhotos } from './desk-photos.ts'
import { parseVerdict } from './form.ts'
import { letterRoutes } from './letter-routes.tsx'
import { passkeyRoutes } from './passkey-routes.tsx'
import { personRoutes } from './person-routes.tsx'
import { QueuePage } from './queue-page.tsx'
import { reportRoutes } from './report-routes.tsx'
import { teamRoutes } from './team-routes.tsx'
import { textRoutes } from './text-routes.tsx'

/** A campaign calls a few days a year. */
const DAYS_AT_MOST = 200
/** All photos of an action, its posters among them. */
const PHOTOS_SHOWN = 60

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
  .get('/', permittedOr('look', paths.deskPasskeys), async (c) => {
    const { db, now } = c.var
    const { scope } = c.var.coordinator
    const [queue, faults] = await Promise.all([readQueue(db, now, scope), listFaults(db, QUEUE_SHOWS, scope)])
    const flood = isLimited(scope) ? null : await readFlood({ db, now })
    const photos = { ...(await countForDesk(db, QUEUE_SHOWS, scope)), flood }
    const shown = (records: ActionRecord[]) => records.map((record) => toDeskAction(record, c.var.now))
    const { cancellations, actions, changes, reports } = queue
    return c.render(
      <QueuePage
        queue={{
          cancellations: shown(cancellations),
          actions: shown(actions),
          changes: shown(changes),
          reports: shown(reports),
        }}
        faults={faults}
        photos={photos}
      />,
    )
  })
  .get('/actions/:id', permitted('look'), async (c) => {
    const record = await findById(c)
    return record ? actionPage(c, record, blankForm(), false) : c.notFound()
  })
  .post('/actions/:id', permitted('verdict'), async (c) => {
    const record = await findById(c)
    if (!record) return c.notFound()
    const values = await readForm(c)
    const caps = parseTierCaps(c.env.TIER_CAPS)
    const parsed = parseVerdict(values, toDeskAction(record, c.var.now), caps, zoneOfPoint)
    if (!parsed.ok) {
      c.status(400)
      return actionPage(c, record, { values, errors: parsed.error }, false)
    }
    const { verdict, revision } = parsed.value
    const seen = { ...record, revision }
    const outcome = await giveVerdict(c.var.change, c.var.coordinator.id, seen, verdict)
    if (outcome.ok) return c.redirect(paths.desk(c.var.lang), 303)
    c.status(409)
    return actionPage(c, (await findById(c)) ?? record, { values, errors: {} }, true)
  })
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

/** The action that a path names, if it is the coordinator's: what is not is not there. */
async function findById(c: Context<AppEnv>): Promise<ActionRecord | null> {
  const id = c.req.param('id') ?? ''
  const record = isPublicId(id) ? await findAction(c.var.db, id) : null
  return record && isInScope(c.var.coordinator, belongingOf(record)) ? record : null
}

async function actionPage(c: Context<AppEnv>, record: ActionRecord, form: Form, stale: boolean) {
  const action = toDeskAction(record, c.var.now)
  const names = [...action.fields.groups, ...(action.change?.groups ?? [])]
  const knownGroups = await findGroupsNamed(c.var.db, names.map(foldName))
  const sent = await listPhotosOf(c.var.db, record.id, PHOTOS_SHOWN)
  const props = { action, knownGroups, form, stale, photos: await readDeskPhotos(c.var.db, sent, c.var.now) }
  return c.render(<DeskActionPage {...props} />)
}
