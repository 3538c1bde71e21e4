import { HTTPException } from 'hono/http-exception'
import { factory } from '../app-env.ts'
import { giveNoticeVerdict } from '../change/notice.ts'
import { noStore } from '../middleware/caching.ts'
import { coordinatorOnly, permitted } from '../middleware/coordinator-only.ts'
import { paths } from '../paths.ts'
import type { ActionRecord } from '../rules/action-record.ts'
import { belongingOf, isInScope } from '../rules/coordinator.ts'
import { toDeskAction } from '../rules/desk-action.ts'
import { isPublicId } from '../rules/secret.ts'
import { findNoticed, listNoticed } from '../store/notices.ts'
import { readForm, typedText } from '../ui/form.ts'
import { NoticesPage } from './notices-page.tsx'

/** More notices than wait on the worst of days. */
const NOTICES_SHOWN = 100

/** Urgent notices: those that wait, and those that are shown and can be taken down. */
export const noticeRoutes = factory
  .createApp()
  .use('/notices', noStore, coordinatorOnly, permitted('look'))
  .get('/notices', async (c) => {
    const { db, now, coordinator } = c.var
    const theirs = { scope: coordinator.scope, limit: NOTICES_SHOWN }
    const [waiting, shown] = await Promise.all([
      listNoticed(db, 'pending', theirs),
      listNoticed(db, 'published', theirs),
    ])
    const noticed = (record: ActionRecord) => ({ action: toDeskAction(record, now), notices: record.notices })
    return c.render(<NoticesPage waiting={waiting.map(noticed)} shown={shown.map(noticed)} />)
  })
  .use('/notices/:id', noStore, coordinatorOnly, permitted('verdict'))
  .get('/notices/:id', (c) => c.redirect(paths.deskNotices(c.var.lang), 303))
  .post('/notices/:id', async (c) => {
    const noticeId = c.req.param('id')
    const record = isPublicId(noticeId) ? await findNoticed(c.var.db, noticeId) : null
    if (!record || !isInScope(c.var.coordinator, belongingOf(record))) return c.notFound()
    const values = await readForm(c)
    const decision = typedText({ values, errors: {} }, 'verdict')
    if (decision !== 'publish' && decision !== 'reject') throw new HTTPException(409)
    // What the coordinator saw: whoever was faster, or an organizer who wrote anew, makes it stale.
    const revision = typedText({ values, errors: {} }, 'revision')
    const seen = { ...record, revision: /^\d{1,15}$/.test(revision) ? Number(revision) : -1 }
    const outcome = await giveNoticeVerdict(c.var.change, c.var.coordinator.id, seen, { noticeId, decision })
    if (!outcome.ok) throw new HTTPException(409)
    return c.redirect(paths.deskNotices(c.var.lang), 303)
  })
