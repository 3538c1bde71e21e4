import { createApp } from './app.tsx'
import { renewSomeEvents } from './jobs/calendars.ts'
import { tellWhatWaits } from './jobs/desk-letters.ts'
import { askWhoHasNotReported, LETTERS_A_RUN, sendAndLookAgain } from './jobs/letters.ts'
import { endSomeNotices } from './jobs/notices.ts'
import { hideCappedCities, sweepSomePhotos } from './jobs/photos.ts'
import { forgetWhatIsOver } from './jobs/retention.ts'
import { runJobs } from './jobs/run-jobs.ts'
import { askForNextPart, continueSomeRun } from './jobs/runs.ts'
import { sealSomeVerdicts } from './jobs/seals.ts'
import { renewSomeWords } from './jobs/search.ts'
import { LOOK } from './rules/letter.ts'
import { openDatabase } from './store/database.ts'

const app = createApp()

export default {
  fetch: app.fetch,
  scheduled: async (controller, env) => {
    const db = openDatabase(env.DB)
    const now = controller.scheduledTime
    await runJobs([
      () => forgetWhatIsOver(db, env.PRIVATE, now),
      () => hideCappedCities(db, env.TIER_CAPS),
      () => sealSomeVerdicts(db),
      () => askForNextPart(db, env),
      () => sweepSomePhotos(db, env.PRIVATE, now),
      () => renewSomeWords(db),
      () => renewSomeEvents(db, now),
      () => askWhoHasNotReported(db, env, now),
      () => tellWhatWaits(db, env, now),
      () => endSomeNotices(db, env, now),
      () => sendAndLookAgain(db, env, now, LETTERS_A_RUN.clock),
    ])
  },
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
