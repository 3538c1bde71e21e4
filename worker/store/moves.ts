import { and, asc, eq, gt, lte, or, sql } from 'drizzle-orm'
import { KEPT_IN_CALENDARS_MS } from '../rules/kept-in-calendars.ts'
import type { Narrowing } from '../rules/narrowing.ts'
import { printSelection, type Selection } from '../rules/selection.ts'
import type { Statement } from './batch.ts'
import type { Database } from './database.ts'
import { actions, moves, vevents } from './schema.ts'
import { inSelection } from './selected.ts'
import { EVENT_COLUMNS, type EventPart, type ListedEvent } from './vevents.ts'

/**
 * Remembers the city and the country of a public action, for calendars, until thirty days after `now` (milliseconds). It
 * belongs before a change that may move the action; forgetPlaces comes after. Of days, groups and kinds nothing is
 * remembered: what leaves them does not belong there, and may have been put there by somebody hostile.
 */
export function rememberPlaces(db: Database, id: string, now: number): Statement {
  const { selection, actionId } = moves
  return db
    .insert(moves)
    .select(
      sql`select selection, action_id, ${now + KEPT_IN_CALENDARS_MS} from memberships
        where action_id = ${id} and (selection like 'city/%' or selection like 'country/%')`,
    )
    .onConflictDoUpdate({ target: [selection, actionId], set: { until: sql`excluded.until` } })
}

/**
 * Forgets the places that an action is in, or is in again; and its cities once it is in none for the public, its countries
 * likewise: to follow it from there would tell what its organizer hides now.
 */
export function forgetPlaces(db: Database, id: string): Statement {
  const { actionId, selection } = moves
  const of = (path: unknown) => sql`substr(${path}, 1, instr(${path}, '/'))`
  const isIn = sql`${selection} in (select selection from memberships where action_id = ${id})`
  const isHidden = sql`${of(selection)} not in (
    select ${of(sql`selection`)} from memberships where action_id = ${id})`
  return db.delete(moves).where(and(eq(actionId, id), or(isIn, isHidden)))
}

/** An event in a calendar that it has left, and the moment at which it goes from there: milliseconds since 1970 UTC. */
export type MovedEvent = ListedEvent & { leavesAt: number }

/**
 * The events of what has moved away from a city or a country and is still ahead at `now` (milliseconds), as they are now,
 * by date; of any other selection there are none.
 */
export async function listMovedEvents(
  db: Database,
  selection: Selection,
  narrowing: Narrowing,
  { lang, limit, now }: Pick<EventPart, 'lang' | 'limit'> & { now: number },
): Promise<MovedEvent[]> {
  if (selection.of !== 'city' && selection.of !== 'country') return []
  const rows = await db
    .select({ ...EVENT_COLUMNS, movedUntil: moves.until })
    .from(moves)
    // In this order, whatever the planner thinks: those that moved are few.
    .crossJoin(actions)
    .leftJoin(vevents, and(eq(vevents.actionId, actions.id), eq(vevents.lang, lang)))
    .where(
      and(
        eq(moves.selection, printSelection(selection)),
        gt(moves.until, now),
        eq(actions.id, moves.actionId),
        gt(actions.publicEndsAt, now),
        inSelection(db, { of: 'all' }, narrowing),
      ),
    )
    .orderBy(asc(actions.publicStarts), asc(actions.id))
    .limit(limit)
  return rows.map(({ movedUntil, ...row }) => ({
    ...row,
    cancelled: row.cancelled === 1,
    leavesAt: Math.min(movedUntil, row.endsAt),
  }))
}

/** Forgets moves that calendars need no longer show. */
export async function forgetMoves(db: Database, now: number): Promise<void> {
  await db.delete(moves).where(lte(moves.until, now))
}
