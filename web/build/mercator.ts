import type { Position } from 'geojson'

/** A point of the projected world, in units of its width: x to the right, y down. */
export type XY = [x: number, y: number]

const RADIANS = Math.PI / 180
/** Degrees. A jump of more than half of it between two neighbours is the antimeridian, not a journey. */
const WORLD = 360

/**
 * Longitudes made continuous: a ring cut at ±180° runs on past it instead of striping the whole map. Its middle comes to
 * lie within ±180°, so that a lake stays in the same copy of the world as its shore.
 */
export function unwrap(line: Position[]): Position[] {
  let shift = 0
  let before: number | undefined
  const continuous = line.map(([lon = 0, lat = 0]) => {
    if (before !== undefined) shift -= Math.round((lon - before) / WORLD) * WORLD
    before = lon
    return [lon + shift, lat]
  })
  const lons = continuous.map(([lon = 0]) => lon)
  const home = Math.round((Math.min(...lons) + Math.max(...lons)) / 2 / WORLD) * WORLD
  return continuous.map(([lon = 0, lat = 0]) => [lon - home, lat])
}

/** A line of degrees in Web Mercator (EPSG:3857), the world being `size` units wide. */
export function project(line: Position[], size: number): XY[] {
  return unwrap(line).map(([lon = 0, lat = 0]) => [
    Math.round((lon / WORLD + 0.5) * size),
    Math.round((0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * RADIANS) / 2)) / (2 * Math.PI)) * size),
  ])
}

/** SVG path data, relative after the first point; points that fell together are left out. */
export function pathData(points: XY[], closed: boolean): string {
  let path = ''
  let [px, py] = points[0] ?? [0, 0]
  for (const [x, y] of points) {
    if (path === '') path = `M${x} ${y}l`
    else if (x !== px || y !== py) path += `${path.endsWith('l') ? '' : ' '}${x - px} ${y - py}`
    px = x
    py = y
  }
  if (path.endsWith('l')) return ''
  // The minus sign separates by itself.
  return path.replaceAll(' -', '-') + (closed ? 'z' : '')
}

/** A line as path data in pieces of at most `most` steps, each beginning where the one before it ended. */
export function pathPieces(points: XY[], most: number): string[] {
  const pieces: string[] = []
  for (let start = 0; start < points.length - 1; start += most)
    pieces.push(pathData(points.slice(start, start + most + 1), false))
  return pieces.filter(Boolean)
}
