import { and, lt, ne } from 'drizzle-orm'
import type { Database } from './database.ts'
import { removalRequests } from './schema.ts'

/** Forgets what was written in requests before a moment (milliseconds); that somebody asked stays until it is decided. */
export async function forgetReasonsBefore(db: Database, moment: number): Promise<void> {
  await db
    .update(removalRequests)
    .set({ reason: '' })
    .where(and(lt(removalRequests.at, moment), ne(removalRequests.reason, '')))
}
