import type { Place } from '../../../worker/cities/place.ts'
import { NEAR_PARTS, NEAR_ZOOM, type NearName } from '../../islands/pin/near-tile.ts'
import { project } from '../mercator.ts'

/** Inhabitants from which a place is named at a zoom; a quarter of a city counts its own. */
const NAMED_FROM: [inhabitants: number, zoom: number][] = [
  [50_000, 8],
  [15_000, 9],
  [5_000, 10],
  [0, 11],
]

/** The names of all places by tile, `x` → `y` → names, the most populous first as the places are. */
export function namesByTile(places: readonly Place[]): Map<number, Map<number, NearName[]>> {
  const tiles = new Map<number, Map<number, NearName[]>>()
  for (const { name, lat, lon, population } of places) {
    // Whole tiles from the west and the north: rounded, a place would fall into the next.
    const [[x = 0, y = 0] = []] = project([[lon, lat]], 2 ** NEAR_ZOOM * TILE)
    const [across, down] = [Math.floor(x / TILE), Math.floor(y / TILE)]
    const column = tiles.get(across) ?? new Map<number, NearName[]>()
    const names = column.get(down) ?? []
    const [, fromZoom = 0] = NAMED_FROM.find(([inhabitants]) => population >= inhabitants) ?? []
    names.push([name, Math.round(lat * NEAR_PARTS), Math.round(lon * NEAR_PARTS), fromZoom])
    tiles.set(across, column.set(down, names))
  }
  return tiles
}

/** Units of a tile while it is sought. */
const TILE = 1024
