import { asc, eq, inArray, sql } from 'drizzle-orm'
import type { Coordinator } from '../rules/coordinator.ts'
import type { Database } from './database.ts'
import { coordinatorScopes, coordinators } from './schema-desk.ts'
import { passkeys } from './schema-sign-in.ts'
import { scopeOf } from './sign-in.ts'

/** A coordinator as owners see them: how many passkeys they have, when they last signed in, whether they were removed. */
export type TeamMember = Coordinator & { passkeys: number; signedInAt: number | null; removedAt: number | null }

/** Every coordinator that ever was, by name. */
export function listTeam(db: Database): Promise<TeamMember[]> {
  return readTeam(db, null)
}

/** The coordinator of this number, removed or not, or null. */
export async function findMember(db: Database, id: number): Promise<TeamMember | null> {
  const [member] = await readTeam(db, id)
  return member ?? null
}

async function readTeam(db: Database, id: number | null): Promise<TeamMember[]> {
  const { id: number, name, role, removedAt } = coordinators
  const people = await db
    .select({
      ...{ id: number, name, role, removedAt },
      passkeys: sql<number>`count(${passkeys.credentialId})`,
      signedInAt: sql<number | null>`max(${passkeys.usedAt})`,
    })
    .from(coordinators)
    .leftJoin(passkeys, eq(passkeys.coordinatorId, number))
    .where(id === null ? undefined : eq(number, id))
    .groupBy(number)
    .orderBy(asc(name))
  const ids = JSON.stringify(people.map((person) => person.id))
  const scopes = await db
    .select()
    .from(coordinatorScopes)
    .where(inArray(coordinatorScopes.coordinatorId, sql`(select value from json_each(${ids}))`))
  return people.map((person) => ({
    ...person,
    scope: scopeOf(scopes.filter(({ coordinatorId }) => coordinatorId === person.id)),
  }))
}
