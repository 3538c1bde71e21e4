import { and, eq, inArray, isNotNull, isNull, type SQL } from 'drizzle-orm'
import type { Coordinator } from '../rules/coordinator.ts'
import type { Database } from './database.ts'
import { coordinatorScopes, coordinators } from './schema-desk.ts'
import { coordinatorContacts } from './schema-organizers.ts'
import { scopeOf } from './sign-in.ts'

/** A coordinator who wants letters, and the language that they want them in. */
export type LetterReader = Coordinator & { lang: string }

const READER = { id: coordinators.id, name: coordinators.name, role: coordinators.role, lang: coordinators.lang }

/** The coordinators who left an address and were not removed. */
export function listLetterReaders(db: Database): Promise<LetterReader[]> {
  return readReaders(db)
}

/** One of them, or null. */
export async function findLetterReader(db: Database, coordinatorId: number): Promise<LetterReader | null> {
  const [reader] = await readReaders(db, eq(coordinatorContacts.coordinatorId, coordinatorId))
  return reader ?? null
}

async function readReaders(db: Database, where?: SQL): Promise<LetterReader[]> {
  const rows = await db
    .select({ ...READER, kind: coordinatorScopes.kind, value: coordinatorScopes.value })
    .from(coordinatorContacts)
    .innerJoin(coordinators, eq(coordinators.id, coordinatorContacts.coordinatorId))
    .leftJoin(coordinatorScopes, eq(coordinatorScopes.coordinatorId, coordinators.id))
    .where(and(isNull(coordinators.removedAt), where))
  // A row for each of their limits.
  return [...new Map(rows.map((row) => [row.id, row])).values()].map(({ id, name, role, lang }) => ({
    ...{ id, name, role, lang },
    scope: scopeOf(rows.filter((row) => row.id === id)),
  }))
}

/** Remembers that a coordinator left an address at `now` (milliseconds), and the language that they want letters in. */
export async function keepCoordinatorContact(
  db: Database,
  { coordinatorId, lang, now }: { coordinatorId: number; lang: string; now: number },
): Promise<void> {
  await db.batch([
    db
      .insert(coordinatorContacts)
      .values({ coordinatorId, since: now })
      .onConflictDoUpdate({ target: coordinatorContacts.coordinatorId, set: { since: now } }),
    db.update(coordinators).set({ lang }).where(eq(coordinators.id, coordinatorId)),
  ])
}

/** Forgets that these coordinators left an address. */
export async function forgetCoordinatorContacts(db: Database, ids: number[]): Promise<void> {
  await db.delete(coordinatorContacts).where(inArray(coordinatorContacts.coordinatorId, ids))
}

/** Coordinators who were removed and whose address is still known. */
export async function listContactsOfRemoved(db: Database): Promise<number[]> {
  const rows = await db
    .select({ id: coordinatorContacts.coordinatorId })
    .from(coordinatorContacts)
    .innerJoin(coordinators, eq(coordinators.id, coordinatorContacts.coordinatorId))
    .where(isNotNull(coordinators.removedAt))
  return rows.map(({ id }) => id)
}

function objectKey(coordinatorId: number): string {
  return `coordinators/${coordinatorId}`
}

/** Puts a coordinator's sealed address where deletion is final. */
export async function putCoordinatorObject(bucket: R2Bucket, coordinatorId: number, sealed: Uint8Array): Promise<void> {
  await bucket.put(objectKey(coordinatorId), sealed)
}

/** A coordinator's sealed address, or null. */
export async function getCoordinatorObject(bucket: R2Bucket, coordinatorId: number): Promise<Uint8Array | null> {
  const object = await bucket.get(objectKey(coordinatorId))
  return object ? object.bytes() : null
}

/** Deletes coordinators' sealed addresses for good. */
export async function deleteCoordinatorObjects(bucket: R2Bucket, ids: number[]): Promise<void> {
  if (ids.length > 0) await bucket.delete(ids.map(objectKey))
}
