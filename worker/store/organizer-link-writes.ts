import { and, eq, sql } from 'drizzle-orm'
import { SHARED_LINKS_AT_MOST } from '../rules/organizer-link.ts'
import type { Statement } from './batch.ts'
import type { Database } from './database.ts'
import { organizerLinks } from './schema-organizers.ts'

/** Adds a link for who helps with an action, unless it is there or there are as many as there can be. `now` in milliseconds. */
export function insertHelperLink(
  db: Database,
  { actionId, linkHash, now }: { actionId: string; linkHash: string; now: number },
): Statement {
  return db
    .insert(organizerLinks)
    .select(
      sql`select null, ${actionId}, ${linkHash}, 'co-organizer', ${now}
        where (select count(*) from ${organizerLinks} where ${organizerLinks.actionId} = ${actionId}) < ${SHARED_LINKS_AT_MOST}`,
    )
    .onConflictDoNothing()
}

/** Revokes one of an action's links for who helps. */
export function deleteHelperLink(db: Database, actionId: string, id: number): Statement {
  return db.delete(organizerLinks).where(and(eq(organizerLinks.actionId, actionId), eq(organizerLinks.id, id)))
}

/** Revokes all of them. */
export function deleteHelperLinks(db: Database, actionId: string): Statement {
  return db.delete(organizerLinks).where(eq(organizerLinks.actionId, actionId))
}
