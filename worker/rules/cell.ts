import type { Box } from './area.ts'
import type { Point } from './location-tier.ts'

/*
 * Cells divide the globe as a quadtree does, in plain degrees: 16 halvings each way, the bits of both interleaved (Morton
 * order; G. M. Morton, 1966). What lies near is mostly near in this order too, and every square of the tree is one run
 * of numbers, so that an ordinary index finds what is in it.
 */

/** Halvings each way: a cell is about 600 m by 300 m on the equator. */
const LEVELS = 16
const SIDE = 2 ** LEVELS

/** So many squares for each run are followed along the edge of a box. */
const EDGE_SQUARES = 8

/** Cells from the first to the last, both included. */
export type CellRange = readonly [first: number, last: number]

/** The cell of a point: a whole number from 0 to 2³² - 1, even bits from the longitude, odd bits from the latitude. */
export function cellOf({ lat, lon }: Point): number {
  return interleave(columnOf(lon), rowOf(lat))
}

function columnOf(lon: number): number {
  return Math.min(SIDE - 1, Math.max(0, Math.floor(((lon + 180) / 360) * SIDE)))
}

function rowOf(lat: number): number {
  return Math.min(SIDE - 1, Math.max(0, Math.floor(((lat + 90) / 180) * SIDE)))
}

function interleave(column: number, row: number): number {
  // Unsigned: the 32nd bit would make it negative.
  return (spread(column) | (spread(row) << 1)) >>> 0
}

/** Sixteen bits with a gap after each. */
function spread(bits: number): number {
  let wide = bits
  wide = (wide | (wide << 8)) & 0x00ff00ff
  wide = (wide | (wide << 4)) & 0x0f0f0f0f
  wide = (wide | (wide << 2)) & 0x33333333
  return (wide | (wide << 1)) & 0x55555555
}

/** A square of the tree, by its first column and row and its side in cells. */
type Square = { column: number; row: number; side: number }

/**
 * Runs of cells that together hold all boxes, and as little else as `atMost` runs allow. The boxes do not cross 180°.
 */
export function cellRanges(boxes: readonly Box[], atMost: number): CellRange[] {
  const wanted = boxes.map(({ west, south, east, north }) => ({
    first: { column: columnOf(west), row: rowOf(south) },
    last: { column: columnOf(east), row: rowOf(north) },
  }))
  const touches = ({ column, row, side }: Square) =>
    wanted.some(
      ({ first, last }) =>
        column <= last.column && column + side > first.column && row <= last.row && row + side > first.row,
    )
  const lies = ({ column, row, side }: Square) =>
    wanted.some(
      ({ first, last }) =>
        column >= first.column && column + side - 1 <= last.column && row >= first.row && row + side - 1 <= last.row,
    )
  let inside: Square[] = []
  let edge: Square[] = [{ column: 0, row: 0, side: SIDE }]
  let ranges = joined(edge)
  while (edge.length > 0) {
    const quarters = edge.flatMap(quartersOf).filter(touches)
    inside = [...inside, ...quarters.filter(lies)]
    edge = quarters.filter((square) => square.side > 1 && !lies(square))
    const finer = joined([...inside, ...edge])
    // A long edge may be few runs: what it takes to follow it is bounded as well.
    if (finer.length > atMost || edge.length > atMost * EDGE_SQUARES) break
    ranges = finer
  }
  return ranges
}

function quartersOf({ column, row, side }: Square): Square[] {
  const half = side / 2
  return [
    { column, row, side: half },
    { column: column + half, row, side: half },
    { column, row: row + half, side: half },
    { column: column + half, row: row + half, side: half },
  ]
}

/** The cells of squares as runs, those that follow one another made one. */
function joined(squares: readonly Square[]): CellRange[] {
  const runs = squares
    .map(({ column, row, side }) => {
      const first = interleave(column, row)
      return [first, first + side * side - 1] as const
    })
    .sort(([a], [b]) => a - b)
  const ranges: CellRange[] = []
  for (const [first, last] of runs) {
    const before = ranges.at(-1)
    if (before && before[1] + 1 >= first) ranges[ranges.length - 1] = [before[0], Math.max(last, before[1])]
    else ranges.push([first, last])
  }
  return ranges
}

const BLOCK = /^q([0-3]{0,16})$/

/** The cells of a block: a square of the tree, named `q` and its quarters from the largest down; null for another word. */
export function parseBlock(name: string): CellRange | null {
  const quarters = BLOCK.exec(name)?.[1]
  if (quarters === undefined) return null
  const cells = 4 ** (LEVELS - quarters.length)
  const first = [...quarters].reduce((sum, quarter) => sum * 4 + Number(quarter), 0) * cells
  return [first, first + cells - 1]
}

/** Whether a run of cells is a part of the world rather than of a country: less than three halvings of it. */
export function isWide([first, last]: CellRange): boolean {
  return last - first >= 4 ** (LEVELS - 2) - 1
}

/** The name of the block of a cell after so many halvings (0 to 16): the inverse of parseBlock. */
export function printBlock(cell: number, halvings: number): string {
  const square = Math.floor(cell / 4 ** (LEVELS - halvings))
  return halvings === 0 ? 'q' : `q${square.toString(4).padStart(halvings, '0')}`
}
