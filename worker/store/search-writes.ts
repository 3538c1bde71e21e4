import { and, eq, sql } from 'drizzle-orm'
import type { Statement } from './batch.ts'
import type { Database } from './database.ts'
import { actions, searchTexts } from './schema.ts'
import { firstSearchId, IDS_A_MINUTE } from './search.ts'

/** The words of an action: when it is over for the public (milliseconds), and of which version they are. */
export type NewSearchText = { actionId: string; endsAt: number; words: string; version: number }

/** Puts the words of an action in place of those before. */
export function putSearchText(db: Database, { actionId, endsAt, words, version }: NewSearchText): Statement[] {
  const first = firstSearchId(endsAt)
  const { id } = searchTexts
  const free = sql`(select coalesce(max(${id}) + 1, ${first}) from ${searchTexts} where ${id} between ${first} and ${first + IDS_A_MINUTE - 1})`
  return [
    dropSearchText(db, actionId),
    db.insert(searchTexts).values({ id: sql<number>`${free}`, actionId, words, version }),
  ]
}

/** Forgets the words of an action. */
export function dropSearchText(db: Database, actionId: string): Statement {
  return db.delete(searchTexts).where(eq(searchTexts.actionId, actionId))
}

/** Makes the words of an action anew, if nobody wrote since it was seen. */
export function renewSearchText(
  db: Database,
  { id, revision }: { id: string; revision: number },
  { words, version }: { words: string; version: number },
): Statement {
  const unchanged = sql`(select ${actions.revision} from ${actions} where ${actions.id} = ${id}) = ${revision}`
  return db
    .update(searchTexts)
    .set({ words, version })
    .where(and(eq(searchTexts.actionId, id), unchanged))
}
