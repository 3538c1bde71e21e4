import { and, asc, eq, inArray, lte, type SQL, sql } from 'drizzle-orm'
import { type ActionLetter, LEASE_MS } from '../rules/letter.ts'
import type { Database } from './database.ts'
import { outbox } from './schema.ts'

/** A letter whose turn it is, held by one sender alone: `attempts` is the token of the lease. */
export type ClaimedLetter = Pick<
  typeof outbox.$inferSelect,
  'id' | 'actionId' | 'coordinatorId' | 'letter' | 'createdAt' | 'attempts'
>

/** The columns of a letter that is asked for at `now` (milliseconds), in the order of the table. */
export function newLetter(actionId: SQL, letter: ActionLetter, now: number): SQL {
  return sql`null, ${actionId}, ${letter}, ${now}, 'waiting', ${now}, 0, null, null, null`
}

/**
 * Claims the letter that has waited longest, in one statement: of all who ask at once, each gets another one. Null where
 * none waits. `now` in milliseconds since 1970 UTC.
 */
export async function claimLetter(db: Database, now: number): Promise<ClaimedLetter | null> {
  const next = db
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(eq(outbox.status, 'waiting'), lte(outbox.dueAt, now)))
    .orderBy(asc(outbox.dueAt), asc(outbox.id))
    .limit(1)
  const [claimed] = await db
    .update(outbox)
    .set({ status: 'sending', dueAt: now + LEASE_MS, attempts: sql`${outbox.attempts} + 1`, failure: null })
    .where(and(inArray(outbox.id, next), eq(outbox.status, 'waiting')))
    .returning({
      id: outbox.id,
      actionId: outbox.actionId,
      coordinatorId: outbox.coordinatorId,
      letter: outbox.letter,
      createdAt: outbox.createdAt,
      attempts: outbox.attempts,
    })
  return claimed ?? null
}

/** A letter is sent: also one whose sender was given up meanwhile, as this is now known. */
export async function markSent(db: Database, letter: ClaimedLetter, now: number): Promise<void> {
  await db
    .update(outbox)
    .set({ status: 'sent', sentAt: now })
    .where(and(heldBy(letter), inArray(outbox.status, ['sending', 'perhaps'])))
}

/** A letter was not sent, for a reason that is a code; it waits until `again` (milliseconds) or, with null, has failed. */
export async function markUnsent(
  db: Database,
  letter: ClaimedLetter,
  { failure, again, now }: { failure: string; again: number | null; now: number },
): Promise<void> {
  await db
    .update(outbox)
    .set({ status: again === null ? 'failed' : 'waiting', dueAt: again ?? now, failure })
    .where(and(heldBy(letter), inArray(outbox.status, ['sending', 'perhaps'])))
}

/** A letter is not sent any more, and nobody need do anything. */
export async function dropLetter(db: Database, letter: ClaimedLetter): Promise<void> {
  await db
    .update(outbox)
    .set({ status: 'dropped' })
    .where(and(heldBy(letter), eq(outbox.status, 'sending')))
}

/** Forgets that a letter was asked for, so that it can be asked for again. */
export async function forgetLetter(db: Database, letter: ClaimedLetter): Promise<void> {
  await db.delete(outbox).where(and(heldBy(letter), eq(outbox.status, 'sending')))
}

/** What was being sent when its lease ran out: nobody knows whether it went, so that nobody sends it by themselves. */
export async function giveUpLeases(db: Database, now: number): Promise<void> {
  await db
    .update(outbox)
    .set({ status: 'perhaps' })
    .where(and(eq(outbox.status, 'sending'), lte(outbox.dueAt, now)))
}

/** Lets a letter be tried once more that has failed, or has perhaps been sent, by a coordinator's word. */
export async function sendAgain(db: Database, id: number, now: number): Promise<void> {
  await db
    .update(outbox)
    .set({ status: 'waiting', dueAt: now, createdAt: now, failure: null })
    .where(and(eq(outbox.id, id), inArray(outbox.status, ['failed', 'perhaps'])))
}

/** Nobody who lost the lease writes over what came after. */
function heldBy({ id, attempts }: ClaimedLetter): SQL | undefined {
  return and(eq(outbox.id, id), eq(outbox.attempts, attempts))
}
