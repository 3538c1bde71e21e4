import type { Context } from 'hono'
import { type AppEnv, factory } from '../../app-env.ts'
import { startRun } from '../../change/run.ts'
import { permitted } from '../../middleware/coordinator-only.ts'
import { toDeskAction } from '../../rules/desk-action.ts'
import { ITEMS_AT_MOST } from '../../rules/run.ts'
import { narrowScope, parseQueueFilter } from '../../rules/waiting.ts'
import type { Subject } from '../../store/belongings.ts'
import type { NewItem } from '../../store/runs.ts'
import { listWaiting } from '../../store/waiting-actions.ts'
import { countWaiting } from '../../store/waiting-counts.ts'
import { blankForm, type Form, readForm, typedBoxes } from '../../ui/form.ts'
import { inScope } from '../in-scope.ts'
import { titlesOfFilter } from '../queue/filter-titles.ts'
import { goOnWith } from '../safety/run-routes.tsx'
import { boxOfAction, parseMany, parseTicked } from './many-form.ts'
import { ManyPage } from './many-page.tsx'

/** As many as a coordinator looks through before they decide. */
const SHOWN = 100

/** What waits for a yes or a no, narrowed like the queue, to be ticked, and one decision for all that is ticked. */
export const manyRoutes = factory
  .createApp()
  .use(permitted('verdict'))
  .get('/', (c) => manyPage(c, null))
  .post('/', async (c) => {
    const values = await readForm(c)
    const parsed = parseMany(values)
    if (!parsed.ok) {
      c.status(400)
      return manyPage(c, { values, errors: parsed.error })
    }
    // Of what is another's, as of what is gone, nothing comes; where it is all of it, nothing begins.
    if ((await inScope(c, parsed.value.items.map(subjectOf))).length === 0) return c.notFound()
    const run = await startRun(c.var.change, c.var.coordinator, { kind: 'bulk', ...parsed.value })
    return goOnWith(c, run, 0)
  })

function subjectOf({ item }: NewItem): Subject {
  return { subject: 'action', subjectId: item.slice(item.indexOf(':') + 1) }
}

/** The page with nothing ticked or, as its address asks for, with all of it; with what was ticked where a form had errors. */
async function manyPage(c: Context<AppEnv>, refused: Form | null) {
  const { db, now, coordinator } = c.var
  const filter = parseQueueFilter(c.req.query())
  const all = parseTicked(c.req.query('all'))
  const scope = narrowScope(coordinator, filter)
  const counts = await countWaiting(db, coordinator, filter)
  const records = scope ? await listWaiting(db, all === 'most' ? ITEMS_AT_MOST : SHOWN, scope) : []
  const titles = await titlesOfFilter(c, filter, counts)
  const actions = records.map((record) => toDeskAction(record, now))
  const boxes = actions.map(boxOfAction)
  const form = refused ?? blankForm(all ? { item: boxes } : {})
  const areTicked = boxes.length > 0 && typedBoxes(form, 'item').length === boxes.length
  return c.render(<ManyPage {...{ actions, form, all, areTicked, counts, filter, titles }} />)
}
