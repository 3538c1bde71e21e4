import type { Context } from 'hono'
import { type AppEnv, factory } from '../app-env.ts'
import { saveCampaignTexts } from '../change/campaign-text.ts'
import { saveDay } from '../change/day.ts'
import { readFlood } from '../change/removal.ts'
import { giveVerdict } from '../change/verdict.ts'
import { zoneOfPoint } from '../cities/zone.ts'
import { noStore } from '../middleware/caching.ts'
import { coordinatorOnly } from '../middleware/coordinator-only.ts'
import { paths } from '../paths.ts'
import type { ActionRecord } from '../rules/action-record.ts'
import { parseDayFields } from '../rules/day-fields.ts'
import { toDeskAction } from '../rules/desk-action.ts'
import { isPublicId } from '../rules/secret.ts'
import { foldName } from '../rules/text-hygiene.ts'
import { parseTierCaps } from '../rules/tier-cap.ts'
import { typedDay } from '../rules/typed-day.ts'
import { findAction } from '../store/actions.ts'
import { findDay, listDays } from '../store/days.ts'
import { findGroupsNamed } from '../store/groups.ts'
import { countNoticesWaiting } from '../store/notices.ts'
import { countForDesk } from '../store/photo-desk.ts'
import { listPhotosOf } from '../store/photos.ts'
import { QUEUE_SHOWS, readQueue } from '../store/queue.ts'
import { listFaults } from '../store/vevents.ts'
import { blankForm, type Form, readForm } from '../ui/form.ts'
import { DeskActionPage } from './action-page.tsx'
import { DayFormPage, DeskDaysPage } from './day-pages.tsx'
import { readDeskPhotos } from './desk-photos.ts'
import { parseCampaignTexts, parseVerdict } from './form.ts'
import { letterRoutes } from './letter-routes.tsx'
import { QueuePage } from './queue-page.tsx'
import { reportRoutes } from './report-routes.tsx'
import { TextsPage } from './texts-page.tsx'

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
  .get('/', async (c) => {
    const { db, now } = c.var
    const [queue, faults] = await Promise.all([readQueue(db, now), listFaults(db, QUEUE_SHOWS)])
    const photos = { ...(await countForDesk(db, QUEUE_SHOWS)), flood: await readFlood({ db, now }) }
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
        notices={await countNoticesWaiting(db, c.var.coordinator)}
      />,
    )
  })
  .get('/actions/:id', async (c) => {
    const record = await findById(c)
    return record ? actionPage(c, record, blankForm(), false) : c.notFound()
  })
  .post('/actions/:id', async (c) => {
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

function findById(c: Context<AppEnv>): Promise<ActionRecord | null> {
  const id = c.req.param('id') ?? ''
  return isPublicId(id) ? findAction(c.var.db, id) : Promise.resolve(null)
}

async function actionPage(c: Context<AppEnv>, record: ActionRecord, form: Form, stale: boolean) {
  const action = toDeskAction(record, c.var.now)
  const names = [...action.fields.groups, ...(action.change?.groups ?? [])]
  const knownGroups = await findGroupsNamed(c.var.db, names.map(foldName))
  const sent = await listPhotosOf(c.var.db, record.id, PHOTOS_SHOWN)
  const props = { action, knownGroups, form, stale, photos: await readDeskPhotos(c.var.db, sent, c.var.now) }
  return c.render(<DeskActionPage {...props} />)
}
