import { factory } from '../app-env.ts'
import { sealVerdicts } from '../store/verdict-seals.ts'

/** What one answer can have decided, and a few that others did at the same time; the clock takes the rest. */
const SEALED_AFTER_A_POST = 50

/** Seals what was decided by a post, behind the answer: whoever looks at the log next finds it in the chain. */
export const sealedVerdicts = factory.createMiddleware(async function sealedVerdictsMiddleware(c, next) {
  await next()
  if (c.req.method !== 'POST' || c.res.status >= 400) return
  c.executionCtx.waitUntil(sealVerdicts(c.var.db, SEALED_AFTER_A_POST).catch(console.error))
})
