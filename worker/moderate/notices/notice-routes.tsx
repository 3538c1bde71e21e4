import type { Context } from 'hono'
import { type AppEnv, factory } from '../../app-env.ts'
import { giveNoticeVerdict } from '../../change/notice.ts'
import { noStore } from '../../middleware/caching.ts'
import { coordinatorOnly, permitted } from '../../middleware/coordinator-only.ts'
import { paths } from '../../paths.ts'
import type { ActionRecord } from '../../rules/action-record.ts'
import { belongingOf, isInScope } from '../../rules/coordinator.ts'
import { toDeskAction } from '../../rules/desk-action.ts'
import { isPublicId } from '../../rules/secret.ts'
import { actionItem } from '../../rules/waiting.ts'
import { type Claim, findClaim } from '../../store/claims.ts'
import { findNoticed, listNoticed } from '../../store/notices.ts'
import { readForm, typedText } from '../../ui/form.ts'
import { parseNoticeVerdict } from './notice-form.ts'
import type { NoticeAt } from './notice-forms.tsx'
import { NoticesPage } from './notices-page.tsx'

/** More notices than wait on the worst of days. */
const NOTICES_SHOWN = 100

/** Urgent notices: those that wait, and those that are shown and can be taken down. */
export const noticeRoutes = factory
  .createApp()
  .use('/notices', noStore, coordinatorOnly, permitted('look'))
  .get('/notices', (c) => noticesPage(c))
  .use('/notices/:id', noStore, coordinatorOnly, permitted('verdict'))
  .get('/notices/:id', (c) => c.redirect(paths.deskNotices(c.var.lang), 303))
  .post('/notices/:id', async (c) => {
    const { db, now, coordinator, lang, t } = c.var
    const id = c.req.param('id')
    const record = isPublicId(id) ? await findNoticed(db, id) : null
    if (!record || !isInScope(coordinator, belongingOf(record))) return c.notFound()
    const values = await readForm(c)
    const typed = { values, errors: {} }
    const written = record.notices.find((notice) => notice.id === id)
    const parsed = parseNoticeVerdict(values, written?.lang ?? lang)
    if (!parsed.ok) {
      c.status(400)
      return noticesPage(c, { id, form: { values, errors: parsed.error }, said: null })
    }
    const claim = await findClaim(db, actionItem(record.id), now)
    const isOthers = claim !== null && claim.coordinatorId !== coordinator.id
    if (isOthers && typedText(typed, 'despite') !== String(claim.coordinatorId)) {
      c.status(409)
      return noticesPage(c, { id, form: typed, said: t.queue.claims.warned(claim.name) }, { record, claim })
    }
    const { verdict, revision } = parsed.value
    // What the coordinator saw: whoever was faster, or an organizer who wrote anew, makes it stale.
    const outcome = await giveNoticeVerdict(c.var.change, coordinator.id, { ...record, revision }, id, verdict)
    if (!outcome.ok) {
      c.status(409)
      return noticesPage(c, { id, form: typed, said: t.desk.stale })
    }
    return c.redirect(paths.deskNotices(lang), 303)
  })

/** All notices that are this coordinator's, with what was typed of one of them, and who else has its action. */
async function noticesPage(
  c: Context<AppEnv>,
  at: NoticeAt | null = null,
  claimed: { record: ActionRecord; claim: Claim } | null = null,
) {
  const { db, now, coordinator } = c.var
  const theirs = { scope: coordinator.scope, limit: NOTICES_SHOWN }
  const lists = await Promise.all([listNoticed(db, 'pending', theirs), listNoticed(db, 'published', theirs)])
  const noticed = (record: ActionRecord) => {
    const claim = claimed?.record.id === record.id ? claimed.claim : null
    return { action: toDeskAction(record, now), notices: record.notices, claim, at }
  }
  const [waiting, shown] = lists.map((records) => records.map(noticed))
  // What is in neither list any more has no form beside which it could be said.
  const isThere = lists.flat().some(({ notices }) => notices.some(({ id }) => id === at?.id))
  return c.render(
    <NoticesPage waiting={waiting ?? []} shown={shown ?? []} said={isThere ? null : (at?.said ?? null)} />,
  )
}
