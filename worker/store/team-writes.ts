import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { type Role, SCOPE_KINDS, type Scope } from '../rules/coordinator.ts'
import type { Statement } from './batch.ts'
import type { Database } from './database.ts'
import { coordinatorScopes, coordinators } from './schema-desk.ts'
import { claims } from './schema-queue.ts'
import { proposals, runs } from './schema-safety.ts'
import { passkeys, sessions, signInLinks } from './schema-sign-in.ts'

/** Somebody by their number, or by the name under which the same batch has just added them. */
export type Whom = { id: number } | { name: string }

/*
 * All of these are done by an owner (`by`, their number). The database asks once more whether they still are one: a batch
 * in which somebody is changed by who is an owner no more, or after which no owner could sign in, is refused as stale.
 */

/** Adds a coordinator, with nothing yet by which they could come in; refused as repeated if the name was ever taken. */
export function insertCoordinator(
  db: Database,
  by: number,
  { name, role, lang, now }: { name: string; role: Role; lang: string; now: number },
): Statement {
  return db.insert(coordinators).values({ name, role: ifOwner(by, role), lang, createdAt: now })
}

/** Gives somebody a role; null leaves it. */
export function updateRole(db: Database, by: number, { id, role }: { id: number; role: Role | null }): Statement {
  const given = role ?? coordinators.role
  const guarded = role === null || role === 'owner' ? ifOwner(by, given) : unlessLast(id, ifOwner(by, given))
  return db.update(coordinators).set({ role: guarded }).where(eq(coordinators.id, id))
}

/**
 * Ends somebody's time at the desk, with all that is under way in their name: if they ever come back, nothing that somebody else
 * began with their session goes on. Their row stays: their verdicts name it.
 */
export function removeCoordinator(db: Database, by: number, { id, now }: { id: number; now: number }): Statement[] {
  return [
    db
      .update(coordinators)
      .set({ removedAt: now, role: unlessLast(id, ifOwner(by, coordinators.role)) })
      .where(eq(coordinators.id, id)),
    db.delete(sessions).where(eq(sessions.coordinatorId, id)),
    db.delete(signInLinks).where(eq(signInLinks.coordinatorId, id)),
    db.delete(passkeys).where(eq(passkeys.coordinatorId, id)),
    db.delete(claims).where(eq(claims.coordinatorId, id)),
    db.delete(proposals).where(eq(proposals.coordinatorId, id)),
    db
      .update(runs)
      .set({ state: 'refused' })
      .where(and(eq(runs.coordinatorId, id), inArray(runs.state, ['proposed', 'going']))),
  ]
}

/** Has somebody be a coordinator again who was removed, in a role; what let them in is gone. */
export function restoreCoordinator(db: Database, by: number, { id, role }: { id: number; role: Role }): Statement {
  return db
    .update(coordinators)
    .set({ removedAt: null, role: ifOwner(by, role) })
    .where(eq(coordinators.id, id))
}

/** Puts somebody's limits in the place of those that they had. */
export function replaceScopes(db: Database, whom: Whom, scope: Scope): Statement[] {
  const given = JSON.stringify(SCOPE_KINDS.flatMap((kind) => (scope[kind] ?? []).map((value) => [kind, value])))
  return [
    db.delete(coordinatorScopes).where(eq(coordinatorScopes.coordinatorId, numberOf(whom))),
    db
      .insert(coordinatorScopes)
      .select(sql`select ${numberOf(whom)}, value ->> 0, value ->> 1 from json_each(${given})`),
  ]
}

/** Lets somebody in by a link (its hash) until a moment (milliseconds), and by none that was given before. */
export function replaceLink(
  db: Database,
  whom: Whom,
  { linkHash, expiresAt }: { linkHash: string; expiresAt: number },
): Statement[] {
  return [
    db.delete(signInLinks).where(eq(signInLinks.coordinatorId, numberOf(whom))),
    db.insert(signInLinks).values({ linkHash, coordinatorId: numberOf(whom), expiresAt }),
  ]
}

/** Somebody's number, for a statement. */
export function numberOf(whom: Whom): SQL<number> {
  // D1 takes every number as one with a fraction, which as a text would be another: 5.0.
  return 'id' in whom ? sql`cast(${whom.id} as integer)` : sql`(select id from coordinators where name = ${whom.name})`
}

/** A role if `by` is an owner, else null, which the column does not take. */
function ifOwner(by: number, role: Role | typeof coordinators.role): SQL {
  return sql`case when exists (select 1 from coordinators as giver
    where giver.id = ${by} and giver.role = 'owner' and giver.removed_at is null) then ${role} end`
}

/** The same if besides `id` there is an owner who can sign in. */
function unlessLast(id: number, role: SQL): SQL {
  return sql`case when exists (select 1 from coordinators as other
    join passkeys on passkeys.coordinator_id = other.id
    where other.id <> ${id} and other.role = 'owner' and other.removed_at is null) then ${role} end`
}
