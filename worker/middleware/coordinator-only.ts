import { getCookie } from 'hono/cookie'
import { factory } from '../app-env.ts'
import { paths } from '../paths.ts'
import { hashSecret } from '../rules/secret.ts'
import { findCoordinatorBySession } from '../store/sign-in.ts'
import { sessionCookie } from './session-cookie.ts'

/** Lets coordinators pass and sends everybody else to sign in. */
export const coordinatorOnly = factory.createMiddleware(async function coordinatorOnlyMiddleware(c, next) {
  const secret = getCookie(c, sessionCookie(c.req.url).name)
  const coordinator = secret ? await findCoordinatorBySession(c.var.db, await hashSecret(secret), c.var.now) : null
  if (!coordinator) return c.redirect(paths.signIn(c.var.lang), 303)
  c.set('coordinator', coordinator)
  return next()
})
