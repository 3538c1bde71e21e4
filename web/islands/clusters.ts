/** Reads the columns of a map and clusters its points beside the page, in a web worker, so that they hold nobody up. */
import Supercluster from 'supercluster'
import type { Answer, Cluster, Loaded, Opened, Question, View } from './map/cluster-talk.ts'
import { Rows } from './map/rows.ts'

/** Pixels: at least a thumb's width between two spots. */
const RADIUS = 44
/** Leaflet's world at zoom 0, in pixels; supercluster's own is twice as large. */
const EXTENT = 256
/** So many blocks of a cluster that never falls apart are read: more than anybody scrolls through. */
const BLOCKS_AT_MOST = 4

type Index = Supercluster<{ row: number; ahead: boolean }, { aheadCount: number }>
let rows: Rows | undefined
let index: Index | undefined
let deepest = 0

addEventListener('message', ({ data }: MessageEvent<Question>) => postMessage(answer(data)))

function answer(question: Question): Answer {
  const { ask } = question
  if ('load' in question) return { ask, loaded: load(question.load) }
  if (!index || !rows) throw new Error('nothing is loaded')
  if ('view' in question) return { ask, clusters: clustersIn(index, rows, question.view) }
  return { ask, opened: open(index, rows, question.open.cluster) }
}

function load({ columns, narrowing, now, maxZoom }: Extract<Question, { load: unknown }>['load']): Loaded {
  const all = new Rows(JSON.parse(new TextDecoder().decode(columns)), now)
  const points = all.chosen(narrowing).map((row) => {
    const state = all.state(row)
    return {
      type: 'Feature' as const,
      properties: { row, ahead: state === 'coming' || state === 'today' },
      geometry: { type: 'Point' as const, coordinates: [all.lon[row] ?? 0, all.lat[row] ?? 0] },
    }
  })
  const empty: Index = new Supercluster({
    radius: RADIUS,
    extent: EXTENT,
    maxZoom,
    map: (point) => ({ aheadCount: point.ahead ? 1 : 0 }),
    reduce: (sum, { aheadCount }) => {
      sum.aheadCount += aheadCount
    },
  })
  rows = all
  index = empty.load(points)
  deepest = maxZoom
  return { count: points.length, bounds: boundsOf(points.map(({ geometry }) => geometry.coordinates)) }
}

function boundsOf(points: number[][]): Loaded['bounds'] {
  if (points.length === 0) return undefined
  const bounds = { west: 180, south: 90, east: -180, north: -90 }
  for (const [lon = 0, lat = 0] of points) {
    bounds.west = Math.min(bounds.west, lon)
    bounds.east = Math.max(bounds.east, lon)
    bounds.south = Math.min(bounds.south, lat)
    bounds.north = Math.max(bounds.north, lat)
  }
  return bounds
}

function clustersIn(points: Index, all: Rows, { west, south, east, north, zoom }: View): Cluster[] {
  return points.getClusters([west, south, east, north], Math.floor(zoom)).map(({ properties, geometry }) => {
    const [lon = 0, lat = 0] = geometry.coordinates
    if ('cluster' in properties) {
      const { cluster_id: cluster, point_count: count, aheadCount } = properties
      return { key: `c${cluster}`, lat, lon, count, ahead: aheadCount > 0, lone: undefined, cluster }
    }
    const { row, ahead } = properties
    return { key: `a${row}`, lat, lon, count: 1, ahead, lone: all.row(row), cluster: undefined }
  })
}

function open(points: Index, all: Rows, cluster: number): Opened {
  const splitsAt = points.getClusterExpansionZoom(cluster)
  if (splitsAt <= deepest) return { splitsAt, blocks: [], points: [] }
  const inside = points.getLeaves(cluster, Number.POSITIVE_INFINITY).map(({ properties }) => properties)
  const blocks = new Set<string>()
  const reached = inside
    .sort((a, b) => Number(b.ahead) - Number(a.ahead) || a.row - b.row)
    .map(({ row }) => row)
    .filter((row) => {
      const block = all.block(row)
      if (blocks.size < BLOCKS_AT_MOST) blocks.add(block)
      return blocks.has(block)
    })
  return {
    splitsAt: undefined,
    blocks: [...blocks],
    points: reached.map((row) => [all.lat[row] ?? 0, all.lon[row] ?? 0]),
  }
}
