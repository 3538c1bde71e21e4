import type { Map as LeafletMap } from 'leaflet'
import { DETAIL_EXTENT, DETAIL_ZOOM, type DetailTile } from './detail-tile.ts'
import { fetchJson } from './fetch-json.ts'
import { svg } from './svg.ts'
import { tilesInView } from './tiles-in-view.ts'

/** Until here the outlines of the whole world are fine enough. */
const DETAIL_FROM = 6.25
const TILES_A_SIDE = 2 ** DETAIL_ZOOM

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
    for (const [x, y] of tilesInView(map, TILES_A_SIDE)) {
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
