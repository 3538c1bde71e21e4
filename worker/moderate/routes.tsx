import type { Context } from 'hono'
import { type AppEnv, factory } from '../app-env.ts'
import { saveCampaignTexts } from '../change/campaign-text.ts'
import { readFlood } from '../change/removal.ts'
import { giveVerdict } from '../change/verdict.ts'
import { zoneOfPoint } from '../cities/zone.ts'
import { noStore } from '../middleware/caching.ts'
import { coordinatorOnly } from '../middleware/coordinator-only.ts'
import { paths } from '../paths.ts'
import type { ActionRecord } from '../rules/action-record.ts'
import { toDeskAction } from '../rules/desk-action.ts'
import { isPublicId } from '../rules/secret.ts'
import { foldName } from '../rules/text-hygiene.ts'
import { parseTierCaps } from '../rules/tier-cap.ts'
import { findAction } from '../store/actions.ts'
import { listSuggestions } from '../store/days.ts'
import { findGroupsNamed } from '../store/groups.ts'
import { countForDesk } from '../store/photo-desk.ts'
import { listPhotosOf } from '../store/photos.ts'
import { QUEUE_SHOWS, readQueue } from '../store/queue.ts'
import { listFaults } from '../store/vevents.ts'
import { blankForm, type Form, readForm } from '../ui/form.ts'
import { DeskActionPage } from './action-page.tsx'
import { dayFileRoutes } from './day-file-routes.tsx'
import { dayRoutes } from './day-routes.tsx'
import { readDeskPhotos } from './desk-photos.ts'
import { parseCampaignTexts, parseVerdict } from './form.ts'
import { letterRoutes } from './letter-routes.tsx'
import { QueuePage } from './queue-page.tsx'
import { reportRoutes } from './report-routes.tsx'
import { TextsPage } from './texts-page.tsx'
import { translateRoutes } from './translate-routes.tsx'

/** All photos of an action, its posters among them. */
const PHOTOS_SHOWN = 60

/** The desk: what coordinators read and decide. */
export const moderate = factory
  .createApp()
  .use(noStore, coordinatorOnly)
  .route('/outbox', letterRoutes)
  .route('/translate', translateRoutes)
  .route('/days', dayRoutes)
  .route('/days', dayFileRoutes)
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
  const { days, text } = action.change ?? action.fields
  const suggested = await listSuggestions(c.var.db, days, text.lang)
  const props = { action, knownGroups, suggested, form, stale, photos: await readDeskPhotos(c.var.db, sent, c.var.now) }
  return c.render(<DeskActionPage {...props} />)
}
