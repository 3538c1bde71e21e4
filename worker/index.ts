import { createApp } from './app.tsx'
import { forgetWhatIsOver } from './jobs/retention.ts'
import { openDatabase } from './store/database.ts'

const app = createApp()

export default {
  fetch: app.fetch,
  scheduled: async (controller, env) => {
    await forgetWhatIsOver(openDatabase(env.DB), env.PRIVATE, controller.scheduledTime)
  },
} satisfies ExportedHandler<Env>
