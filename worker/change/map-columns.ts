import { COLUMNS_VERSION, encodeColumns, type MapColumns } from '../rules/map-columns.ts'
import { toPublicMarker } from '../rules/public-marker.ts'
import { pointChangesAt } from '../rules/reveal.ts'
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
  const fresh = { revision, version: COLUMNS_VERSION, until, ...(await packed(made)) }
  await keepReadyColumns(db, selection, fresh)
  return { ready: fresh, until }
}

async function make(db: Database, selection: Selection, now: number) {
  const records = await listMarkerRecords(db, selection, MARKERS_AT_MOST)
  const markers = records.map((record) => toPublicMarker(record, now)).filter((marker) => marker !== null)
  const moments = records.map((record) => pointChangesAt(record, now)).filter((moment) => moment !== null)
  // One by one: a hundred thousand arguments are too many for Math.min.
  const until = moments.reduce<number | null>((first, at) => (first === null || at < first ? at : first), null)
  return { made: encodeColumns(markers), until }
}

async function packed(columns: MapColumns): Promise<Pick<ReadyColumns, 'columns' | 'hash'>> {
  const json = JSON.stringify(columns)
  const zipped = new Blob([json]).stream().pipeThrough(new CompressionStream('gzip'))
  const bytes = new Uint8Array(await new Response(zipped).arrayBuffer())
  return { columns: bytes.toBase64(), hash: await hashSecret(json) }
}

/** The bytes of ready columns: JSON, gzip. */
export function unpacked({ columns }: ReadyColumns): Uint8Array<ArrayBuffer> {
  return Uint8Array.fromBase64(columns)
}
