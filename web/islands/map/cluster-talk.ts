import type { Narrowing } from '../../../worker/rules/narrowing.ts'
import type { Row } from './rows.ts'

/*
 * What the page and its clustering worker say to each other. Every question has a number, which its answer repeats.
 * The worker alone holds the columns: a hundred thousand rows would hold the page up.
 */

/** A part of the world, degrees, at a zoom. */
export interface View {
  west: number
  south: number
  east: number
  north: number
  zoom: number
}

export type Question =
  /** `columns`: the JSON of a map's columns in UTF-8. `now`: milliseconds since 1970 UTC. */
  | { ask: number; load: { columns: ArrayBuffer; narrowing: Narrowing; now: number; maxZoom: number } }
  | { ask: number; view: View }
  | { ask: number; open: { cluster: number } }

/** One thing in a view: a lone action, or a cluster of several. Degrees. */
export interface Cluster {
  /** The same for the same thing in every view. */
  key: string
  lat: number
  lon: number
  count: number
  /** Whether anything of it is still ahead. */
  ahead: boolean
  lone: Row | undefined
  /** The number of a cluster. */
  cluster: number | undefined
}

/** All that is drawn: how much, and where. */
export interface Loaded {
  count: number
  /** Undefined where nothing is drawn. */
  bounds: Omit<View, 'zoom'> | undefined
}

/** How a cluster opens: at the zoom at which it falls apart or, where it never does, into points and their blocks. */
export interface Opened {
  splitsAt: number | undefined
  blocks: string[]
  points: [lat: number, lon: number][]
}

export type Answer =
  | { ask: number; loaded: Loaded }
  | { ask: number; clusters: Cluster[] }
  | { ask: number; opened: Opened }
