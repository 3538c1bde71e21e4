import type { Context } from 'hono'
import { type AppEnv, factory } from '../../app-env.ts'
import { startRun } from '../../change/run.ts'
import { permitted } from '../../middleware/coordinator-only.ts'
import { toDeskAction } from '../../rules/desk-action.ts'
import { ITEMS_AT_MOST } from '../../rules/run.ts'
import { narrowScope, parseQueueFilter } from '../../rules/waiting.ts'
import type { Subject } from '../../store/belongings.ts'
import { readDayTitles } from '../../store/day-titles.ts'
import type { NewItem } from '../../store/runs.ts'
import { listWaiting } from '../../store/waiting-actions.ts'
import { countWaiting } from '../../store/waiting-counts.ts'
import { type Form, readForm } from '../../ui/form.ts'
import { inScope } from '../in-scope.ts'
import { parseBulk } from '../safety/bulk-form.ts'
import { goOnWith } from '../safety/run-routes.tsx'
import { ManyPage } from './many-page.tsx'

/** As many as a coordinator looks through before they decide. */
const SHOWN = 100
/** Days of the filter that are called by their titles. */
const TITLES_SHOWN = 12

/** What waits for a yes or a no, narrowed like the queue, to be ticked; and one verdict on all that is ticked. */
export const manyRoutes = factory
  .createApp()
  .use(permitted('verdict'))
  .get('/', (c) => manyPage(c, null))
  .post('/', async (c) => {
    const values = await readForm(c)
    const parsed = parseBulk(values)
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

/** The page as its address asks for it; of what was refused, with what was typed, ticks among it. */
async function manyPage(c: Context<AppEnv>, refused: Form | null) {
  const { db, now, coordinator, lang } = c.var
  const filter = parseQueueFilter(c.req.query())
  const asked = c.req.query('all')
  const all = asked === 'shown' || asked === 'most' ? asked : null
  const scope = narrowScope(coordinator, filter)
  const counts = await countWaiting(db, coordinator, filter)
  const records = scope ? await listWaiting(db, all === 'most' ? ITEMS_AT_MOST : SHOWN, scope) : []
  const named = [filter.day ?? [], counts.day.map(({ value }) => value)].flat()
  const titles = await readDayTitles(db, [...new Set(named)].slice(0, TITLES_SHOWN), lang)
  const actions = records.map((record) => toDeskAction(record, now))
  return c.render(<ManyPage {...{ actions, all, refused, counts, filter, titles }} />)
}
