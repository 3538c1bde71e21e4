import { CRS, type Map as LeafletMap, latLng } from 'leaflet'
import { fetchJson } from '../map/fetch-json.ts'
import type { Name } from '../map/names.ts'
import { tilesInView } from '../map/tiles-in-view.ts'
import { WORLD_AT_ZOOM_0 } from '../map/world.ts'
import { NEAR_PARTS, NEAR_ZOOM, type NearIndex, type NearName } from './near-tile.ts'

/** From here on a view holds few enough tiles. */
const NEAR_FROM = 8
const TILES_A_SIDE = 2 ** NEAR_ZOOM

/**
 * Quarters and villages by their own names: where the map has no streets, they are what one goes by. Gives those of the
 * view that have come, in a world `size` units wide; `come` is called when there are more.
 */
export function nearNames(map: LeafletMap, size: number, indexUrl: string): (come: () => void) => Name[] {
  const names: Name[] = []
  const asked = new Set<string>()
  let index: Promise<NearIndex> | undefined

  const load = async (x: number, y: number): Promise<void> => {
    index ??= fetchJson<NearIndex>(indexUrl)
    const { base, tiles } = await index
    if (!tiles[x]?.includes(y)) return
    const found = await fetchJson<NearName[]>(new URL(`${base}/${x}-${y}.json`, new URL(indexUrl, location.href)).href)
    for (const [text, lat, lon, fromZoom] of found) {
      const at = CRS.EPSG3857.latLngToPoint(latLng(lat / NEAR_PARTS, lon / NEAR_PARTS), 0)
      names.push({ text, place: at.multiplyBy(size / WORLD_AT_ZOOM_0), fromZoom, className: 'city-name' })
    }
  }

  return (come) => {
    if (map.getZoom() < NEAR_FROM) return []
    for (const [x, y] of tilesInView(map, TILES_A_SIDE)) {
      const key = `${x}-${y}`
      if (asked.has(key)) continue
      asked.add(key)
      load(x, y).then(come, () => {
        // The next move asks again; until then the map has its cities.
        asked.delete(key)
        index = undefined
      })
    }
    return names
  }
}
