import type { XY } from './mercator.ts'

/** Samples along each side of a ring's box: 24 × 24 find a good middle of every country. */
const STEPS = 24

/** The distance from a point to a segment, squared: taking the root of each would be most of the build. */
function squareToSegment([x, y]: XY, [ax, ay]: XY, [bx, by]: XY): number {
  const dx = bx - ax
  const dy = by - ay
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length))
  return (x - ax - along * dx) ** 2 + (y - ay - along * dy) ** 2
}

/** The squared distance from the point to the ring's edge; 0 outside, or as soon as it is found to be below `least`. */
function roomAround(point: XY, ring: XY[], least: number): number {
  const [x, y] = point
  let inside = false
  let room = Number.POSITIVE_INFINITY
  let previous = ring.at(-1)
  for (const corner of ring) {
    if (previous) {
      const crosses = corner[1] > y !== previous[1] > y
      const slope = (previous[0] - corner[0]) / (previous[1] - corner[1])
      if (crosses && x < slope * (y - corner[1]) + corner[0]) inside = !inside
      room = Math.min(room, squareToSegment(point, previous, corner))
      if (room < least) return 0
    }
    previous = corner
  }
  return inside ? room : 0
}

/** A point of the ring with much room on every side, so that a name written there stands on its own country. */
export function labelPoint(ring: XY[]): XY {
  const { left, right, top, bottom } = boxOf(ring)
  let best: XY = [(left + right) / 2, (top + bottom) / 2]
  let room = roomAround(best, ring, 0)
  for (let column = 1; column < STEPS; column++) {
    for (let row = 1; row < STEPS; row++) {
      const point: XY = [left + ((right - left) * column) / STEPS, top + ((bottom - top) * row) / STEPS]
      const found = roomAround(point, ring, room)
      if (found > room) [best, room] = [point, found]
    }
  }
  return best
}

/** The smallest upright box around the ring. */
export function boxOf(ring: XY[]): { left: number; right: number; top: number; bottom: number } {
  const xs = ring.map(([x]) => x)
  const ys = ring.map(([, y]) => y)
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) }
}
