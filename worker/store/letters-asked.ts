import { lt, sql } from 'drizzle-orm'
import { AT_MOST_ONE_IN_MS, RECEIVED_AN_HOUR } from '../rules/letter.ts'
import type { Statement } from './batch.ts'
import type { Database } from './database.ts'
import { newLetter } from './outbox.ts'
import { contacts, outbox } from './schema.ts'
import { lettersAsked } from './schema-organizers.ts'

/**
 * Asks for the letter that says that an action has arrived, at `now` (milliseconds): the address was typed by whoever it was,
 * and is not written to more than a few times an hour.
 */
export function putReceived(db: Database, actionId: string, emailHmac: string, now: number): Statement {
  return db.insert(outbox).select(
    sql`select ${newLetter(sql`${contacts.actionId}`, 'received', now)} from ${contacts}
      where ${contacts.actionId} = ${actionId} and ${timesAsked('received', emailHmac, now)} < ${RECEIVED_AN_HOUR}`,
  )
}

/** Asks for a letter with all links of an address, if it is known and nobody asked within an hour before `now` (milliseconds). */
export async function putLinkAgain(db: Database, emailHmac: string, now: number): Promise<void> {
  const first = sql`(select min(${contacts.actionId}) from ${contacts} where ${contacts.emailHmac} = ${emailHmac})`
  await db.insert(outbox).select(
    sql`select ${newLetter(sql`${contacts.actionId}`, 'link-again', now)} from ${contacts}
      where ${contacts.actionId} = ${first} and ${timesAsked('link-again', emailHmac, now)} = 0`,
  )
}

/** How often within an hour before `now`: of the address, whatever has become since of what it was typed for. */
function timesAsked(letter: 'received' | 'link-again', emailHmac: string, now: number) {
  return sql`(select count(*) from ${lettersAsked} as asked
    where asked.email_hmac = ${emailHmac} and asked.letter = ${letter} and asked.at > ${now - AT_MOST_ONE_IN_MS})`
}

/** Forgets what was asked for before a moment (milliseconds): it counts no longer. */
export async function forgetAskedBefore(db: Database, moment: number): Promise<void> {
  await db.delete(lettersAsked).where(lt(lettersAsked.at, moment))
}

/** Asks for a letter to a coordinator, if none went or waits within an hour before `now` (milliseconds). */
export async function putDeskLetter(db: Database, coordinatorId: number, now: number): Promise<void> {
  await db.insert(outbox).select(
    sql`select null, null, 'something-waits', ${now}, 'waiting', ${now}, 0, null, null, ${coordinatorId}
      where not exists (select 1 from outbox as asked where asked.coordinator_id = ${coordinatorId}
        and (asked.created_at > ${now - AT_MOST_ONE_IN_MS} or asked.status in ('waiting', 'sending')))`,
  )
}

/** When each coordinator was last written to (milliseconds), by their number. */
export async function lastDeskLetters(db: Database): Promise<Map<number, number>> {
  const rows = await db.all<{ id: number; at: number }>(
    sql`select coordinator_id as id, max(created_at) as at from outbox
      where coordinator_id is not null and status <> 'dropped' group by coordinator_id`,
  )
  return new Map(rows.map(({ id, at }) => [id, at]))
}

/** Forgets letters to coordinators that were asked for before a moment (milliseconds): they say nothing any more. */
export async function forgetDeskLettersBefore(db: Database, moment: number): Promise<void> {
  await db
    .delete(outbox)
    .where(
      sql`${outbox.coordinatorId} is not null and ${outbox.createdAt} < ${moment} and ${outbox.status} <> 'sending'`,
    )
}
