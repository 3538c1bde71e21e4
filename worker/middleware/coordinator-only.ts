import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { HTTPException } from 'hono/http-exception'
import { type AppEnv, factory } from '../app-env.ts'
import { paths } from '../paths.ts'
import { type Coordinator, isPermitted, type Permission } from '../rules/coordinator.ts'
import type { Lang } from '../rules/languages.ts'
import type { AskedAgain } from '../rules/path-parts.ts'
import { hashSecret } from '../rules/secret.ts'
import { openDatabase } from '../store/database.ts'
import { holdDatabase, PasskeyNeeded } from '../store/held-database.ts'
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

/** The same for pages: whoever may not see this one is led to another. */
export function permittedOr(permission: Permission, elsewhere: (lang: Lang) => string) {
  return factory.createMiddleware(async function permittedOrMiddleware(c, next) {
    if (!isPermitted(c.var.coordinator, permission)) return c.redirect(elsewhere(c.var.lang), 303)
    return next()
  })
}

/** Milliseconds since the session was opened within which a page opens that a found phone must not have. */
const FRESH_MS = 10 * 60 * 1000
/** What such a page shows can be sent for somewhat longer. */
const FRESH_TO_SEND_MS = 30 * 60 * 1000

/**
 * Lets those pass who have shown their passkey a short while ago, and has others show it again: a stolen cookie makes no
 * passkey of its own, and no coordinator.
 */
export function justSignedIn(to: AskedAgain) {
  return factory.createMiddleware(async function justSignedInMiddleware(c, next) {
    return isJustSignedIn(c) ? next() : c.redirect(paths.signInAgain(c.var.lang, to), 303)
  })
}

/** Whether who asks has shown their passkey a short while ago: for what only sometimes asks for it. */
export function isJustSignedIn(c: Context<AppEnv>): boolean {
  return c.var.now - c.var.session.openedAt <= (c.req.method === 'GET' ? FRESH_MS : FRESH_TO_SEND_MS)
}

/** Has who asks show their passkey, after which what they posted is done, unless they did so a short while ago. */
export function wantPasskey(c: Context<AppEnv>): void {
  if (!isJustSignedIn(c)) throw new PasskeyNeeded('goesOn')
}

/** Who is signed in, or null: for pages that are anybody's. Visitors without a session cost nothing. */
export async function findSignedIn(c: Context<AppEnv>): Promise<Coordinator | null> {
  return (await findSession(c))?.coordinator ?? null
}

async function findSession(c: Context<AppEnv>) {
  const secret = getCookie(c, sessionCookie(c.req.url).name)
  return secret ? findCoordinatorBySession(c.var.db, await hashSecret(secret), c.var.now) : null
}

async function isSignedIn(c: Context<AppEnv>): Promise<boolean> {
  const found = await findSession(c)
  if (!found) return false
  const { coordinator, session } = found
  c.set('coordinator', coordinator)
  c.set('session', session)
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return true
  const { now } = c.var
  const db = holdDatabase(c.env.DB, { coordinatorId: coordinator.id, openedAt: session.openedAt, now })
  c.set('db', db)
  c.set('change', { ...c.var.change, db })
  return true
}

/** What changes things as the coordinator who asks began to do when they showed their passkey for all of it: nothing is counted again. */
export function changeGoingOn(c: Context<AppEnv>): AppEnv['Variables']['change'] {
  return { ...c.var.change, db: openDatabase(c.env.DB) }
}
