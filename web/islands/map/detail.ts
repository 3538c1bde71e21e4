import type { Map as LeafletMap } from 'leaflet'
import { fetchJson } from './actions.ts'
import { DETAIL_EXTENT, DETAIL_ZOOM, type DetailTile } from './detail-tile.ts'
import { svg } from './svg.ts'

/** Until here the outlines of the whole world are fine enough. */
const DETAIL_FROM = 6.25
const TILES_A_SIDE = 2 ** DETAIL_ZOOM
/** Leaflet's world at zoom 0, in pixels. */
const WORLD_AT_ZOOM_0 = 256

/** Draws the finer coast over the outlines where the map has come near, into a picture `size` units wide. */
export function addDetail(map: LeafletMap, size: number, indexUrl: string): SVGElement {
  // The sea covers the coarser coast; all of it lies below all land, so that no tile's edge shows.
  const seas = svg('g', { class: 'outlines-seas' })
  const lands = svg('g', {})
  const picture = svg('g', {}, seas, lands)
  const asked = new Set<string>()
  const side = size / TILES_A_SIDE
  let index: Promise<Record<string, string>> | undefined

  const load = async (x: number, y: number): Promise<void> => {
    index ??= fetchJson<Record<string, string>>(indexUrl)
    const file = (await index)[`${x}-${y}`]
    if (!file) return
    const tile = await fetchJson<DetailTile>(new URL(file, new URL(indexUrl, location.href)).href)
    seas.append(svg('rect', { x: x * side, y: y * side, width: side, height: side }))
    lands.append(
      svg(
        'g',
        { transform: `translate(${x * side} ${y * side}) scale(${side / DETAIL_EXTENT})` },
        svg('path', { class: 'outlines-ground', d: tile.land }),
        svg('path', { class: 'outlines-coast', d: tile.coast }),
        svg('path', { class: 'outlines-borders', d: tile.borders }),
      ),
    )
  }

  const draw = (): void => {
    const near = map.getZoom() >= DETAIL_FROM
    picture.setAttribute('display', near ? 'inline' : 'none')
    if (!near) return
    for (const [x, y] of tilesInView(map)) {
      const key = `${x}-${y}`
      if (asked.has(key)) continue
      asked.add(key)
      // What does not come is asked for at the next move; until then the coarser coast is there.
      load(x, y).catch(() => {
        asked.delete(key)
        index = undefined
      })
    }
  }
  map.on('moveend', draw)
  draw()
  return picture
}

/** The tiles that the view touches, counted from the north-west corner of the world. */
function tilesInView(map: LeafletMap): [x: number, y: number][] {
  const pixels = (WORLD_AT_ZOOM_0 * 2 ** map.getZoom()) / TILES_A_SIDE
  const { min, max } = map.getPixelBounds()
  if (!min || !max) return []
  const tiles: [number, number][] = []
  for (let x = Math.floor(min.x / pixels); x * pixels < max.x; x++)
    for (let y = Math.floor(min.y / pixels); y * pixels < max.y; y++)
      tiles.push([((x % TILES_A_SIDE) + TILES_A_SIDE) % TILES_A_SIDE, y])
  return tiles
}
