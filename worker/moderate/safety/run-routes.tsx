import type { Context } from 'hono'
import { type AppEnv, factory } from '../../app-env.ts'
import { continueRun } from '../../change/run.ts'
import { changeGoingOn, permitted } from '../../middleware/coordinator-only.ts'
import { paths } from '../../paths.ts'
import { ITEMS_AT_MOST } from '../../rules/run.ts'
import { parseTierCaps } from '../../rules/tier-cap.ts'
import { listItems } from '../../store/run-items.ts'
import { findRun, listItemsLeft, type Run, readProgress } from '../../store/runs.ts'
import { listDeciders } from '../../store/verdict-log.ts'
import { seesRun } from '../in-scope.ts'
import { RunPage } from './run-page.tsx'
import type { Plan } from './run-plan.tsx'

/** So often a browser is sent on by itself: all of them give up after 20 redirects. */
const STEPS_BY_ITSELF = 15

/** What is done to many things in parts: how far it is, and the next part. */
export const runRoutes = factory
  .createApp()
  .use(permitted('verdict'))
  .get('/:id', async (c) => {
    const run = await runIn(c)
    if (!run) return c.notFound()
    const { db } = c.var
    const [progress, items] = [await readProgress(db, run.id), await listItems(db, run.id, ITEMS_AT_MOST)]
    return c.render(<RunPage run={run} progress={progress} items={items} ofName={await ofNameOf(c, run)} />)
  })
  .post('/:id', async (c) => {
    const run = await runIn(c)
    if (!run) return c.notFound()
    const step = /^\d{1,2}$/.test(c.req.query('step') ?? '') ? Number(c.req.query('step')) : 0
    const more = await continueRun(changeGoingOn(c), run.id, parseTierCaps(c.env.TIER_CAPS))
    if (!more || step >= STEPS_BY_ITSELF) {
      // Whatever is left goes on without them.
      if (more) c.var.change.nudge()
      return c.redirect(paths.deskRun(c.var.lang, run.id), 303)
    }
    return goOnWith(c, run.id, step + 1)
  })

/** Whose verdicts a run takes back; '' where it takes none back. */
async function ofNameOf(c: Context<AppEnv>, { ofId }: Run): Promise<string> {
  const deciders = ofId === null ? [] : await listDeciders(c.var.db, ITEMS_AT_MOST)
  return deciders.find(({ id }) => id === ofId)?.name ?? ''
}

/** What a run does, before it has done anything; null where nothing is left. */
export async function planOf(c: Context<AppEnv>, runId: number): Promise<Plan | null> {
  const [run, [item]] = await Promise.all([findRun(c.var.db, runId), listItemsLeft(c.var.db, runId, 1)])
  return run && item ? { run, decision: item.decision, ofName: await ofNameOf(c, run) } : null
}

/** Sends the browser on to the next part by itself: 307 keeps it a post (RFC 9110, section 15.4.8), without a script. */
export function goOnWith(c: Context<AppEnv>, runId: number, step: number): Response {
  return c.redirect(paths.deskRun(c.var.lang, runId, step), 307)
}

async function runIn(c: Context<AppEnv>): Promise<Run | null> {
  const id = c.req.param('id') ?? ''
  const run = /^\d{1,15}$/.test(id) ? await findRun(c.var.db, Number(id)) : null
  return run && (await seesRun(c, run)) ? run : null
}
