import { type SQL, sql } from 'drizzle-orm'
import type { ActionLetter } from '../rules/letter.ts'
import type { Statement } from './batch.ts'
import type { Database } from './database.ts'
import { newLetter } from './outbox.ts'
import { actions, contacts, outbox, photos } from './schema.ts'
import { verdicts } from './schema-desk.ts'
import { notices } from './schema-organizers.ts'

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

/** The same of a notice, which goes with its action. */
export function insertNoticeVerdict(db: Database, verdict: NewVerdict): Statement {
  const subjectId: SQL<string> = sql`(select ${notices.id} from ${notices} where ${notices.id} = ${verdict.subjectId})`
  return db.insert(verdicts).values({ ...verdict, subjectId })
}

/** The same of a photo, which is deleted with every refusal. */
export function insertPhotoVerdict(db: Database, verdict: NewVerdict): Statement {
  const subjectId: SQL<string> = sql`(select ${photos.key} from ${photos} where ${photos.key} = ${verdict.subjectId})`
  return db.insert(verdicts).values({ ...verdict, subjectId })
}

/** Asks for a letter to the organizer, if they left an address. */
export function putLetter(db: Database, actionId: string, letter: ActionLetter, now: number): Statement {
  const columns = newLetter(sql`${contacts.actionId}`, letter, now)
  return db.insert(outbox).select(sql`select ${columns} from ${contacts} where ${contacts.actionId} = ${actionId}`)
}
