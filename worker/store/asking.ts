import { sql } from 'drizzle-orm'
import { ASKED_AFTER_MS, REMINDED_AFTER_MS } from '../rules/letter.ts'
import type { Database } from './database.ts'
import { newLetter } from './outbox.ts'
import { actions, contacts, outbox, reports } from './schema.ts'

/** Who was not asked in a week, say because letters were switched on late, is not asked any more. */
const ASKED_WITHIN_MS = 7 * 86_400_000

/**
 * Asks for letters to organizers who left an address, whose published action has been over for a while at `now`
 * (milliseconds) and who have not reported: at most `limit`, and none twice, since an index lets nobody be asked twice.
 */
export async function askForReports(db: Database, now: number, limit: number): Promise<void> {
  const until = now - ASKED_AFTER_MS
  await db
    .insert(outbox)
    .select(
      // SQLite keeps the order of a cross join: few contacts are kept, and many actions.
      sql`select ${newLetter(sql`${contacts.actionId}`, 'report-please', now)}
        from ${contacts} cross join ${actions} on ${actions.id} = ${contacts.actionId}
        where ${actions.status} = 'published' and ${actions.endsAt} <= ${until} and ${actions.endsAt} > ${until - ASKED_WITHIN_MS}
          and ${hasNoReport(sql`${contacts.actionId}`)}
          and not exists (select 1 from outbox as asked
            where asked.action_id = ${contacts.actionId} and asked.letter = 'report-please')
        limit ${limit}`,
    )
    .onConflictDoNothing()
}

/**
 * Asks once more whoever was asked two days before, and has not reported, as above. Where the end was moved since, not before
 * anybody would be asked by the new one: such a letter would be made and dropped at every run, in the place of another.
 */
export async function remindOfReports(db: Database, now: number, limit: number): Promise<void> {
  const until = now - REMINDED_AFTER_MS
  await db
    .insert(outbox)
    .select(
      sql`select ${newLetter(sql`asked.action_id`, 'report-reminder', now)}
        from outbox as asked
        where asked.letter = 'report-please' and asked.status = 'sent'
          and asked.sent_at <= ${until} and asked.sent_at > ${until - ASKED_WITHIN_MS}
          and ${hasNoReport(sql`asked.action_id`)}
          and exists (select 1 from ${contacts} where ${contacts.actionId} = asked.action_id)
          and exists (select 1 from ${actions} where ${actions.id} = asked.action_id and ${actions.status} = 'published'
            and ${actions.endsAt} <= ${now - ASKED_AFTER_MS})
          and not exists (select 1 from outbox as reminded
            where reminded.action_id = asked.action_id and reminded.letter = 'report-reminder')
        limit ${limit}`,
    )
    .onConflictDoNothing()
}

function hasNoReport(actionId: ReturnType<typeof sql>) {
  return sql`not exists (select 1 from ${reports} where ${reports.actionId} = ${actionId})`
}
