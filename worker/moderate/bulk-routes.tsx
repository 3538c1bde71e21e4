import type { Context } from 'hono'
import { type AppEnv, factory } from '../app-env.ts'
import { startRun } from '../change/run.ts'
import { permitted } from '../middleware/coordinator-only.ts'
import { belongingOf, isInScope } from '../rules/coordinator.ts'
import { toDeskAction } from '../rules/desk-action.ts'
import { listWaiting } from '../store/waiting-actions.ts'
import { blankForm, type Form, readForm } from '../ui/form.ts'
import { parseBulk } from './bulk-form.ts'
import { BulkPage } from './bulk-page.tsx'
import { goOnWith } from './run-routes.tsx'

/** As many as a coordinator looks through before they decide. */
const WAITING_SHOWN = 100

/** Verdicts on many things at once. */
export const bulkRoutes = factory
  .createApp()
  .use(permitted('verdict'))
  .get('/', (c) => bulkPage(c, blankForm()))
  .post('/', async (c) => {
    const values = await readForm(c)
    const parsed = parseBulk(values)
    if (!parsed.ok) {
      c.status(400)
      return bulkPage(c, { values, errors: parsed.error })
    }
    const run = await startRun(c.var.change, c.var.coordinator, { kind: 'bulk', ...parsed.value })
    return goOnWith(c, run, 0)
  })

async function bulkPage(c: Context<AppEnv>, form: Form) {
  const records = await listWaiting(c.var.db, WAITING_SHOWN)
  const mine = records.filter((record) => isInScope(c.var.coordinator, belongingOf(record)))
  return c.render(<BulkPage actions={mine.map((record) => toDeskAction(record, c.var.now))} form={form} />)
}
