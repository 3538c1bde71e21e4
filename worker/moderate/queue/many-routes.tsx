import { factory } from '../../app-env.ts'
import { permitted } from '../../middleware/coordinator-only.ts'
import { toDeskAction } from '../../rules/desk-action.ts'
import { ITEMS_AT_MOST } from '../../rules/run.ts'
import { narrowScope, parseQueueFilter } from '../../rules/waiting.ts'
import { readDayTitles } from '../../store/day-titles.ts'
import { listWaiting } from '../../store/waiting-actions.ts'
import { countWaiting } from '../../store/waiting-counts.ts'
import { ManyPage } from './many-page.tsx'

/** As many as a coordinator looks through before they decide. */
const SHOWN = 100
/** Days of the filter that are called by their titles. */
const TITLES_SHOWN = 12

/** What waits for a yes or a no, narrowed like the queue, to be ticked; what is ticked goes where many verdicts are given. */
export const manyRoutes = factory
  .createApp()
  .use(permitted('verdict'))
  .get('/', async (c) => {
    const { db, now, coordinator, lang } = c.var
    const filter = parseQueueFilter(c.req.query())
    const all = c.req.query('all')
    const scope = narrowScope(coordinator, filter)
    const counts = await countWaiting(db, coordinator, filter)
    const records = scope ? await listWaiting(db, all === 'most' ? ITEMS_AT_MOST : SHOWN, scope) : []
    const named = [filter.day ?? [], counts.day.map(({ value }) => value)].flat()
    const titles = await readDayTitles(db, [...new Set(named)].slice(0, TITLES_SHOWN), lang)
    const actions = records.map((record) => toDeskAction(record, now))
    const areTicked = all === 'shown' || all === 'most'
    return c.render(<ManyPage {...{ actions, areTicked, counts, filter, titles }} />)
  })
