import { HTTPException } from 'hono/http-exception'
import { factory } from '../app-env.ts'

/**
 * Refuses a POST from another site. Every browser sends `Origin` with one (Fetch Standard, section 3.2), and a
 * `Sec-Fetch-Site`, where there is one, has to agree: either alone must not be enough.
 */
export const sameOrigin = factory.createMiddleware(async function sameOriginMiddleware(c, next) {
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
    const site = c.req.header('Sec-Fetch-Site')
    const ours = c.req.header('Origin') === new URL(c.req.url).origin && (site === undefined || site === 'same-origin')
    if (!ours) throw new HTTPException(403)
  }
  await next()
})
