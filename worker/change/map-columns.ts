import { gzipBase64 } from '../rules/gzip.ts'
import { COLUMNS_VERSION, encodeColumns, type MapColumns } from '../rules/map-columns.ts'
import { toPublicMarker } from '../rules/public-marker.ts'
import { nextChange, pointChangesAt } from '../rules/reveal.ts'
import { hashSecret } from '../rules/secret.ts'
import type { Selection } from '../rules/selection.ts'
import type { Database } from '../store/database.ts'
import { keepReadyColumns, listMarkerRecords, type ReadyColumns, readReadyColumns } from '../store/map-columns.ts'

/** More than this outgrows the largest row that D1 takes (2 MB). */
const MARKERS_AT_MOST = 150_000
/** From so many on it is worth a row to have the columns ready; fewer are as fast made as read. */
const READY_FROM = 300

/** The map of a selection: columns that were made just now, or that lie ready as JSON, gzip, base64. */
export type SelectionMap =
  | { made: MapColumns; ready?: undefined; until: number | null }
  | { made?: undefined; ready: ReadyColumns; until: number | null }

/**
 * What the map of a selection draws at `now` (milliseconds). Of a large one the columns lie ready, tagged with the
 * selection's revision; whoever comes first after a change makes them anew.
 */
export async function readMap(db: Database, selection: Selection, now: number): Promise<SelectionMap> {
  // No list of all circles is kept, so that none has a revision.
  if (selection.of === 'near') return make(db, selection, now)
  const { revision, ready } = await readReadyColumns(db, selection, { now, version: COLUMNS_VERSION })
  if (ready) return { ready, until: ready.until }
  const { made, until } = await make(db, selection, now)
  if (made.lat.length < READY_FROM) return { made, until }
  const json = JSON.stringify(made)
  const fresh = {
    revision,
    version: COLUMNS_VERSION,
    until,
    columns: await gzipBase64(json),
    hash: await hashSecret(json),
  }
  await keepReadyColumns(db, selection, fresh)
  return { ready: fresh, until }
}

async function make(db: Database, selection: Selection, now: number) {
  const records = await listMarkerRecords(db, selection, MARKERS_AT_MOST)
  const markers = records.map((record) => toPublicMarker(record, now)).filter((marker) => marker !== null)
  const until = nextChange(
    records.map((record) => pointChangesAt(record, now)),
    now,
  )
  return { made: encodeColumns(markers), until }
}
