import { and, asc, between, desc, gt, gte, isNotNull, lte, ne, or, type SQL, sql } from 'drizzle-orm'
import type { ActionRecord } from '../rules/action-record.ts'
import type { CellRange } from '../rules/cell.ts'
import { EVERYTHING, type Narrowing } from '../rules/narrowing.ts'
import type { Selection } from '../rules/selection.ts'
import { readRecords } from './actions.ts'
import type { Database } from './database.ts'
import { byStart, listInRegion, readListed } from './placed.ts'
import { actions } from './schema.ts'
import { IS_PUBLIC, inSelection } from './selected.ts'

/** A place in a list, for the page after it: the public start and the id of the last action shown. */
export type ListPosition = { starts: string; id: string }

/** How many actions of a selection took, take or will take place, and in how many cities and countries. */
export type Totals = { actions: number; cities: number; countries: number }

/** Which part of a list is read: `cells` are those where the public points lie, null for all. */
type ListPart = { now: number; after: ListPosition | null; limit: number; cells?: CellRange }

/** Public actions of a selection that are not over at `now` (milliseconds), soonest first. */
export function listComing(
  db: Database,
  selection: Selection,
  narrowing: Narrowing,
  part: ListPart,
): Promise<ActionRecord[]> {
  const isAhead = gt(actions.publicEndsAt, part.now)
  return listPart(db, [inSelection(db, selection, narrowing), isAhead], part, { order: asc, beyond: sql`>` })
}

/** Public actions of a selection that were over at `now` (milliseconds), latest first. */
export function listPast(
  db: Database,
  selection: Selection,
  narrowing: Narrowing,
  part: ListPart,
): Promise<ActionRecord[]> {
  const isOver = lte(actions.publicEndsAt, part.now)
  return listPart(db, [inSelection(db, selection, narrowing), isOver], part, { order: desc, beyond: sql`<` })
}

function listPart(
  db: Database,
  wanted: (SQL | undefined)[],
  { after, limit, cells }: ListPart,
  { order, beyond }: { order: typeof asc | typeof desc; beyond: SQL },
): Promise<ActionRecord[]> {
  const inCells = cells && between(actions.publicCell, ...cells)
  const further = after && sql`(${actions.publicStarts}, ${actions.id}) ${beyond} (${after.starts}, ${after.id})`
  const where = and(...wanted, inCells, further ?? undefined)
  return readRecords(db, { where, limit, orderBy: [order(actions.publicStarts), order(actions.id)] })
}

/**
 * All public actions of a selection by date, without the cancelled ones that were over at `cancelledUntil`
 * (milliseconds), for feeds and the map.
 */
export async function listWhole(
  db: Database,
  selection: Selection,
  narrowing: Narrowing,
  { cancelledUntil, limit }: { cancelledUntil: number; limit: number },
): Promise<ActionRecord[]> {
  const placed = await listInRegion(db, selection, narrowing)
  if (placed) {
    const kept = placed.filter(({ cancelled, endsAt }) => !cancelled || endsAt >= cancelledUntil).sort(byStart)
    return readListed(
      db,
      kept.slice(-limit).map(({ id }) => id),
    )
  }
  const kept = or(ne(actions.status, 'cancelled'), gte(actions.publicEndsAt, cancelledUntil))
  const where = and(inSelection(db, selection, narrowing), kept)
  // Where there are more than the limit, it is the oldest that are left out.
  const latest = await readRecords(db, { where, limit, orderBy: [desc(actions.publicStarts), desc(actions.id)] })
  return latest.reverse()
}

/** Counts a selection by its public version; what is cancelled does not count. */
export async function countSelection(db: Database, selection: Selection, narrowing: Narrowing): Promise<Totals> {
  const [totals] = await db
    .select({
      actions: sql<number>`count(*)`,
      cities: sql<number>`count(distinct ${actions.publicCity})`,
      countries: sql<number>`count(distinct ${actions.country})`,
    })
    .from(actions)
    .where(and(inSelection(db, selection, narrowing), ne(actions.status, 'cancelled')))
  return totals ?? { actions: 0, cities: 0, countries: 0 }
}

/** A city of the gazetteer with the number of its public actions; what is cancelled does not count. */
export type CityCount = { country: string; citySlug: string; cityId: number; cityName: string; count: number }

/** The cities where most happened or will happen, by their public version. */
export async function listCities(db: Database, limit: number): Promise<CityCount[]> {
  const count = sql<number>`count(*)`
  const { country, citySlug, cityId, cityName } = actions
  const rows = await db
    .select({ country, citySlug, cityId, cityName, count })
    .from(actions)
    // In the words of the partial index, or all actions would be read.
    .where(
      and(inSelection(db, { of: 'all' }, EVERYTHING), ne(actions.status, 'cancelled'), isNotNull(actions.publicCity)),
    )
    .groupBy(actions.publicCity)
    .orderBy(desc(count), asc(actions.publicCity))
    .limit(limit)
  // A public city has all four, by the table's own check and by publicIndex.
  return rows.filter(
    (row): row is CityCount =>
      row.country !== null && row.citySlug !== null && row.cityId !== null && row.cityName !== null,
  )
}

/** A country (ISO 3166-1 alpha-2) with the number of its public actions; what is cancelled does not count. */
export type CountryCount = { country: string; count: number }

/** The countries where most happened or will happen. */
export async function listCountries(db: Database, limit: number): Promise<CountryCount[]> {
  const count = sql<number>`count(*)`
  const rows = await db
    .select({ country: actions.country, count })
    .from(actions)
    // The first words are those of the partial index: what waits or was refused is not read through, however much it is.
    .where(and(IS_PUBLIC, sql`${actions.status} = 'published'`, isNotNull(actions.country)))
    .groupBy(actions.country)
    .orderBy(desc(count), asc(actions.country))
    .limit(limit)
  return rows.filter((row): row is CountryCount => row.country !== null)
}
