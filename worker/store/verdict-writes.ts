import { type SQL, sql } from 'drizzle-orm'
import type { LetterKind } from '../rules/letter.ts'
import type { Statement } from './batch.ts'
import type { Database } from './database.ts'
import { newLetter } from './outbox.ts'
import { actions, contacts, outbox, photos } from './schema.ts'
import { verdicts } from './schema-desk.ts'
import { numberOf, type Whom } from './team-writes.ts'

/** A line of the log, before it has a number. */
export type NewVerdict = Omit<typeof verdicts.$inferInsert, 'id'>

/** Adds to the log of verdicts, which nothing ever changes. */
export function insertVerdict(db: Database, verdict: NewVerdict): Statement {
  return db.insert(verdicts).values(verdict)
}

/** The same of an action; the batch is refused as stale if the action was deleted meanwhile: an UPDATE would not say. */
export function insertActionVerdict(db: Database, verdict: NewVerdict): Statement {
  const subjectId: SQL<string> = sql`(select ${actions.id} from ${actions} where ${actions.id} = ${verdict.subjectId})`
  return db.insert(verdicts).values({ ...verdict, subjectId })
}

/** The same of a photo, which is deleted with every refusal. */
export function insertPhotoVerdict(db: Database, verdict: NewVerdict): Statement {
  const subjectId: SQL<string> = sql`(select ${photos.key} from ${photos} where ${photos.key} = ${verdict.subjectId})`
  return db.insert(verdicts).values({ ...verdict, subjectId })
}

/** The same of a coordinator, also of one whom the same batch has just added. */
export function insertTeamVerdict(
  db: Database,
  whom: Whom,
  verdict: Omit<NewVerdict, 'subject' | 'subjectId'>,
): Statement {
  const subjectId: SQL<string> = sql`cast(${numberOf(whom)} as text)`
  return db.insert(verdicts).values({ ...verdict, subject: 'coordinator', subjectId })
}

/** Asks for a letter to the organizer, if they left an address. */
export function putLetter(db: Database, actionId: string, letter: LetterKind, now: number): Statement {
  const columns = newLetter(sql`${contacts.actionId}`, letter, now)
  return db.insert(outbox).select(sql`select ${columns} from ${contacts} where ${contacts.actionId} = ${actionId}`)
}
