import { and, eq, gt, isNull, lte } from 'drizzle-orm'
import type { Coordinator, Scope, ScopeKind } from '../rules/coordinator.ts'
import type { Database } from './database.ts'
import { coordinatorScopes, coordinators, sessions, signInLinks } from './schema-desk.ts'

/** Whether this sign-in link (by its hash) works at `now`. */
export async function signInLinkWorks(db: Database, linkHash: string, now: number): Promise<boolean> {
  const found = await db
    .select({ expiresAt: signInLinks.expiresAt })
    .from(signInLinks)
    .where(and(eq(signInLinks.linkHash, linkHash), gt(signInLinks.expiresAt, now)))
  return found.length > 0
}

/** Uses a sign-in link up and gives the id of its coordinator; null if it is unknown, used or too old. */
export async function spendSignInLink(db: Database, linkHash: string, now: number): Promise<number | null> {
  const [link] = await db
    .delete(signInLinks)
    .where(and(eq(signInLinks.linkHash, linkHash), gt(signInLinks.expiresAt, now)))
    .returning({ coordinatorId: signInLinks.coordinatorId })
  return link?.coordinatorId ?? null
}

/** Opens a session, known by the hash of its cookie. */
export async function openSession(db: Database, session: typeof sessions.$inferInsert): Promise<void> {
  await db.insert(sessions).values(session)
}

/** Ends a session. */
export async function closeSession(db: Database, sessionHash: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.sessionHash, sessionHash))
}

/** The coordinator whose session this is, or null; one who was removed has none. */
export async function findCoordinatorBySession(
  db: Database,
  sessionHash: string,
  now: number,
): Promise<Coordinator | null> {
  const rows = await db
    .select({ ...PERSON, kind: coordinatorScopes.kind, value: coordinatorScopes.value })
    .from(sessions)
    .innerJoin(coordinators, eq(coordinators.id, sessions.coordinatorId))
    .leftJoin(coordinatorScopes, eq(coordinatorScopes.coordinatorId, coordinators.id))
    .where(and(eq(sessions.sessionHash, sessionHash), gt(sessions.expiresAt, now), isNull(coordinators.removedAt)))
  const [first] = rows
  if (!first) return null
  const { id, name, role } = first
  return { id, name, role, scope: scopeOf(rows) }
}

/** What a coordinator is limited to. */
export async function readScope(db: Database, coordinatorId: number): Promise<Scope> {
  const rows = await db
    .select({ kind: coordinatorScopes.kind, value: coordinatorScopes.value })
    .from(coordinatorScopes)
    .where(eq(coordinatorScopes.coordinatorId, coordinatorId))
  return scopeOf(rows)
}

const PERSON = { id: coordinators.id, name: coordinators.name, role: coordinators.role }

function scopeOf(rows: readonly { kind: ScopeKind | null; value: string | null }[]): Scope {
  const scope: Partial<Record<ScopeKind, string[]>> = {}
  for (const { kind, value } of rows) if (kind && value) scope[kind] = [...(scope[kind] ?? []), value]
  return scope
}

/** Forgets sessions and sign-in links that are too old. */
export async function forgetExpiredSignIns(db: Database, now: number): Promise<void> {
  await db.delete(sessions).where(lte(sessions.expiresAt, now))
  await db.delete(signInLinks).where(lte(signInLinks.expiresAt, now))
}
