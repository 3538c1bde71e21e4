import { asc, eq } from 'drizzle-orm'
import type { Database } from './database.ts'
import { organizerLinks } from './schema-organizers.ts'

/** A link for who helps, as the organizer sees it: its number and when it was made (milliseconds). The link itself nobody has. */
export type HelperLink = { id: number; madeAt: number }

/** The links of an action for who helps, the oldest first. */
export function listHelperLinks(db: Database, actionId: string): Promise<HelperLink[]> {
  return db
    .select({ id: organizerLinks.id, madeAt: organizerLinks.madeAt })
    .from(organizerLinks)
    .where(eq(organizerLinks.actionId, actionId))
    .orderBy(asc(organizerLinks.id))
}
