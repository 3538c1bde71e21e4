/** What the page and its clustering worker say to each other. Every question has a number, which its answer repeats. */

/** A part of the world, degrees, at a zoom. */
export interface View {
  west: number
  south: number
  east: number
  north: number
  zoom: number
}

export type Question =
  | { ask: number; load: { lat: number[]; lon: number[]; ahead: boolean[]; maxZoom: number } }
  | { ask: number; view: View }
  | { ask: number; open: { cluster: number } }

/** One thing in a view: the row of an action, or a cluster of several. */
export interface Cluster {
  lat: number
  lon: number
  count: number
  /** Whether anything of it is still ahead. */
  ahead: boolean
  /** The row of a lone action. */
  row: number | undefined
  /** The number of a cluster. */
  cluster: number | undefined
}

/** How a cluster opens: at the zoom at which it falls apart or, where it never does, into its rows. */
export interface Opened {
  splitsAt: number | undefined
  rows: number[]
}

export type Answer =
  | { ask: number; loaded: true }
  | { ask: number; clusters: Cluster[] }
  | { ask: number; opened: Opened }
