import { DomUtil, type LatLng, type Map as LeafletMap } from 'leaflet'
import type { Countries } from './countries.ts'
import { addDetail } from './detail.ts'
import { svg } from './svg.ts'

/** Drawn beyond each edge of the map, in its own width and height, so that a drag does not run out of land at once. */
const MARGIN = 0.6

/**
 * Draws land and borders: paths that the browser keeps, of which a view box shows a part. A zoom sets four numbers instead
 * of projecting thirty thousand points, and the style sheet paints, so that dark follows light without us.
 */
export function addOutlines(map: LeafletMap, { size, land, borders }: Countries, detailUrl: string): void {
  const picture = svg(
    'svg',
    { 'aria-hidden': 'true' },
    svg(
      'g',
      { id: 'outlines-world' },
      svg('path', { class: 'outlines-land', d: land }),
      svg('path', { class: 'outlines-borders', d: borders }),
      addDetail(map, size, detailUrl),
    ),
    // The world goes round: what lies past 180° is drawn again on either side.
    svg('use', { href: '#outlines-world', x: -size }),
    svg('use', { href: '#outlines-world', x: size }),
  )
  const layer = document.createElement('div')
  layer.className = 'outlines leaflet-layer leaflet-zoom-animated'
  layer.append(picture)
  map.getPanes().tilePane.append(layer)

  /** What is drawn now, by its north-west corner. */
  let drawn: { corner: LatLng; zoom: number } | undefined

  const draw = (): void => {
    const zoom = map.getZoom()
    const margin = map.getSize().multiplyBy(MARGIN).round()
    const corner = map.containerPointToLayerPoint(margin.multiplyBy(-1))
    const { x: width, y: height } = map.getSize().add(margin.multiplyBy(2))
    // Units of the picture in a pixel of the screen.
    const unit = size / map.getPixelWorldBounds().getSize().x
    const { x, y } = corner.add(map.getPixelOrigin()).multiplyBy(unit)
    picture.setAttribute('width', String(width))
    picture.setAttribute('height', String(height))
    picture.setAttribute('viewBox', `${x} ${y} ${width * unit} ${height * unit}`)
    DomUtil.setTransform(layer, corner, 1)
    drawn = { corner: map.layerPointToLatLng(corner), zoom }
  }

  /** Stretches what is drawn to a view that is still moving, exactly as Leaflet moves its markers. */
  const follow = (center: LatLng, zoom: number): void => {
    if (!drawn) return
    const pane = DomUtil.getPosition(map.getPanes().mapPane)
    const origin = map.project(center, zoom).subtract(map.getSize().divideBy(2)).add(pane).round()
    const offset = map.project(drawn.corner, zoom).subtract(origin)
    DomUtil.setTransform(layer, offset, map.getZoomScale(zoom, drawn.zoom))
  }

  map.on('moveend viewreset', draw)
  map.on('zoom', () => follow(map.getCenter(), map.getZoom()))
  map.on('zoomanim', ({ center, zoom }) => follow(center, zoom))
  draw()
}
