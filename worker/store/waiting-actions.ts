import { asc, eq, inArray, or } from 'drizzle-orm'
import type { ActionRecord } from '../rules/action-record.ts'
import { readRecords } from './actions.ts'
import type { Database } from './database.ts'
import { actions, waitingChanges } from './schema.ts'

/** Actions that wait for a verdict, or of which a change does, the soonest first. */
export function listWaiting(db: Database, limit: number): Promise<ActionRecord[]> {
  const changed = db.select({ id: waitingChanges.actionId }).from(waitingChanges)
  return readRecords(db, {
    where: or(eq(actions.status, 'pending'), inArray(actions.id, changed)),
    limit,
    orderBy: [asc(actions.startsAt)],
  })
}
