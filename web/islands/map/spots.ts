import Supercluster from 'supercluster'
import type { MapAction } from './actions.ts'

/** One thing on the map: an action, or several that stand too close to be told apart at this zoom. */
export interface Spot {
  /** The same for the same spot in every view, so that what stays is not drawn again. */
  key: string
  lat: number
  lon: number
  count: number
  /** Whether anything of it is still ahead. */
  ahead: boolean
  actions(): MapAction[]
  /** The zoom at which it falls apart; undefined when it never does. */
  splitsAt: number | undefined
}

/** Which spots a view shows; degrees. */
export type FindSpots = (view: { west: number; south: number; east: number; north: number; zoom: number }) => Spot[]

/** Pixels: at least a thumb's width between two spots. */
const RADIUS = 44
/** Leaflet's world at zoom 0, in pixels; supercluster's own is twice as large. */
const EXTENT = 256

type Counted = { ahead: number }

/** Indexes the actions once for a map that ends at `maxZoom`; every view is then a quick question. */
export function indexSpots(actions: MapAction[], maxZoom: number): FindSpots {
  const index = new Supercluster<{ row: number }, Counted>({
    radius: RADIUS,
    extent: EXTENT,
    maxZoom,
    map: ({ row }) => ({ ahead: isAhead(actions[row]) ? 1 : 0 }),
    reduce: (sum, { ahead }) => {
      sum.ahead += ahead
    },
  }).load(
    actions.map(({ lat, lon }, row) => ({
      type: 'Feature',
      properties: { row },
      geometry: { type: 'Point', coordinates: [lon, lat] },
    })),
  )
  const pick = (rows: number[]): MapAction[] => rows.flatMap((row) => actions[row] ?? [])
  return ({ west, south, east, north, zoom }) =>
    index.getClusters([west, south, east, north], Math.floor(zoom)).map(({ properties, geometry }) => {
      const [lon = 0, lat = 0] = geometry.coordinates
      if (!('cluster' in properties)) {
        const { row } = properties
        const found = pick([row])
        return {
          key: `a${row}`,
          lat,
          lon,
          count: 1,
          ahead: found.some(isAhead),
          actions: () => found,
          splitsAt: undefined,
        }
      }
      const { cluster_id: id, point_count: count, ahead } = properties
      const splitsAt = index.getClusterExpansionZoom(id)
      return {
        key: `c${id}`,
        lat,
        lon,
        count,
        ahead: ahead > 0,
        actions: () => pick(rowsOf(index, id).sort((a, b) => a - b)),
        splitsAt: splitsAt > maxZoom ? undefined : splitsAt,
      }
    })
}

function rowsOf(index: Supercluster<{ row: number }, Counted>, cluster: number): number[] {
  return index.getLeaves(cluster, Number.POSITIVE_INFINITY).map(({ properties }) => properties.row)
}

function isAhead(action: MapAction | undefined): boolean {
  return action?.state === 'coming' || action?.state === 'today'
}
