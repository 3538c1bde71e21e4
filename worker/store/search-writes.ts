import { eq, sql } from 'drizzle-orm'
import type { Statement } from './batch.ts'
import type { Database } from './database.ts'
import { searchTexts } from './schema.ts'
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

/** Words of an action that were made anew from the revision that was seen. */
export type RenewedWords = { id: string; revision: number; words: string }

/** Puts words that were made anew in place of those before, in one statement, but where somebody wrote since. */
export async function renewSearchTexts(db: Database, renewed: readonly RenewedWords[], version: number): Promise<void> {
  await db.run(sql`
    update search_texts set words = seen.value ->> 'words', version = ${version}
    from json_each(${JSON.stringify(renewed)}) as seen
      join actions on actions.id = seen.value ->> 'id' and actions.revision = seen.value ->> 'revision'
    where search_texts.action_id = actions.id`)
}
