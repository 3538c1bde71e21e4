import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { HTTPException } from 'hono/http-exception'
import { type AppEnv, factory } from '../app-env.ts'
import { paths } from '../paths.ts'
import { type Coordinator, isPermitted, type Permission } from '../rules/coordinator.ts'
import { hashSecret } from '../rules/secret.ts'
import { findCoordinatorBySession } from '../store/sign-in.ts'
import { sessionCookie } from './session-cookie.ts'

/** Lets coordinators pass and sends everybody else to sign in. */
export const coordinatorOnly = factory.createMiddleware(async function coordinatorOnlyMiddleware(c, next) {
  if (!(await isSignedIn(c))) return c.redirect(paths.signIn(c.var.lang), 303)
  return next()
})

/** Lets coordinators pass; for everybody else there is nothing here. For pictures and the like, where no form can follow. */
export const coordinatorOrNothing = factory.createMiddleware(async function coordinatorOrNothingMiddleware(c, next) {
  return (await isSignedIn(c)) ? next() : c.notFound()
})

/** Lets those pass whose role has a permission; behind one of the two above. */
export function permitted(permission: Permission) {
  return factory.createMiddleware(async function permittedMiddleware(c, next) {
    if (!isPermitted(c.var.coordinator, permission)) throw new HTTPException(403)
    await next()
  })
}

/** Who is signed in, or null: for pages that are anybody's. Visitors without a session cost nothing. */
export async function findSignedIn(c: Context<AppEnv>): Promise<Coordinator | null> {
  const secret = getCookie(c, sessionCookie(c.req.url).name)
  return secret ? findCoordinatorBySession(c.var.db, await hashSecret(secret), c.var.now) : null
}

async function isSignedIn(c: Context<AppEnv>): Promise<boolean> {
  const coordinator = await findSignedIn(c)
  if (coordinator) c.set('coordinator', coordinator)
  return coordinator !== null
}
