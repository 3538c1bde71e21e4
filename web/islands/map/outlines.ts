import { DomUtil, type LatLng, type Map as LeafletMap } from 'leaflet'
import type { Countries } from './countries.ts'
import { addDetail } from './detail.ts'
import { svg } from './svg.ts'

/** Drawn beyond each edge of the map, in its own width and height, so that a drag does not run out of land at once. */
const MARGIN = 0.6
/** From farther away the line around the land is only a blur, and takes as long to paint as all the rest. */
const COASTS_FROM = 3
/** The world is divided into so many squares a side to be painted. */
const SQUARES_A_SIDE = 16

/**
 * Draws land and borders: paths that the browser keeps, of which a view box shows a part. A zoom sets four numbers instead
 * of projecting thirty thousand points, and the style sheet paints, so that dark follows light without us.
 */
export function addOutlines(map: LeafletMap, { size, land, borders }: Countries, detailUrl: string): void {
  const coasts = svg('g', {}, ...paths('outlines-coast', land.flat(2), size))
  const picture = svg(
    'svg',
    { 'aria-hidden': 'true' },
    svg(
      'g',
      { id: 'outlines-world' },
      ...paths(
        'outlines-ground',
        land.map((rings) => rings.map(closed).join('')),
        size,
      ),
      coasts,
      ...paths('outlines-borders', borders.flat(), size),
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
    coasts.setAttribute('display', zoom < COASTS_FROM ? 'none' : 'inline')
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

/** The pieces of a ring as one. */
function closed(pieces: string[]): string {
  return `${pieces.map((piece, at) => (at === 0 ? piece : piece.slice(piece.indexOf('l')))).join('')}z`
}

/** What is drawn in one way, in paths by where it begins: a browser paints those that it shows, and to paint all takes long. */
function paths(className: string, drawn: string[], size: number): SVGElement[] {
  const side = size / SQUARES_A_SIDE
  const squares = new Map<string, string>()
  for (const each of drawn) {
    const [x = 0, y = 0] = each
      .slice(1, each.indexOf('l'))
      .split(/(?=-)| /)
      .map(Number)
    const square = `${Math.floor(x / side)} ${Math.floor(y / side)}`
    squares.set(square, (squares.get(square) ?? '') + each)
  }
  return [...squares.values()].map((d) => svg('path', { class: className, d }))
}
