import { and, eq, inArray, lt, sql } from 'drizzle-orm'
import type { Statement } from './batch.ts'
import type { Database } from './database.ts'
import { actions, contacts } from './schema.ts'

/** Remembers that an action has a contact, by a keyed hash of the address. */
export function insertContact(db: Database, actionId: string, emailHmac: string): Statement {
  return db.insert(contacts).values({ actionId, emailHmac })
}

/** Ids of actions whose contact is kept although they ended, and were added, before a moment (milliseconds). */
export async function contactsOfActionsEndedBefore(db: Database, moment: number, limit: number): Promise<string[]> {
  const rows = await db
    .select({ id: contacts.actionId })
    .from(contacts)
    // SQLite keeps the order of a cross join: few contacts are kept, and all the actions would be read otherwise.
    .crossJoin(actions)
    .where(and(eq(actions.id, contacts.actionId), lt(actions.endsAt, moment), lt(actions.createdAt, moment)))
    .limit(limit)
  return rows.map(({ id }) => id)
}

/** Forgets contacts of these actions. */
export async function deleteContacts(db: Database, actionIds: string[]): Promise<void> {
  await db.delete(contacts).where(inArray(contacts.actionId, actionIds))
}

const PREFIX = 'contacts/'
/** As many as R2 lists in one call. */
const OBJECTS_A_CALL = 1000
/** Calls: few contacts are kept. */
const LISTED_AT_MOST = 5

function objectKey(actionId: string): string {
  return PREFIX + actionId
}

/** Ids of actions that have no contact any more, or never had one, of whom an encrypted one was put before a moment (milliseconds). */
export async function listNamelessContacts(db: Database, bucket: R2Bucket, moment: number): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | undefined
  for (let call = 0; call < LISTED_AT_MOST; call += 1) {
    const listed = await bucket.list({ prefix: PREFIX, limit: OBJECTS_A_CALL, ...(cursor ? { cursor } : {}) })
    for (const { key, uploaded } of listed.objects) if (uploaded.getTime() < moment) ids.push(key.slice(PREFIX.length))
    if (!listed.truncated) break
    cursor = listed.cursor
  }
  if (ids.length === 0) return []
  const rows = await db.all<{ id: string }>(sql`
    select value as id from json_each(${JSON.stringify(ids)})
    where not exists (select 1 from ${contacts} where ${contacts.actionId} = value)
    limit ${OBJECTS_A_CALL}`)
  return rows.map(({ id }) => id)
}

/** Puts an encrypted contact where deletion is final: D1 keeps deleted rows for 30 days, R2 does not. */
export async function putContactObject(bucket: R2Bucket, actionId: string, sealed: Uint8Array): Promise<void> {
  await bucket.put(objectKey(actionId), sealed)
}

/** An encrypted contact, or null. */
export async function getContactObject(bucket: R2Bucket, actionId: string): Promise<Uint8Array | null> {
  const object = await bucket.get(objectKey(actionId))
  return object ? object.bytes() : null
}

/** Deletes encrypted contacts for good. */
export async function deleteContactObjects(bucket: R2Bucket, actionIds: string[]): Promise<void> {
  if (actionIds.length > 0) await bucket.delete(actionIds.map(objectKey))
}
