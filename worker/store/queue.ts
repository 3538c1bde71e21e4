import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { ActionRecord } from '../rules/action-record.ts'
import type { Scope } from '../rules/coordinator.ts'
import { readRecords } from './actions.ts'
import type { Database } from './database.ts'
import { actions, reports, waitingChanges } from './schema.ts'
import { actionsInScope } from './scope.ts'
import { IS_PUBLIC } from './selected.ts'

/** What waits for a verdict, each list the soonest action first, and what is over after all that is not. */
export type Queue = {
  cancellations: ActionRecord[]
  actions: ActionRecord[]
  changes: ActionRecord[]
  reports: ActionRecord[]
}

/** More than a volunteer can look at in one sitting; the rest comes up as these are decided. */
export const QUEUE_SHOWS = 100

/** Reads what is within a scope of the queue as it stands at `now` (milliseconds). */
export async function readQueue(db: Database, now: number, scope: Scope = {}): Promise<Queue> {
  const soonest = { limit: QUEUE_SHOWS, orderBy: [sql`${actions.endsAt} < ${now}`, asc(actions.startsAt)] }
  const own = actionsInScope(scope)
  const changed = db.select({ id: waitingChanges.actionId }).from(waitingChanges)
  const reported = db.select({ id: reports.actionId }).from(reports).where(eq(reports.status, 'pending'))
  const [cancellations, pending, changes, waitingReports] = await Promise.all([
    readRecords(db, { ...soonest, where: and(eq(actions.cancelledBy, 'organizer'), own) }),
    readRecords(db, { ...soonest, where: and(eq(actions.status, 'pending'), own) }),
    readRecords(db, { ...soonest, where: and(inArray(actions.id, changed), own) }),
    // One of an action that waits itself, or was refused, is decided on with it.
    readRecords(db, { ...soonest, where: and(inArray(actions.id, reported), IS_PUBLIC, own) }),
  ])
  return { cancellations, actions: pending, changes, reports: waitingReports }
}
