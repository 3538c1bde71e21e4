import { and, asc, eq, inArray, lte, sql } from 'drizzle-orm'
import type { ActionRecord } from '../rules/action-record.ts'
import type { Scope } from '../rules/coordinator.ts'
import { readRecords } from './actions.ts'
import type { Database } from './database.ts'
import { actions } from './schema.ts'
import { notices } from './schema-organizers.ts'
import { ofActionsInScope } from './scope.ts'

/**
 * Actions within a scope of which a notice waits, or is shown, the one that was written first before the others. While an
 * action is cancelled or taken down nobody is shown one, and there is nothing to decide.
 */
export async function listNoticed(
  db: Database,
  status: 'pending' | 'published',
  { scope, limit }: { scope: Scope; limit: number },
): Promise<ActionRecord[]> {
  const rows = await db
    .select({ id: notices.actionId })
    .from(notices)
    .innerJoin(actions, and(eq(actions.id, notices.actionId), eq(actions.status, 'published')))
    .where(and(eq(notices.status, status), ofActionsInScope(sql`${notices.actionId}`, scope)))
    .orderBy(asc(notices.createdAt))
    .limit(limit)
  const ids = rows.map(({ id }) => id)
  // As one parameter: D1 takes a hundred.
  const named = sql`${actions.id} in (select value from json_each(${JSON.stringify(ids)}))`
  const records = await readRecords(db, { where: named, limit })
  return ids.flatMap((id) => records.find((record) => record.id === id) ?? [])
}

/** The action of a notice, or null. */
export async function findNoticed(db: Database, noticeId: string): Promise<ActionRecord | null> {
  const of = db.select({ id: notices.actionId }).from(notices).where(eq(notices.id, noticeId))
  const [record] = await readRecords(db, { where: inArray(actions.id, of), limit: 1 })
  return record ?? null
}

/** All notices of an action, those too that are over. */
export function listAllNotices(
  db: Database,
  actionId: string,
): Promise<Pick<typeof notices.$inferSelect, 'id' | 'status' | 'until'>[]> {
  const { id, status, until } = notices
  return db.select({ id, status, until }).from(notices).where(eq(notices.actionId, actionId))
}

/** Actions whose notice, shown or waiting, is over at `now` (milliseconds), at most `limit`. */
export async function listWithNoticeOver(db: Database, now: number, limit: number): Promise<ActionRecord[]> {
  const rows = await db
    .select({ id: notices.actionId })
    .from(notices)
    .innerJoin(actions, eq(actions.id, notices.actionId))
    .where(
      and(
        inArray(notices.status, ['pending', 'published']),
        lte(sql`coalesce(${notices.until}, ${actions.publicEndsAt})`, now),
      ),
    )
    .limit(limit)
  return rows.length === 0
    ? []
    : readRecords(db, {
        where: inArray(
          actions.id,
          rows.map(({ id }) => id),
        ),
        limit,
      })
}

/** Forgets notices that nobody has been shown since a moment (milliseconds), with all that was said of them. */
export async function forgetNoticesBefore(db: Database, moment: number): Promise<void> {
  // In the words of the index `notices_to_forget`.
  await db
    .delete(notices)
    .where(
      sql`${notices.status} in ('rejected', 'over') and coalesce(${notices.endedAt}, ${notices.createdAt}) < ${moment}`,
    )
}
