import { and, eq, inArray } from 'drizzle-orm'
import type { Statement } from './batch.ts'
import type { Database } from './database.ts'
import { notices } from './schema-organizers.ts'

/** A row of `notices` as it is inserted. */
export type NewNotice = typeof notices.$inferInsert

/** Puts a notice beside an action. */
export function insertNotice(db: Database, notice: NewNotice): Statement {
  return db.insert(notices).values(notice)
}

/** Ends the notices of an action that are in one of these states. */
export function endNotices(
  db: Database,
  actionId: string,
  states: ('pending' | 'published' | 'rejected')[],
): Statement {
  return db
    .update(notices)
    .set({ status: 'over' })
    .where(and(eq(notices.actionId, actionId), inArray(notices.status, states)))
}

/** Gives notices of an action the states that they had; none is shown or waits beside another in between. */
export function restoreNoticeStates(
  db: Database,
  actionId: string,
  wanted: readonly { id: string; status: NewNotice['status'] }[],
): Statement[] {
  const of = (id: string) => and(eq(notices.id, id), eq(notices.actionId, actionId))
  return [
    ...wanted.map(({ id }) => db.update(notices).set({ status: 'over' }).where(of(id))),
    ...wanted.map(({ id, status }) => db.update(notices).set({ status }).where(of(id))),
  ]
}

/** Sets the state of a notice; shown ones are stamped, `now` in milliseconds. */
export function setNoticeStatus(db: Database, id: string, status: 'published' | 'rejected', now: number): Statement {
  const columns = status === 'published' ? { status, publishedAt: now } : { status }
  return db.update(notices).set(columns).where(eq(notices.id, id))
}
