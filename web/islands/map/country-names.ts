import {
  type Bounds,
  bounds,
  divIcon,
  LayerGroup,
  type Map as LeafletMap,
  type Marker,
  marker,
  type Point,
  point,
} from 'leaflet'
import type { Countries } from './countries.ts'

/** Pixels, as `.country-name` is set: a letter on average, and a line. */
const LETTER = 7
const LINE = 16
/** Pixels: a pin or a cluster. */
const MARKER = 38

/**
 * Writes each country's name, in the page's language, where there is room for it; the browser knows the names. `markers`
 * tells what already stands on the map: half a name beside a marker reads worse than none.
 */
export function addCountryNames(
  map: LeafletMap,
  { size, names }: Countries,
  lang: string,
  markers: () => Iterable<Marker>,
): void {
  const pane = map.createPane('names')
  // A list of the world's countries helps nobody who cannot see where they are.
  pane.setAttribute('aria-hidden', 'true')
  const regions = new Intl.DisplayNames(lang, { type: 'region' })
  const layer = new LayerGroup().addTo(map)
  const write = (): void => {
    const view = map.getPixelBounds()
    const world = map.getPixelWorldBounds().getSize().x
    const taken = [...markers()].map((drawn) => boxAround(map.project(drawn.getLatLng()), MARKER, MARKER))
    layer.clearLayers()
    // The largest countries come first, and have the first choice.
    for (const [code, x, y, fromZoom] of names) {
      if (fromZoom > map.getZoom()) break
      const place = nearestCopy(point(x, y).multiplyBy(world / size), view.getCenter(), world)
      const text = regions.of(code) ?? ''
      const box = boxAround(place, text.length * LETTER, LINE)
      if (!view.contains(place) || taken.some((other) => other.overlaps(box))) continue
      taken.push(box)
      layer.addLayer(nameAt(map, place, text))
    }
  }
  map.on('moveend', write)
  write()
}

/** The copy of a place that lies within half a world of the centre; pixels. */
function nearestCopy(place: Point, centre: Point, world: number): Point {
  return point(place.x + Math.round((centre.x - place.x) / world) * world, place.y)
}

function boxAround(centre: Point, width: number, height: number): Bounds {
  const half = point(width / 2, height / 2)
  return bounds(centre.subtract(half), centre.add(half))
}

function nameAt(map: LeafletMap, place: Point, text: string): Marker {
  const span = document.createElement('span')
  span.textContent = text
  const icon = divIcon({ className: 'country-name', html: span, iconSize: [0, 0] })
  return marker(map.unproject(place), { icon, pane: 'names', interactive: false, keyboard: false })
}
