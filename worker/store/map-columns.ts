import { asc, desc, eq, lte, sql } from 'drizzle-orm'
import { EVERYTHING } from '../rules/narrowing.ts'
import type { MarkerRecord } from '../rules/public-marker.ts'
import { printSelection, type Selection } from '../rules/selection.ts'
import type { Database } from './database.ts'
import { isAmong, listInRegion } from './placed.ts'
import { actionDays, actions, actionTexts, days, mapColumns, selectionRevisions } from './schema.ts'
import { inSelection } from './selected.ts'

/** The columns of a selection's map as they lie ready: `columns` is JSON, gzip, base64. */
export type ReadyColumns = {
  revision: number
  /** Of the columns' format, and a hash of their content (base64url). */
  version: number
  hash: string
  /** The moment at which the clock changes them, milliseconds since 1970 UTC. */
  until: number | null
  columns: string
}

/** The present revision of a selection and what lies ready for it, if it still holds at `now`; two rows read. */
export async function readReadyColumns(
  db: Database,
  selection: Selection,
  { now, version }: { now: number; version: number },
): Promise<{ revision: number; ready: ReadyColumns | null }> {
  const path = printSelection(selection)
  const { until, columns, hash } = mapColumns
  const [row] = await db.all<{ present: number } & (ReadyColumns | { [Column in keyof ReadyColumns]: null })>(
    sql`select coalesce(${selectionRevisions.revision}, 0) as present, ${mapColumns.revision} as revision,
        ${mapColumns.version} as version, ${until} as until, ${columns} as columns, ${hash} as hash
      from (select ${path} as path)
      left join ${selectionRevisions} on ${selectionRevisions.selection} = path
      left join ${mapColumns} on ${mapColumns.selection} = path`,
  )
  if (!row) return { revision: 0, ready: null }
  const { present, ...ready } = row
  const holds =
    ready.columns !== null &&
    ready.revision === present &&
    ready.version === version &&
    (ready.until === null || now < ready.until)
  return { revision: present, ready: holds ? ready : null }
}

/** Lays columns ready, unless the selection has changed since its revision was read. */
export async function keepReadyColumns(db: Database, selection: Selection, ready: ReadyColumns): Promise<void> {
  const path = printSelection(selection)
  const { revision, version, hash, until, columns } = ready
  await db.run(
    sql`insert or replace into ${mapColumns} (selection, revision, version, hash, until, columns)
      select ${path}, ${revision}, ${version}, ${hash}, ${until}, ${columns}
      where ${revision} = coalesce((select revision from ${selectionRevisions} where selection = ${path}), 0)`,
  )
}

/** What the map of a selection draws from; where there are more than `limit`, the oldest are left out. */
export async function listMarkerRecords(db: Database, selection: Selection, limit: number): Promise<MarkerRecord[]> {
  const placed = await listInRegion(db, selection, EVERYTHING)
  const where = placed
    ? isAmong(placed.map(({ id }) => id))
    : sql`${inSelection(db, selection, EVERYTHING)} and ${actions.publicCell} is not null`
  const { startsLocal, endsLocal, zone, startsAt, endsAt, allDay, datePrecision, country } = actions
  const { lat, lon, cityLat, cityLon, status, revealAt, tier, kind, stepFree } = actions
  const { publicStarts, publicEndsOn, publicCell } = actions
  const rows = await db
    .select({
      ...{ startsLocal, endsLocal, zone, startsAt, endsAt, allDay, datePrecision, country },
      ...{ lat, lon, cityLat, cityLon, status, revealAt, tier, kind, stepFree, publicStarts, publicEndsOn, publicCell },
      languages: sql<
        string | null
      >`(select group_concat(${actionTexts.lang}, ' ') from ${actionTexts} where ${eq(actionTexts.actionId, actions.id)} and ${actionTexts.outdated} = 0)`,
      days: sql<string | null>`(select group_concat(${days.slug}, ' ') from ${actionDays}
        join ${days} on ${eq(days.id, actionDays.dayId)} where ${eq(actionDays.actionId, actions.id)})`,
    })
    .from(actions)
    .where(where)
    .orderBy(desc(publicStarts), asc(actions.id))
    .limit(limit)
  const words = (list: string | null) => (list === null ? [] : list.split(' '))
  return rows.map((row) => ({ ...row, languages: words(row.languages), days: words(row.days) }))
}

/** Forgets columns that the clock has changed: they show places that are hidden again. */
export async function forgetColumnsUntil(db: Database, now: number): Promise<void> {
  await db.delete(mapColumns).where(lte(mapColumns.until, now))
}
