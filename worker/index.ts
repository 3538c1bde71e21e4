import { createApp } from './app.tsx'
import { renewSomeEvents } from './jobs/calendars.ts'
import { askWhoHasNotReported, LETTERS_A_RUN, sendLetters } from './jobs/letters.ts'
import { forgetWhatIsOver } from './jobs/retention.ts'
import { renewSomeWords } from './jobs/search.ts'
import { LOOK } from './rules/letter.ts'
import { openDatabase } from './store/database.ts'

const app = createApp()

export default {
  fetch: app.fetch,
  scheduled: async (controller, env) => {
    const db = openDatabase(env.DB)
    const now = controller.scheduledTime
    await forgetWhatIsOver(db, env.PRIVATE, now)
    await renewSomeWords(db)
    await renewSomeEvents(db, now)
    await askWhoHasNotReported(db, env, now)
    const taken = await sendLetters(db, env, now, LETTERS_A_RUN.clock)
    if (taken === LETTERS_A_RUN.clock) await env.LETTERS.send(LOOK)
  },
  // A message says no more than that there is something to look at: the database knows what.
  queue: async (_, env) => {
    const taken = await sendLetters(openDatabase(env.DB), env, Date.now(), LETTERS_A_RUN.queue)
    if (taken === LETTERS_A_RUN.queue) await env.LETTERS.send(LOOK)
  },
} satisfies ExportedHandler<Env>
