/** Clusters the points of a map beside the page, in a web worker, so that ten thousand of them hold nobody up. */
import Supercluster from 'supercluster'
import type { Answer, Cluster, Opened, Question, View } from './map/cluster-talk.ts'

/** Pixels: at least a thumb's width between two spots. */
const RADIUS = 44
/** Leaflet's world at zoom 0, in pixels; supercluster's own is twice as large. */
const EXTENT = 256

type Index = Supercluster<{ row: number; ahead: boolean }, { aheadCount: number }>
let index: Index | undefined
let deepest = 0

addEventListener('message', ({ data }: MessageEvent<Question>) => postMessage(answer(data)))

function answer(question: Question): Answer {
  const { ask } = question
  if ('load' in question) {
    index = load(question.load)
    return { ask, loaded: true }
  }
  if (!index) throw new Error('nothing is loaded')
  if ('view' in question) return { ask, clusters: clustersIn(index, question.view) }
  return { ask, opened: open(index, question.open.cluster) }
}

function load({ lat, lon, ahead, maxZoom }: Extract<Question, { load: unknown }>['load']): Index {
  deepest = maxZoom
  const points = lat.map((latitude, row) => ({
    type: 'Feature' as const,
    properties: { row, ahead: ahead[row] ?? false },
    geometry: { type: 'Point' as const, coordinates: [lon[row] ?? 0, latitude] },
  }))
  const empty: Index = new Supercluster({
    radius: RADIUS,
    extent: EXTENT,
    maxZoom,
    map: (point) => ({ aheadCount: point.ahead ? 1 : 0 }),
    reduce: (sum, { aheadCount }) => {
      sum.aheadCount += aheadCount
    },
  })
  return empty.load(points)
}

function clustersIn(points: Index, { west, south, east, north, zoom }: View): Cluster[] {
  return points.getClusters([west, south, east, north], Math.floor(zoom)).map(({ properties, geometry }) => {
    const [lon = 0, lat = 0] = geometry.coordinates
    return 'cluster' in properties
      ? {
          ...{ lat, lon, count: properties.point_count, ahead: properties.aheadCount > 0 },
          ...{ row: undefined, cluster: properties.cluster_id },
        }
      : { lat, lon, count: 1, ahead: properties.ahead, row: properties.row, cluster: undefined }
  })
}

function open(points: Index, cluster: number): Opened {
  const splitsAt = points.getClusterExpansionZoom(cluster)
  if (splitsAt <= deepest) return { splitsAt, rows: [] }
  const leaves = points.getLeaves(cluster, Number.POSITIVE_INFINITY)
  return { splitsAt: undefined, rows: leaves.map(({ properties }) => properties.row).sort((a, b) => a - b) }
}
