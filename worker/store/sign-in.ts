import { and, desc, eq, gt, isNull, lte, type SQL, sql } from 'drizzle-orm'
import type { Coordinator, Scope, ScopeKind } from '../rules/coordinator.ts'
import type { Result } from '../rules/result.ts'
import { type Refusal, runBatch } from './batch.ts'
import type { Database } from './database.ts'
import { coordinatorScopes, coordinators } from './schema-desk.ts'
import { passkeys, sessions, signInLinks, usedChallenges } from './schema-sign-in.ts'

/** A session about to be opened: its cookie's hash, what its owner's page calls it, and its end (milliseconds). */
export type NewSession = { sessionHash: string; id: string; expiresAt: number }

/** A session as its owner sees it: which passkey opened it, when, and until when it lasts (milliseconds). */
export type ListedSession = { id: string; passkey: string; openedAt: number; expiresAt: number }

/** The session of a request: what it is called, and when it was opened (milliseconds). */
export type OwnSession = { id: string; openedAt: number }

/** The coordinator to whom a sign-in link (by its hash) belongs, if it works at `now`; null if unknown, used or too old. */
export async function findInvited(
  db: Database,
  linkHash: string,
  now: number,
): Promise<Pick<Coordinator, 'id' | 'name'> | null> {
  const [found] = await db
    .select({ id: coordinators.id, name: coordinators.name })
    .from(signInLinks)
    .innerJoin(coordinators, eq(coordinators.id, signInLinks.coordinatorId))
    .where(and(eq(signInLinks.linkHash, linkHash), gt(signInLinks.expiresAt, now), isNull(coordinators.removedAt)))
  return found ?? null
}

/** The statement that opens a session for the owner of a passkey; the batch is refused as stale if `owner` is nobody. */
export function insertSession(
  db: Database,
  { sessionHash, id, expiresAt }: NewSession,
  { credentialId, owner, now }: { credentialId: string; owner: SQL<number>; now: number },
) {
  return db.insert(sessions).values({ sessionHash, id, expiresAt, credentialId, openedAt: now, coordinatorId: owner })
}

/**
 * Opens a session for who has signed with a passkey, once for each challenge: `stale` where the passkey or its owner is gone, or
 * its counter has moved since it was read; `repeated` where the challenge is used up.
 */
export function openSession(
  db: Database,
  session: NewSession,
  signed: {
    credentialId: string
    seen: number
    counter: number
    spent: typeof usedChallenges.$inferInsert
    now: number
  },
): Promise<Result<undefined, Refusal>> {
  const { credentialId, seen, counter, spent, now } = signed
  const owner: SQL<number> = sql`(select ${passkeys.coordinatorId} from ${passkeys}
    join ${coordinators} on ${coordinators.id} = ${passkeys.coordinatorId} and ${coordinators.removedAt} is null
    where ${passkeys.credentialId} = ${credentialId} and ${passkeys.counter} = ${seen})`
  return runBatch(db, [
    db.insert(usedChallenges).values(spent),
    insertSession(db, session, { credentialId, owner, now }),
    db.update(passkeys).set({ counter, usedAt: now }).where(eq(passkeys.credentialId, credentialId)),
  ])
}

/** Ends the session of a cookie, by its hash. */
export async function closeSession(db: Database, sessionHash: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.sessionHash, sessionHash))
}

/** The sessions of a coordinator that are open at `now` (milliseconds), the latest first. */
export function listSessions(db: Database, coordinatorId: number, now: number): Promise<ListedSession[]> {
  const { id, openedAt, expiresAt } = sessions
  return db
    .select({ id, openedAt, expiresAt, passkey: passkeys.name })
    .from(sessions)
    .innerJoin(passkeys, eq(passkeys.credentialId, sessions.credentialId))
    .where(and(eq(sessions.coordinatorId, coordinatorId), gt(expiresAt, now)))
    .orderBy(desc(openedAt), desc(id))
}

/** Ends a session of a coordinator by what their page calls it; of anybody else's nothing happens. */
export async function endSession(db: Database, coordinatorId: number, id: string): Promise<void> {
  await db.delete(sessions).where(and(eq(sessions.coordinatorId, coordinatorId), eq(sessions.id, id)))
}

/** The coordinator whose session this is and the session, or null; one who was removed has none. */
export async function findCoordinatorBySession(
  db: Database,
  sessionHash: string,
  now: number,
): Promise<{ coordinator: Coordinator; session: OwnSession } | null> {
  const rows = await db
    .select({ ...PERSON, kind: coordinatorScopes.kind, value: coordinatorScopes.value })
    .from(sessions)
    .innerJoin(coordinators, eq(coordinators.id, sessions.coordinatorId))
    .leftJoin(coordinatorScopes, eq(coordinatorScopes.coordinatorId, coordinators.id))
    .where(and(eq(sessions.sessionHash, sessionHash), gt(sessions.expiresAt, now), isNull(coordinators.removedAt)))
  const [first] = rows
  if (!first) return null
  const { id, name, role, session, openedAt } = first
  return { coordinator: { id, name, role, scope: scopeOf(rows) }, session: { id: session, openedAt } }
}

/** The coordinator of this number, or null; one who was removed does nothing any more. */
export async function findCoordinator(db: Database, id: number): Promise<Coordinator | null> {
  const rows = await db
    .select({ ...COORDINATOR, kind: coordinatorScopes.kind, value: coordinatorScopes.value })
    .from(coordinators)
    .leftJoin(coordinatorScopes, eq(coordinatorScopes.coordinatorId, coordinators.id))
    .where(and(eq(coordinators.id, id), isNull(coordinators.removedAt)))
  const [first] = rows
  return first ? { id: first.id, name: first.name, role: first.role, scope: scopeOf(rows) } : null
}

const COORDINATOR = { id: coordinators.id, name: coordinators.name, role: coordinators.role }
const PERSON = {
  ...COORDINATOR,
  ...{ session: sessions.id, openedAt: sessions.openedAt },
}

/** A scope out of its rows; of a left join, rows of nothing are none. */
export function scopeOf(rows: readonly { kind: ScopeKind | null; value: string | null }[]): Scope {
  const scope: Partial<Record<ScopeKind, string[]>> = {}
  for (const { kind, value } of rows) if (kind && value) scope[kind] = [...(scope[kind] ?? []), value]
  return scope
}

/** Forgets sessions, sign-in links and used challenges that are too old. */
export async function forgetExpiredSignIns(db: Database, now: number): Promise<void> {
  await db.delete(sessions).where(lte(sessions.expiresAt, now))
  await db.delete(signInLinks).where(lte(signInLinks.expiresAt, now))
  await db.delete(usedChallenges).where(lte(usedChallenges.expiresAt, now))
}
