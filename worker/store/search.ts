import { and, inArray, lt, type SQL, sql } from 'drizzle-orm'
import type { ActionRecord } from '../rules/action-record.ts'
import { readRecords } from './actions.ts'
import type { Database } from './database.ts'
import { byStart } from './placed.ts'
import { actions, searchTexts } from './schema.ts'
import { IS_PUBLIC } from './selected.ts'

const MINUTE_MS = 60_000
/** More actions than ever end in the same minute; times the minutes since 1970 it stays far below 2^53. */
export const IDS_A_MINUTE = 100_000

/** The first id of what is over, for the public, in the minute of this moment (milliseconds). */
export function firstSearchId(moment: number): number {
  return Math.floor(moment / MINUTE_MS) * IDS_A_MINUTE
}

/** What a search finds: the next to come first, the last to be over first. */
export type Found = { coming: ActionRecord[]; past: ActionRecord[] }

/**
 * The public actions that an FTS5 MATCH expression finds: of those that are not over at `now` (milliseconds) the next,
 * of the others the last, at most `limit` of each. It reads no more rows than it gives, however many match.
 */
export async function searchActions(
  db: Database,
  match: string,
  { now, limit }: { now: number; limit: number },
): Promise<Found> {
  const border = firstSearchId(now + MINUTE_MS)
  const [coming, past] = await Promise.all([
    readFound(db, matching(match, sql`>= cast(${border} as integer)`, sql`asc`, limit), limit),
    readFound(db, matching(match, sql`< cast(${border} as integer)`, sql`desc`, limit), limit),
  ])
  return { coming: coming.sort(inOrder), past: past.sort(inOrder).reverse() }
}

/**
 * Ids of actions in the order of the index, which goes no further than the limit. A number comes to D1 as a REAL, which
 * FTS5 takes for no border: without the cast it would go through everything that matches.
 */
function matching(match: string, side: SQL, order: SQL, limit: number): SQL {
  // Names in letters: of columns, drizzle would think that they are those of the table around.
  return sql`(select search_texts.action_id from search_index
    join search_texts on search_texts.id = search_index.rowid
    where search_index match ${match} and search_index.rowid ${side}
    order by search_index.rowid ${order} limit ${limit})`
}

/** In no order: an order by date would have SQLite go through all actions by date instead. */
function readFound(db: Database, ids: SQL, limit: number): Promise<ActionRecord[]> {
  return readRecords(db, { where: and(inArray(actions.id, ids), IS_PUBLIC), limit })
}

function inOrder(a: ActionRecord, b: ActionRecord): number {
  return byStart({ starts: a.publicStarts, id: a.id }, { starts: b.publicStarts, id: b.id })
}

/** Which of these cities (`DE/berlin`) have a public action, by the public version. */
export async function citiesWithActions(db: Database, cities: string[]): Promise<Set<string>> {
  const rows = await db.all<{ city: string }>(sql`select value as city from json_each(${JSON.stringify(cities)})
    where exists (select 1 from ${actions}
      where ${IS_PUBLIC} and ${actions.publicCity} = value)`)
  return new Set(rows.map(({ city }) => city))
}

/** Public actions whose words are of an older version than this. */
export async function listOutdated(db: Database, version: number, limit: number): Promise<ActionRecord[]> {
  const outdated = db
    .select({ id: searchTexts.actionId })
    .from(searchTexts)
    .where(lt(searchTexts.version, version))
    .limit(limit)
  return readRecords(db, { where: inArray(actions.id, outdated), limit })
}
