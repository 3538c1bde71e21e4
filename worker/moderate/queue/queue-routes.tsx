import type { Context } from 'hono'
import { type AppEnv, factory } from '../../app-env.ts'
import { decide } from '../../change/proposal.ts'
import { readFlood } from '../../change/removal.ts'
import { newGroupLink } from '../../change/trust.ts'
import { zoneOfPoint } from '../../cities/zone.ts'
import { permitted, permittedOr, wantPasskey } from '../../middleware/coordinator-only.ts'
import { paths } from '../../paths.ts'
import { belongingOf, isInScope, isLimited } from '../../rules/coordinator.ts'
import { toDeskAction } from '../../rules/desk-action.ts'
import { isPublicId } from '../../rules/secret.ts'
import { parseTierCaps } from '../../rules/tier-cap.ts'
import { actionItem, parseQueueFilter, parseQueuePlace, photoItem, streamOf } from '../../rules/waiting.ts'
import { findAction } from '../../store/actions.ts'
import { listAlarms } from '../../store/alarms.ts'
import { findClaim, releaseItem, takeItem } from '../../store/claims.ts'
import { lastVerdictOn } from '../../store/verdicts.ts'
import { listFaults } from '../../store/vevents.ts'
import { findWaitingBelonging, readWaiting } from '../../store/waiting.ts'
import { countWaiting } from '../../store/waiting-counts.ts'
import { blankForm, readForm, typedText } from '../../ui/form.ts'
import { GroupLinkPage } from '../groups/groups-page.tsx'
import { proposalsInScope } from '../in-scope.ts'
import { AlarmPanel } from '../safety/alarm-panel.tsx'
import { ProposalsPanel } from '../safety/proposal-page.tsx'
import { titlesOfFilter } from './filter-titles.ts'
import { parseClaim, parseVerdict } from './form.ts'
import { itemPage } from './item-page.tsx'
import { itemPath } from './item-path.ts'
import { justDecided } from './just-decided.tsx'
import { findKeptAction } from './kept-action.ts'
import { openNext } from './open-next.ts'
import { QueuePage } from './queue-page.tsx'

/** Items of a page: with what is said of each, how much there is and some forty limits, 200 rows of the database at most. */
const ITEMS_SHOWN = 15

/** Actions that are left out of calendars: the first of them, which are mended one by one. */
const FAULTS_SHOWN = 5

/** What waits, who looks at it, and what is decided on actions. */
export const queueRoutes = factory
  .createApp()
  .get('/', permittedOr('look', paths.deskTranslations), async (c) => {
    const { db, now, coordinator } = c.var
    const filter = parseQueueFilter(c.req.query())
    const after = parseQueuePlace(c.req.query('after'))
    const isEverywhere = !isLimited(coordinator.scope)
    const [part, counts, faults, flood, alarms] = await Promise.all([
      readWaiting(db, streamOf(coordinator, filter), { now, after, limit: ITEMS_SHOWN }),
      countWaiting(db, coordinator, filter),
      listFaults(db, FAULTS_SHOWN, coordinator.scope),
      isEverywhere ? readFlood({ db, now }) : null,
      // What they took away may be out of the scope of who is limited.
      isEverywhere ? listAlarms(db, { than: coordinator.id, now }) : [],
    ])
    const ofPhotos = part.items.flatMap(({ action, days }) => (action ? [] : days))
    const titles = await titlesOfFilter(c, filter, counts, ofPhotos)
    const above = [<AlarmPanel alarms={alarms} />, <ProposalsPanel proposals={await proposalsInScope(c)} />]
    return c.render(
      <QueuePage {...{ part, counts, filter, titles, faults, flood, above, before: await justDecided(c) }} />,
    )
  })
  .post('/claims', permitted('verdict'), async (c) => {
    const { db, now, coordinator, lang } = c.var
    const filter = parseQueueFilter(c.req.query())
    const claim = parseClaim(await readForm(c))
    if (!claim || !(await isTheirs(c, claim))) return c.notFound()
    const item = claim.photoKey === null ? actionItem(claim.actionId ?? '') : photoItem(claim.photoKey)
    if (claim.does === 'release') {
      await releaseItem(db, item, coordinator.id)
      return c.redirect(paths.desk(lang, filter), 303)
    }
    await takeItem(db, item, coordinator.id, now)
    return c.redirect(itemPath(lang, claim, filter), 303)
  })
  .get('/actions/:id', permitted('look'), async (c) => {
    const record = await findById(c)
    return record ? itemPage(c, record, blankForm()) : c.notFound()
  })
  .post('/actions/:id', permitted('verdict'), async (c) => {
    const { db, now, coordinator, t } = c.var
    const record = await findById(c)
    if (!record) return c.notFound()
    const values = await readForm(c)
    const typed = { values, errors: {} }
    const parsed = parseVerdict(values, toDeskAction(record, now), {
      caps: parseTierCaps(c.env.TIER_CAPS),
      zoneAt: zoneOfPoint,
      kept: await findKeptAction(c, values, record),
    })
    if (!parsed.ok) {
      c.status(400)
      return itemPage(c, record, { values, errors: parsed.error })
    }
    const claim = await findClaim(db, actionItem(record.id), now)
    if (
      claim &&
      claim.coordinatorId !== coordinator.id &&
      typedText(typed, 'despite') !== String(claim.coordinatorId)
    ) {
      c.status(409)
      return itemPage(c, record, typed, t.queue.claims.warned(claim.name))
    }
    const { verdict, revision, trusts, finer } = parsed.value
    // Whoever holds a group's link publishes without any session.
    if (trusts) wantPasskey(c)
    const trusted = trusts ? await newGroupLink(c.var.random) : null
    const given = trusted && verdict.decision === 'publish' ? { ...verdict, linkHash: trusted.hash } : verdict
    const outcome = await decide(c.var.change, coordinator, { ...record, revision }, { verdict: given, finer })
    if (!outcome.ok) {
      c.status(409)
      const first = await lastVerdictOn(db, record.id, Number(typedText(typed, 'last')) || 0)
      const words = first ? t.queue.decidedFirst(first.name, t.queue.decisions[first.decision]) : t.desk.stale
      return itemPage(c, (await findById(c)) ?? record, typed, words)
    }
    if (trusted && trusts) return c.render(<GroupLinkPage name={trusts} link={trusted.link} />)
    return c.redirect(await openNext(c, record.id), 303)
  })

/** The action of the address, if it is this coordinator's; what is another's is not there. */
async function findById(c: Context<AppEnv>) {
  const id = c.req.param('id') ?? ''
  const record = isPublicId(id) ? await findAction(c.var.db, id) : null
  return record && isInScope(c.var.coordinator, belongingOf(record)) ? record : null
}

/** Whether something is this coordinator's to take. */
async function isTheirs(
  c: Context<AppEnv>,
  { actionId, photoKey }: { actionId: string | null; photoKey: string | null },
) {
  const { db, coordinator } = c.var
  if (actionId !== null) {
    const record = await findAction(db, actionId)
    return record !== null && isInScope(coordinator, belongingOf(record))
  }
  const belonging = photoKey === null ? null : await findWaitingBelonging(db, photoKey)
  return belonging !== null && isInScope(coordinator, belonging)
}
