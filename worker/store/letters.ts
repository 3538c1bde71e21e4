import { and, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Scope } from '../rules/coordinator.ts'
import type { Database } from './database.ts'
import { actionTexts, outbox } from './schema.ts'
import { ofActionsInScope } from './scope.ts'

/** A letter as the desk lists it: what it is about and how far it is. Times are milliseconds since 1970 UTC. */
export type ListedLetter = typeof outbox.$inferSelect & { title: string; lang: string }

/** The letters within a scope: those that need a coordinator first, then the latest. */
export async function listLetters(db: Database, limit: number, scope: Scope = {}): Promise<ListedLetter[]> {
  const own = ofActionsInScope(sql`${outbox.actionId}`, scope)
  const read = (order: SQL, where?: SQL) =>
    db
      .select({ letter: outbox, title: actionTexts.title, lang: actionTexts.lang })
      .from(outbox)
      .innerJoin(actionTexts, and(eq(actionTexts.actionId, outbox.actionId), eq(actionTexts.original, true)))
      .where(and(where, own))
      .orderBy(order)
      .limit(limit)
  const [inTrouble, latest] = await Promise.all([
    read(desc(outbox.id), inArray(outbox.status, ['perhaps', 'failed'])),
    read(desc(outbox.id)),
  ])
  const troubled = new Set(inTrouble.map(({ letter }) => letter.id))
  return [...inTrouble, ...latest.filter(({ letter }) => !troubled.has(letter.id))]
    .slice(0, limit)
    .map(({ letter, ...about }) => ({ ...letter, ...about }))
}

/** The action that a letter is about, or null. */
export async function findActionOfLetter(db: Database, id: number): Promise<string | null> {
  const [letter] = await db.select({ actionId: outbox.actionId }).from(outbox).where(eq(outbox.id, id)).limit(1)
  return letter?.actionId ?? null
}
