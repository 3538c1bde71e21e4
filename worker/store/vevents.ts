import { and, asc, desc, eq, gte, ne, or, sql } from 'drizzle-orm'
import type { ActionRecord } from '../rules/action-record.ts'
import type { Scope } from '../rules/coordinator.ts'
import type { TextLang } from '../rules/languages.ts'
import type { Narrowing } from '../rules/narrowing.ts'
import type { Selection } from '../rules/selection.ts'
import { readRecords } from './actions.ts'
import type { Database } from './database.ts'
import { isAmong, listInRegion } from './placed.ts'
import { actions, vevents } from './schema.ts'
import { ofActionsInScope } from './scope.ts'
import { inSelection } from './selected.ts'

/** A row of `vevents`. */
export type EventRow = typeof vevents.$inferSelect

/** An action of a calendar, with its VEVENT as it is kept; `version` is null where none is. Milliseconds since 1970 UTC. */
export type ListedEvent = {
  id: string
  cancelled: boolean
  endsAt: number
  version: number | null
  until: number | null
  zone: string | null
  vevent: string | null
  /** The key of the picture beside it. */
  poster: string | null
}

/** The columns of a ListedEvent; `cancelled` is 1 or 0. */
export const EVENT_COLUMNS = {
  id: actions.id,
  cancelled: sql<number>`${actions.status} = 'cancelled'`,
  endsAt: actions.publicEndsAt,
  version: vevents.version,
  until: vevents.until,
  zone: vevents.zone,
  vevent: vevents.vevent,
  poster: vevents.poster,
}

/** What of a selection a calendar holds: no cancelled ones that were over at `cancelledUntil` (milliseconds). */
export type EventPart = { lang: TextLang; cancelledUntil: number; limit: number }

/**
 * The events of a selection's calendar by date; where there are more than `limit`, the oldest are left out. One query,
 * of which each action is a row and its VEVENT another.
 */
export async function listEvents(
  db: Database,
  selection: Selection,
  narrowing: Narrowing,
  { lang, cancelledUntil, limit }: EventPart,
): Promise<ListedEvent[]> {
  const placed = await listInRegion(db, selection, narrowing)
  const kept = or(ne(actions.status, 'cancelled'), gte(actions.publicEndsAt, cancelledUntil))
  const rows = await db
    .select(EVENT_COLUMNS)
    .from(actions)
    .leftJoin(vevents, and(eq(vevents.actionId, actions.id), eq(vevents.lang, lang)))
    .where(and(placed ? isAmong(placed.map(({ id }) => id)) : inSelection(db, selection, narrowing), kept))
    .orderBy(desc(actions.publicStarts), desc(actions.id))
    .limit(limit)
  return rows.map((row) => ({ ...row, cancelled: row.cancelled === 1 })).reverse()
}

/**
 * Actions whose VEVENTs are past their time or of an older version, at most `limit`: the former first, as they may show what
 * is hidden again. Those that have none are not among them: to look for these every action would be read, and who reads a
 * calendar makes them.
 */
export function listOutdatedEvents(
  db: Database,
  { now, version, limit }: { now: number; version: number; limit: number },
): Promise<ActionRecord[]> {
  // Names in letters: of columns, drizzle would think that they are those of the table around.
  const outdated = sql`${actions.id} in (
    select action_id from (select distinct action_id from vevents where until <= ${now} limit ${limit})
    union all select action_id from (select distinct action_id from vevents where version < ${version} limit ${limit})
    limit ${limit})`
  return readRecords(db, { where: outdated, limit })
}

/** An action that is missing from calendars: its id, and what is wrong with its VEVENT. */
export type EventFault = { id: string; fault: string }

/** Actions within a scope that are left out of calendars, at most `limit`. */
export async function listFaults(db: Database, limit: number, scope: Scope = {}): Promise<EventFault[]> {
  const rows = await db
    .selectDistinct({ id: vevents.actionId, fault: vevents.fault })
    .from(vevents)
    .where(and(sql`${vevents.fault} is not null`, ofActionsInScope(sql`${vevents.actionId}`, scope)))
    .orderBy(asc(vevents.actionId))
    .limit(limit)
  return rows.map(({ id, fault }) => ({ id, fault: fault ?? '' }))
}
