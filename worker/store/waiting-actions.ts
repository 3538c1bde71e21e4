import { and, asc, eq, inArray, or } from 'drizzle-orm'
import type { ActionRecord } from '../rules/action-record.ts'
import type { Scope } from '../rules/coordinator.ts'
import { readRecords } from './actions.ts'
import type { Database } from './database.ts'
import { actions, waitingChanges } from './schema.ts'
import { actionsInScope } from './scope.ts'

/** Actions within a scope that wait for a verdict, or of which a change does, the soonest first. */
export function listWaiting(db: Database, limit: number, scope: Scope): Promise<ActionRecord[]> {
  const changed = db.select({ id: waitingChanges.actionId }).from(waitingChanges)
  return readRecords(db, {
    where: and(or(eq(actions.status, 'pending'), inArray(actions.id, changed)), actionsInScope(scope)),
    limit,
    orderBy: [asc(actions.startsAt)],
  })
}
