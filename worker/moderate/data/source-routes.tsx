import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { type AppEnv, factory } from '../../app-env.ts'
import { readCalendar } from '../../calendar/read-calendar.ts'
import { addSource, decideOnSource, noteFileAgain, type SourceStep } from '../../change/sources.ts'
import { takeCalendar } from '../../change/sync-source.ts'
import { noStore } from '../../middleware/caching.ts'
import { coordinatorOnly, permitted, wantPasskey } from '../../middleware/coordinator-only.ts'
import { paths } from '../../paths.ts'
import { type Coordinator, isInScope, mayTrustSources } from '../../rules/coordinator.ts'
import type { ImportDefaults } from '../../rules/import-columns.ts'
import { listDays } from '../../store/days.ts'
import { listSkipped } from '../../store/skipped-events.ts'
import { findSource, listSources, type Source } from '../../store/sources.ts'
import { blankForm, type Form, typedText } from '../../ui/form.ts'
import { readFileUpload } from '../../ui/upload.ts'
import { parseDefaults } from './import-form.ts'
import { type SourceFault, SourcesPage } from './sources-page.tsx'

const DAYS_AT_MOST = 200
const MAX_FILE_BYTES = 2 * 1024 * 1024
const MAX_NAME = 80
const STEPS: readonly SourceStep[] = ['look', 'pause', 'resume', 'remove', 'trust', 'distrust']

/** Calendars of partners: added, looked at, paused, removed; only owners trust one. */
export const sourceRoutes = factory
  .createApp()
  .use(noStore, coordinatorOnly, permitted('import'))
  .get('/', (c) => sourcesPage(c, blankForm({ lang: c.var.lang }), null))
  .post('/', async (c) => {
    const read = await readFileUpload(c, 'file', MAX_FILE_BYTES)
    if (read === 'tooHeavy') return sourcesPage(c, blankForm(), 'noCalendar')
    const { values, file } = read
    const form: Form = { values, errors: {} }
    const [name, address] = [typedText(form, 'name').trim().slice(0, MAX_NAME), typedText(form, 'url').trim()]
    const parsed = parseDefaults(values)
    const errors = { ...(parsed.ok ? {} : parsed.error), ...(name ? {} : { name: { code: 'required' } as const }) }
    if (!parsed.ok || !name) return sourcesPage(c, { values, errors }, null)
    const defaults = parsed.value
    if (!isTheirs(c, defaults)) return sourcesPage(c, { values, errors: { country: { code: 'notYours' } } }, null)
    if (!address && !file) return sourcesPage(c, form, 'nothing')
    const calendar = address || !file ? null : readCalendar(new TextDecoder().decode(file), c.var.now)
    if (!address && !calendar) return sourcesPage(c, form, 'noCalendar')
    const { change, coordinator } = c.var
    const added = await addSource(change, coordinator.id, { name, address: address || null, defaults })
    if (!added.ok) return sourcesPage(c, form, added.error)
    // A file may come again under its name, but not under that of somebody else's.
    if (!isTheirs(c, added.value.defaults)) return sourcesPage(c, form, 'taken')
    if (added.value.createdAt < c.var.now) await noteFileAgain(change, coordinator.id, added.value)
    if (calendar) await takeCalendar(change, broughtBy(coordinator, added.value), calendar, meansOf(c))
    return c.redirect(paths.deskSources(c.var.lang), 303)
  })
  .post('/:id/:step', async (c) => {
    const { id, step: word } = c.req.param()
    const step = STEPS.find((known) => known === word)
    const source = /^\d{1,9}$/.test(id) ? await findSource(c.var.db, Number(id)) : null
    if (!step || !source || !isTheirs(c, source.defaults)) return c.notFound()
    if ((step === 'trust' || step === 'distrust') && !mayTrustSources(c.var.coordinator)) throw new HTTPException(403)
    // What it tells is published without any session.
    if (step === 'trust') wantPasskey(c)
    await decideOnSource(c.var.change, c.var.coordinator.id, source, step)
    return c.redirect(paths.deskSources(c.var.lang), 303)
  })

/** A source whose file somebody brings: it shows nothing at once that they could not trust, and nothing in another's name. */
function broughtBy(coordinator: Coordinator, source: Source): Source {
  return { ...source, coordinatorId: coordinator.id, trusted: source.trusted && mayTrustSources(coordinator) }
}

/** Whether a source is a coordinator's, by what its events are when they say nothing. */
function isTheirs(c: Context<AppEnv>, { country, lang, day }: ImportDefaults): boolean {
  return isInScope(c.var.coordinator, { country: country || null, languages: [lang], days: day ? [day] : [] })
}

function meansOf(c: Context<AppEnv>) {
  const { coordinator, random } = c.var
  return {
    ...{ assets: c.env.ASSETS, tierCaps: c.env.TIER_CAPS, random },
    isTheirs: (belonging: Parameters<typeof isInScope>[1]) => isInScope(coordinator, belonging),
  }
}

async function sourcesPage(c: Context<AppEnv>, form: Form, fault: SourceFault | null) {
  const { db, coordinator } = c.var
  const [all, days] = await Promise.all([listSources(db), listDays(db, DAYS_AT_MOST)])
  const sources = all.filter(({ defaults }) => isTheirs(c, defaults))
  if (fault || Object.keys(form.errors).length > 0) c.status(400)
  const trusts = mayTrustSources(coordinator)
  const skipped = await listSkipped(
    db,
    sources.map(({ id }) => id),
  )
  return c.render(<SourcesPage {...{ sources, days, form, fault, trusts, skipped }} />)
}
