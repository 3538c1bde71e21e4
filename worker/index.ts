import { createApp } from './app.tsx'
import { renewSomeEvents } from './jobs/calendars.ts'
import { tellWhatWaits } from './jobs/desk-letters.ts'
import { askWhoHasNotReported, LETTERS_A_RUN, sendAndLookAgain } from './jobs/letters.ts'
import { endSomeNotices } from './jobs/notices.ts'
import { sweepSomePhotos } from './jobs/photos.ts'
import { forgetWhatIsOver } from './jobs/retention.ts'
import { runJobs } from './jobs/run-jobs.ts'
import { renewSomeWords } from './jobs/search.ts'
import { openDatabase } from './store/database.ts'

const app = createApp()

export default {
  fetch: app.fetch,
  scheduled: async (controller, env) => {
    const db = openDatabase(env.DB)
    const now = controller.scheduledTime
    await runJobs([
      () => forgetWhatIsOver(db, env.PRIVATE, now),
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
  queue: (_, env) => sendAndLookAgain(openDatabase(env.DB), env, Date.now(), LETTERS_A_RUN.queue),
} satisfies ExportedHandler<Env>
