import { createApp } from './app.tsx'
import { renewSomeEvents } from './jobs/calendars.ts'
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
    ])
  },
} satisfies ExportedHandler<Env>
