import { and, desc, eq, inArray, lt, lte, notExists, or, type SQL, sql } from 'drizzle-orm'
import type { ActionRecord } from '../rules/action-record.ts'
import type { Scope } from '../rules/coordinator.ts'
import { readRecords } from './actions.ts'
import type { Database } from './database.ts'
import { actionDays, actions, contacts, days, outbox, reports } from './schema.ts'
import { actionsInScope } from './scope.ts'

/** An action of which nobody has told yet, whether its organizer can be written to, and how often they were asked. */
export type Unreported = { record: ActionRecord; hasAddress: boolean; asked: number }

/** Where a list goes on: after the end (milliseconds) and id of the last action shown. */
export type AfterEnd = { endsAt: number; id: string }

/**
 * Published actions that are over at `now` (milliseconds) and have no report that is shown or waits, the latest first: of one
 * day (a slug), or of all; within a scope.
 */
export async function listUnreported(
  db: Database,
  now: number,
  { day, after, limit, scope = {} }: { day: string | null; after: AfterEnd | null; limit: number; scope?: Scope },
): Promise<Unreported[]> {
  const told = db
    .select({ id: reports.id })
    .from(reports)
    .where(and(eq(reports.actionId, actions.id), inArray(reports.status, ['pending', 'published'])))
  const ofDay = db
    .select({ id: actionDays.actionId })
    .from(actionDays)
    .innerJoin(days, eq(days.id, actionDays.dayId))
    .where(eq(days.slug, day ?? ''))
  const records = await readRecords(db, {
    where: and(
      eq(actions.status, 'published'),
      lte(actions.endsAt, now),
      after ? furtherThan(after) : undefined,
      notExists(told),
      actionsInScope(scope),
      day === null ? undefined : inArray(actions.id, ofDay),
    ),
    limit,
    orderBy: [desc(actions.endsAt), desc(actions.id)],
  })
  const ids = JSON.stringify(records.map(({ id }) => id))
  const these = sql`(select value from json_each(${ids}))`
  const [known, asked] = await Promise.all([
    db.select({ id: contacts.actionId }).from(contacts).where(inArray(contacts.actionId, these)),
    db
      .select({ id: outbox.actionId, times: sql<number>`count(*)` })
      .from(outbox)
      .where(
        and(
          inArray(outbox.actionId, these),
          inArray(outbox.letter, ['report-please', 'report-reminder']),
          inArray(outbox.status, ['sent', 'perhaps']),
        ),
      )
      .groupBy(outbox.actionId),
  ])
  return records.map((record) => ({
    record,
    hasAddress: known.some(({ id }) => id === record.id),
    asked: asked.find(({ id }) => id === record.id)?.times ?? 0,
  }))
}

function furtherThan({ endsAt, id }: AfterEnd): SQL | undefined {
  return or(lt(actions.endsAt, endsAt), and(eq(actions.endsAt, endsAt), lt(actions.id, id)))
}
