import { createApp } from './app.tsx'
import { renewSomeEvents } from './jobs/calendars.ts'
import { sweepSomePhotos } from './jobs/photos.ts'
import { forgetWhatIsOver } from './jobs/retention.ts'
import { renewSomeWords } from './jobs/search.ts'
import { openDatabase } from './store/database.ts'

const app = createApp()

export default {
  fetch: app.fetch,
  scheduled: async (controller, env) => {
    const db = openDatabase(env.DB)
    await forgetWhatIsOver(db, env.PRIVATE, controller.scheduledTime)
    await sweepSomePhotos(db, env.PRIVATE, controller.scheduledTime)
    await renewSomeWords(db)
    await renewSomeEvents(db, controller.scheduledTime)
  },
} satisfies ExportedHandler<Env>
