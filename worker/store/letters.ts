import { and, desc, eq, inArray, type sql } from 'drizzle-orm'
import type { Database } from './database.ts'
import { actionTexts, outbox } from './schema.ts'

/** A letter as the desk lists it: what it is about and how far it is. Times are milliseconds since 1970 UTC. */
export type ListedLetter = typeof outbox.$inferSelect & { title: string; lang: string }

/** The letters that need a coordinator first, then the latest. */
export async function listLetters(db: Database, limit: number): Promise<ListedLetter[]> {
  const read = (order: ReturnType<typeof sql>, where?: ReturnType<typeof and>) =>
    db
      .select({ letter: outbox, title: actionTexts.title, lang: actionTexts.lang })
      .from(outbox)
      .innerJoin(actionTexts, and(eq(actionTexts.actionId, outbox.actionId), eq(actionTexts.original, true)))
      .where(where)
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
