import { factory } from '../app-env.ts'
import { LOOK } from '../rules/letter.ts'
import { openDatabase } from '../store/database.ts'
import { requireSecrets } from './secrets.ts'

/** Gives handlers the moment, the database and the means to change what the public sees. */
export function context(clock: () => number) {
  return factory.createMiddleware(async function contextMiddleware(c, next) {
    requireSecrets(c.env)
    const db = openDatabase(c.env.DB)
    const now = clock()
    c.set('now', now)
    c.set('db', db)
    c.set('random', (count) => crypto.getRandomValues(new Uint8Array(count)))
    c.set('change', {
      db,
      bucket: c.env.PRIVATE,
      contactKey: c.env.CONTACT_KEY,
      now,
      purge: (tags) => {
        // The Worker's own context, of which Hono's type knows less. Locally there is no cache in front.
        const context = c.executionCtx as ExecutionContext
        if (context.cache) context.waitUntil(context.cache.purge({ tags }))
      },
      nudge: () => {
        // A site that does not know its own address sends no letters.
        if (c.env.SITE_URL) c.executionCtx.waitUntil(c.env.LETTERS.send(LOOK).catch(console.error))
      },
    })
    await next()
  })
}
