import { createApp } from './app.tsx'

import { jobsAt } from './jobs/clock.ts'
import { LETTERS_A_RUN, sendAndLookAgain } from './jobs/letters.ts'
import { runJobs } from './jobs/run-jobs.ts'
import { continueSomeRun } from './jobs/runs.ts'
import { LOOK } from './rules/letter.ts'

import { openDatabase } from './store/database.ts'

const app = createApp()

export default {
  fetch: app.fetch,
  scheduled: async ({ cron, scheduledTime }, env) => runJobs(jobsAt(cron, env, scheduledTime)),
  // A message says no more than that there is something to look at: the database knows what.
  queue: async (_, env, context) => {
    const db = openDatabase(env.DB)
    const now = Date.now()
    const purge = (tags: string[]) => context.waitUntil(context.cache?.purge({ tags }) ?? Promise.resolve())
    // A part of a run is as much as an invocation may do: letters go with the next message.
    if (await continueSomeRun(db, env, { now, purge })) await env.LETTERS.send(LOOK)
    else await sendAndLookAgain(db, env, now, LETTERS_A_RUN.queue)
  },
} satisfies ExportedHandler<Env>
