import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import type { Coordinator } from '../rules/coordinator.ts'
import type { Database } from './database.ts'
import { coordinators } from './schema-desk.ts'
import { coordinatorContacts } from './schema-organizers.ts'
import { readScope } from './sign-in.ts'

/** A coordinator who wants letters, and the language that they want them in. */
export type LetterReader = Coordinator & { lang: string }

const READER = { id: coordinators.id, name: coordinators.name, role: coordinators.role, lang: coordinators.lang }

/** The coordinators who left an address and were not removed. */
export async function listLetterReaders(db: Database): Promise<LetterReader[]> {
  const rows = await db
    .select(READER)
    .from(coordinatorContacts)
    .innerJoin(coordinators, eq(coordinators.id, coordinatorContacts.coordinatorId))
    .where(isNull(coordinators.removedAt))
  return Promise.all(rows.map(async (row) => ({ ...row, scope: await readScope(db, row.id) })))
}

/** One of them, or null. */
export async function findLetterReader(db: Database, coordinatorId: number): Promise<LetterReader | null> {
  const [row] = await db
    .select(READER)
    .from(coordinatorContacts)
    .innerJoin(coordinators, eq(coordinators.id, coordinatorContacts.coordinatorId))
    .where(and(eq(coordinators.id, coordinatorId), isNull(coordinators.removedAt)))
  return row ? { ...row, scope: await readScope(db, row.id) } : null
}

/** The language of letters to a coordinator. */
export async function langOfCoordinator(db: Database, coordinatorId: number): Promise<string | null> {
  const [row] = await db
    .select({ lang: coordinators.lang })
    .from(coordinators)
    .where(eq(coordinators.id, coordinatorId))
  return row?.lang ?? null
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
