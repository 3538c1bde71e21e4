import type { Map as LeafletMap } from 'leaflet'
import { WORLD_AT_ZOOM_0 } from './world.ts'

/** The tiles that the view touches, counted from the north-west corner of a world of `side` by `side` tiles. */
export function tilesInView(map: LeafletMap, side: number): [x: number, y: number][] {
  const pixels = (WORLD_AT_ZOOM_0 * 2 ** map.getZoom()) / side
  const { min, max } = map.getPixelBounds()
  if (!min || !max) return []
  const tiles: [number, number][] = []
  for (let x = Math.floor(min.x / pixels); x * pixels < max.x; x++)
    for (let y = Math.floor(min.y / pixels); y * pixels < max.y; y++) tiles.push([((x % side) + side) % side, y])
  return tiles
}
