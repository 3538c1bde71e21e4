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

/** Ends the notices of an action that are in one of these states, at `now` (milliseconds). */
export function endNotices(
  db: Database,
  actionId: string,
  states: ('pending' | 'published' | 'rejected')[],
  now: number,
): Statement {
  return db
    .update(notices)
    .set({ status: 'over', endedAt: now })
    .where(and(eq(notices.actionId, actionId), inArray(notices.status, states)))
}

/** Gives notices of an action the states that they had; at `now` (milliseconds); none is shown or waits beside another in between. */
export function restoreNoticeStates(
  db: Database,
  actionId: string,
  wanted: readonly { id: string; status: NewNotice['status'] }[],
  now: number,
): Statement[] {
  const of = (id: string) => and(eq(notices.id, id), eq(notices.actionId, actionId))
  return [
    ...wanted.map(({ id }) => db.update(notices).set({ status: 'over' }).where(of(id))),
    ...wanted.map(({ id, status }) => {
      const endedAt = status === 'pending' || status === 'published' ? null : now
      return db.update(notices).set({ status, endedAt }).where(of(id))
    }),
  ]
}

/** Shows a notice from `now` on (milliseconds). */
export function publishNotice(db: Database, id: string, now: number): Statement {
  return db.update(notices).set({ status: 'published', publishedAt: now }).where(eq(notices.id, id))
}

/** Refuses a notice, or takes it down, at `now` (milliseconds), for a reason that its organizer reads. */
export function rejectNotice(db: Database, id: string, reason: string, now: number): Statement {
  return db.update(notices).set({ status: 'rejected', reason, endedAt: now }).where(eq(notices.id, id))
}
