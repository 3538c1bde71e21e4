import { type SQL, sql } from 'drizzle-orm'
import { boxesAround, type Circle } from '../rules/area.ts'
import { cellOf, cellRanges } from '../rules/cell.ts'
import { distanceKm, type Point } from '../rules/location-tier.ts'
import type { Database } from './database.ts'
import { byStart, IN_RUN, type Placed, readPlaced, runsOf } from './placed.ts'
import { actions } from './schema.ts'
import { IS_PUBLIC } from './selected.ts'

/** So many dates with actions are looked through, from today on: for most campaigns, all that is called. */
const DATES = 60
/** Neighbours by cell, on all dates together, from which the distance of the last wanted one is guessed. */
const NEIGHBOURS = 200
/** Of one date at least so many on either side. */
const NEIGHBOURS_AT_LEAST = 3
/** Of a date on which some are over by now, so many more have to be asked. */
const TIMES_TODAY = 4
/** Runs of cells, on all dates together: each costs a row, even where nothing is in it. */
const RUNS = 120
const RUNS_AT_LEAST = 2
const RUNS_AT_MOST = 24
/** What one look may read: where more is within reach, a second look goes less far. */
const WITHIN_AT_MOST = 250
/** Each reads at most as many; two are enough wherever anybody acts. */
const LOOKS_AT_MOST = 4
/** Added to a distance, so that rounding leaves nobody out who stands at it. Kilometres. */
const MARGIN_KM = 0.01
/** Nothing on the globe is farther. Kilometres. */
const HALF_ROUND_KM = 20_100

const DRAWN = sql`${IS_PUBLIC} and ${actions.publicCell} is not null`

/**
 * The public actions nearest to a point that are not over at `now` (milliseconds), nearest first: at most `limit`, of
 * the next dates on which anything ends. Reads some hundred rows however many there are: neighbours in the order of cells
 * say how far to look, and an index by date and cell finds what is there.
 */
export async function listNearest(
  db: Database,
  point: Point,
  { now, limit }: { now: number; limit: number },
): Promise<Placed[]> {
  const dates = await datesAhead(db, now)
  if (dates.length === 0) return []
  const each = Math.max(NEIGHBOURS_AT_LEAST, Math.min(limit, Math.floor(NEIGHBOURS / 2 / dates.length)))
  const today = new Date(now).toISOString().slice(0, 10)
  const near = [
    ...(await neighbours(
      db,
      point,
      dates.filter((date) => date > today),
      each,
    )),
    ...(await neighbours(
      db,
      point,
      dates.filter((date) => date <= today),
      each * TIMES_TODAY,
    )),
  ].filter(({ endsAt }) => endsAt > now)
  // Where there are fewer than are wanted, all there is is read.
  let reach = lastOf(near, point, limit) ?? HALF_ROUND_KM
  let found = await within(db, { ...point, km: reach }, dates, now)
  // Where more is within reach than one look takes, those that it took say how far the next one need go.
  for (let looks = 1; looks < LOOKS_AT_MOST && found.length >= WITHIN_AT_MOST; looks += 1) {
    const shorter = lastOf(found, point, limit) ?? reach
    if (shorter >= reach) break
    reach = shorter
    found = await within(db, { ...point, km: reach }, dates, now)
  }
  return found.sort(byDistance(point)).slice(0, limit)
}

/** The distance of the last wanted one, kilometres; undefined where there are fewer. */
function lastOf(placed: readonly Point[], from: Point, limit: number): number | undefined {
  return placed.map((each) => distanceKm(from, each)).sort((a, b) => a - b)[limit - 1]
}

/** Sorts by the distance of the public point from another. */
export function byDistance(from: Point): (a: Placed, b: Placed) => number {
  return (a, b) => distanceKm(from, a) - distanceKm(from, b) || byStart(a, b)
}

/** The dates ahead on which a drawn action ends. A date is the local one: today may still be yesterday somewhere. */
async function datesAhead(db: Database, now: number): Promise<string[]> {
  const yesterday = new Date(now - 86_400_000).toISOString().slice(0, 10)
  const next = (after: SQL) =>
    sql`(select min(${actions.publicEndsOn}) from ${actions} indexed by actions_by_date_and_cell where ${actions.publicEndsOn} ${after} and ${DRAWN})`
  const rows = await db.all<{ date: string }>(
    sql`with recursive dates (date) as (
      select ${next(sql`>= ${yesterday}`)}
      union all select ${next(sql`> dates.date`)} from dates where dates.date is not null
    ) select date from dates where date is not null limit ${DATES}`,
  )
  return rows.map(({ date }) => date)
}

/** Of each date, the actions before and after a point in the order of cells: `each` on either side. */
async function neighbours(
  db: Database,
  point: Point,
  dates: readonly string[],
  each: number,
): Promise<Pick<Placed, 'lat' | 'lon' | 'endsAt'>[]> {
  if (dates.length === 0) return []
  const cell = cellOf(point)
  // One row for each date: a compound of many SELECTs is more than D1 takes.
  const side = (condition: SQL, order: SQL) =>
    sql`(select json_group_array(json_array(lat, lon, ends_at)) from (
      select ${actions.publicLat} as lat, ${actions.publicLon} as lon, ${actions.publicEndsAt} as ends_at
      from ${actions} indexed by actions_by_date_and_cell
      where ${actions.publicEndsOn} = dates.value and ${DRAWN} and ${condition}
      order by ${actions.publicCell} ${order} limit ${each}))`
  const rows = await db.all<{ after: string; before: string }>(
    sql`select ${side(sql`${actions.publicCell} >= ${cell}`, sql`asc`)} as after,
      ${side(sql`${actions.publicCell} < ${cell}`, sql`desc`)} as before
      from json_each(${JSON.stringify(dates)}) as dates`,
  )
  return rows
    .flatMap(({ after, before }): [number, number, number][] => [...JSON.parse(after), ...JSON.parse(before)])
    .map(([lat, lon, endsAt]) => ({ lat, lon, endsAt }))
}

/** What is drawn within a circle on these dates and not over, soonest first. */
async function within(
  db: Database,
  { km, ...point }: Circle,
  dates: readonly string[],
  now: number,
): Promise<Placed[]> {
  const circle = { ...point, km: km + MARGIN_KM }
  const runs = Math.max(RUNS_AT_LEAST, Math.min(RUNS_AT_MOST, Math.floor(RUNS / dates.length)))
  return readPlaced(db, {
    from: sql`json_each(${JSON.stringify(dates)}) as dates
      cross join ${runsOf(cellRanges(boxesAround(circle), runs))}
      cross join ${actions} indexed by actions_by_date_and_cell
      on ${actions.publicEndsOn} = dates.value and ${actions.publicCell} ${IN_RUN}`,
    where: sql`${DRAWN} and ${actions.publicEndsAt} > ${now}`,
    limit: WITHIN_AT_MOST,
  })
}
