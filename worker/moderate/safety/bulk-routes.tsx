import type { Context } from 'hono'
import { type AppEnv, factory } from '../../app-env.ts'
import { startRun } from '../../change/run.ts'
import { permitted } from '../../middleware/coordinator-only.ts'
import { toDeskAction } from '../../rules/desk-action.ts'
import type { Subject } from '../../store/belongings.ts'
import type { NewItem } from '../../store/runs.ts'
import { listWaiting } from '../../store/waiting-actions.ts'
import { blankForm, type Form, readForm } from '../../ui/form.ts'
import { inScope } from '../in-scope.ts'
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
    // Of what is another's, as of what is gone, nothing comes; where it is all of it, nothing begins.
    if ((await inScope(c, parsed.value.items.map(subjectOf))).length === 0) return c.notFound()
    const run = await startRun(c.var.change, c.var.coordinator, { kind: 'bulk', ...parsed.value })
    return goOnWith(c, run, 0)
  })

function subjectOf({ item }: NewItem): Subject {
  return { subject: 'action', subjectId: item.slice(item.indexOf(':') + 1) }
}

async function bulkPage(c: Context<AppEnv>, form: Form) {
  const records = await listWaiting(c.var.db, WAITING_SHOWN, c.var.coordinator.scope)
  return c.render(<BulkPage actions={records.map((record) => toDeskAction(record, c.var.now))} form={form} />)
}
