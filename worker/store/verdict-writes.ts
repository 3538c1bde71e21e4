import { type SQL, sql } from 'drizzle-orm'
import type { LetterKind } from '../rules/letter.ts'
import type { Statement } from './batch.ts'
import type { Database } from './database.ts'
import { newLetter } from './outbox.ts'
import type { PhotoRecord } from './photos.ts'
import { actions, contacts, outbox, photos } from './schema.ts'
import { verdicts } from './schema-desk.ts'

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

/**
 * Statements by which photos that wait are refused, each with its verdict, however many they are: those that are as they were
 * seen, and no others.
 */
export function refusePhotos(
  db: Database,
  refused: readonly { row: PhotoRecord; verdict: NewVerdict }[],
): [Statement, Statement] {
  const seen = JSON.stringify(
    refused.map(({ row: { key, revision }, verdict: { at, coordinatorId, snapshotHash } }) => {
      return { key, revision, at, coordinatorId, snapshotHash }
    }),
  )
  const asSeen = sql`from json_each(${seen}) as seen cross join photos as waiting
    where waiting.key = seen.value ->> 'key' and waiting.revision = seen.value ->> 'revision' and waiting.status = 'pending'`
  return [
    db.insert(verdicts).select(
      sql`select null, seen.value ->> 'at', seen.value ->> 'coordinatorId', 'photo', waiting.key, 'reject',
        seen.value ->> 'snapshotHash', null ${asSeen}`,
    ),
    db.delete(photos).where(sql`${photos.key} in (select waiting.key ${asSeen})`),
  ]
}

/** Asks for a letter to the organizer, if they left an address. */
export function putLetter(db: Database, actionId: string, letter: LetterKind, now: number): Statement {
  const columns = newLetter(sql`${contacts.actionId}`, letter, now)
  return db.insert(outbox).select(sql`select ${columns} from ${contacts} where ${contacts.actionId} = ${actionId}`)
}
