import type { Change } from '../change/change.ts'
import { continueRun } from '../change/run.ts'
import { LOOK } from '../rules/letter.ts'
import { parseTierCaps } from '../rules/tier-cap.ts'
import type { Database } from '../store/database.ts'
import { findGoingRun } from '../store/runs.ts'

/** What going on with a run needs of the Worker's bindings. */
type RunEnv = Pick<Env, 'PRIVATE' | 'CONTACT_KEY' | 'TIER_CAPS'>

/** Has the queue go on with what is done to many things: it has a whole invocation for each part, and the clock has not. */
export async function askForNextPart(db: Database, env: Pick<Env, 'LETTERS'>): Promise<void> {
  if (await findGoingRun(db)) await env.LETTERS.send(LOOK)
}

/**
 * Does the next part of what is done to many things, where nobody sits before it any more, and says whether there was any. It may
 * run at any time, and beside whoever goes on by hand.
 */
export async function continueSomeRun(
  db: Database,
  env: RunEnv,
  { now, purge }: Pick<Change, 'now' | 'purge'>,
): Promise<boolean> {
  const run = await findGoingRun(db)
  if (!run) return false
  // Its letters go with the clock, as this is the clock.
  const change = { db, bucket: env.PRIVATE, contactKey: env.CONTACT_KEY, now, purge, nudge: () => undefined }
  await continueRun(change, run.id, parseTierCaps(env.TIER_CAPS))
  return true
}
