import { type SQL, sql } from 'drizzle-orm'
import type { ActionRecord } from '../rules/action-record.ts'
import type { Box } from '../rules/area.ts'
import { type CellRange, cellRanges } from '../rules/cell.ts'
import { isSmall, type Narrowing, regionOf } from '../rules/narrowing.ts'
import type { Selection } from '../rules/selection.ts'
import { readRecords } from './actions.ts'
import type { Database } from './database.ts'
import { actionDays, actions, days } from './schema.ts'
import { inSelection } from './selected.ts'

/** What a list needs to know of an action before it is read: its public point, degrees, and its place in time. */
export type Placed = {
  id: string
  lat: number
  lon: number
  /** The public wall time at which it begins. */
  starts: string
  /** Milliseconds since 1970 UTC. */
  endsAt: number
  cancelled: boolean
  city: string | null
  country: string
}

/** More runs of cells would read fewer actions beside the region, and cost a row each. */
const RANGES = 40
/** More than this are found sooner by date than by cell. */
const PLACED_AT_MOST = 10_000

/** The columns of a Placed, of a table of actions called `actions`. */
export const PLACED = sql`${actions.id} as id, ${actions.publicLat} as lat, ${actions.publicLon} as lon,
  ${actions.publicStarts} as starts, ${actions.publicEndsAt} as "endsAt", ${actions.status} = 'cancelled' as cancelled,
  ${actions.publicCity} as city, ${actions.country} as country`

/**
 * The same by what a selection and what narrows it are best found by; null too where that is no region of the globe
 * (rules/narrowing.ts).
 */
export async function listInRegion(db: Database, selection: Selection, narrowing: Narrowing): Promise<Placed[] | null> {
  const region = regionOf(selection, narrowing)
  return region && listPlaced(db, selection, narrowing, cellsOf(region))
}

/** The runs of cells of boxes that do not cross 180°. */
export function cellsOf(region: readonly Box[]): CellRange[] {
  return cellRanges(region, RANGES)
}

/**
 * The public actions of a selection within runs of cells, in no order: about one row read for each, by the index of the
 * selection's day or of all. Null where there are too many of them for a list that is sorted afterwards.
 */
export async function listPlaced(
  db: Database,
  selection: Selection,
  narrowing: Narrowing,
  cells: readonly CellRange[],
): Promise<Placed[] | null> {
  const ranges = runsOf(cells)
  const day = selection.of === 'day' ? selection.slug : narrowing.day
  const all = isSmall(selection) ? sql`${actions} on ${actions.publicCell} ${IN_RUN}` : inCells('actions_by_cell')
  const placed = await readPlaced(db, {
    from: day === null ? sql`${ranges} cross join ${all}` : sql`${ranges} cross join ${ofDay(day)}`,
    where:
      selection.of === 'day'
        ? inSelection(db, { of: 'all' }, narrowing)
        : inSelection(db, selection, { ...narrowing, day: null }),
    limit: PLACED_AT_MOST + 1,
  })
  return placed.length > PLACED_AT_MOST ? null : placed
}

/** Runs of cells as a table, for a join with IN_RUN. Written out, they cost a row less each than as JSON. */
export function runsOf(cells: readonly CellRange[]): SQL {
  const rows = cells.map(([first, last]) => `(${first}, ${last})`).join(', ')
  return sql`(values ${sql.raw(rows)}) as run`
}

/** The condition that a cell lies in a run. */
export const IN_RUN = sql`between run.column1 and run.column2`

function inCells(index: string): SQL {
  return sql`${actions} indexed by ${sql.identifier(index)} on ${actions.publicCell} ${IN_RUN}`
}

function ofDay(slug: string): SQL {
  return sql`${actionDays} indexed by action_days_by_cell
    on ${actionDays.dayId} = (select ${days.id} from ${days} where ${days.slug} = ${slug}) and ${actionDays.publicCell} ${IN_RUN}
    cross join ${actions} on ${actions.id} = ${actionDays.actionId}`
}

/** Runs a query for Placed actions. */
export async function readPlaced(
  db: Database,
  { from, where, limit }: { from: SQL; where: SQL | undefined; limit: number },
): Promise<Placed[]> {
  const rows = await db.all<Omit<Placed, 'cancelled'> & { cancelled: number }>(
    sql`select ${PLACED} from ${from} where ${where} limit ${limit}`,
  )
  return rows.map((row) => ({ ...row, cancelled: row.cancelled === 1 }))
}

/** The actions of these ids, in their order; one that is gone is left out. */
export async function readListed(db: Database, ids: readonly string[]): Promise<ActionRecord[]> {
  if (ids.length === 0) return []
  const records = new Map(
    (await readRecords(db, { where: isAmong(ids), limit: ids.length })).map((record) => [record.id, record]),
  )
  return ids.flatMap((id) => records.get(id) ?? [])
}

/** Sorts by public start, soonest first. */
export function byStart(a: Pick<Placed, 'starts' | 'id'>, b: Pick<Placed, 'starts' | 'id'>): number {
  return a.starts === b.starts ? (a.id < b.id ? -1 : 1) : a.starts < b.starts ? -1 : 1
}

/** What is ahead at `now` (milliseconds), soonest first, and what is over, latest first. */
export function aheadAndOver(placed: readonly Placed[], now: number): { ahead: Placed[]; over: Placed[] } {
  return {
    ahead: placed.filter(({ endsAt }) => endsAt > now).sort(byStart),
    over: placed.filter(({ endsAt }) => endsAt <= now).sort((a, b) => byStart(b, a)),
  }
}

/** The condition that an action is one of these: however many, one parameter. */
export function isAmong(ids: readonly string[]): SQL {
  return sql`${actions.id} in (select value from json_each(${JSON.stringify(ids)}))`
}
