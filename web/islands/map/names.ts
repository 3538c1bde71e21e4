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
import type { CityName, Countries } from './countries.ts'
import { fetchJson } from './fetch-json.ts'
import { MARKERS_DRAWN } from './markers.ts'

/** A name that the map writes where there is room. */
export interface Name {
  text: string
  /** In units of the world's width, `size`. */
  place: Point
  fromZoom: number
  className: 'country-name' | 'city-name'
}

/** Pixels, as the names are set: a letter on average, and a line. */
const LETTER = 7
const LINE = 16
/** Pixels: a pin or a cluster. */
const MARKER = 38
/** Below it no city is named, and none is loaded. */
const CITIES_FROM = 3.5

/**
 * Writes the names of countries and cities, in the page's language, where there is room for them. `markers` tells what
 * already stands on the map: half a name beside a marker reads worse than none. `more` gives further names for the view
 * as far as they have come, and calls back when more of them have.
 */
export function addNames(
  map: LeafletMap,
  { size, names }: Countries,
  { lang, citiesUrl }: { lang: string; citiesUrl: string },
  markers: () => Iterable<Marker>,
  more: (come: () => void) => readonly Name[] = () => [],
): void {
  const pane = map.createPane('names')
  // A list of the world's countries helps nobody who cannot see where they are.
  pane.setAttribute('aria-hidden', 'true')
  const regions = new Intl.DisplayNames(lang, { type: 'region' })
  const countries = names.map(([code, x, y, fromZoom]): Name => {
    return { text: regions.of(code) ?? '', place: point(x, y), fromZoom, className: 'country-name' }
  })
  let cities: Name[] | undefined
  const layer = new LayerGroup().addTo(map)
  const write = (): void => {
    const zoom = map.getZoom()
    if (zoom >= CITIES_FROM && !cities) {
      cities = []
      loadCities(citiesUrl).then(
        (loaded) => {
          cities = loaded
          write()
        },
        // A map without them is a map; the next move asks again.
        () => {
          cities = undefined
        },
      )
    }
    const view = map.getPixelBounds()
    const world = map.getPixelWorldBounds().getSize().x
    const taken = [...markers()].map((drawn) => boxAround(map.project(drawn.getLatLng()), MARKER, MARKER))
    layer.clearLayers()
    // Countries have the first choice, and among them and among cities the largest.
    for (const { text, place, fromZoom, className } of [...countries, ...(cities ?? []), ...more(write)]) {
      if (fromZoom > zoom) continue
      const here = nearestCopy(place.multiplyBy(world / size), view.getCenter(), world)
      const box = boxAround(here, text.length * LETTER, className === 'city-name' ? 2 * LINE : LINE)
      if (!view.contains(box) || taken.some((other) => other.overlaps(box))) continue
      taken.push(box)
      layer.addLayer(nameAt(map, here, text, className))
    }
  }
  // Where there are no markers to wait for, the move is all.
  map.on(`moveend ${MARKERS_DRAWN}`, write)
  write()
}

async function loadCities(url: string): Promise<Name[]> {
  const names = await fetchJson<CityName[]>(url)
  return names.map(([text, x, y, fromZoom]) => ({ text, place: point(x, y), fromZoom, className: 'city-name' }))
}

/** The copy of a place that lies within half a world of the centre; pixels. */
function nearestCopy(place: Point, centre: Point, world: number): Point {
  return point(place.x + Math.round((centre.x - place.x) / world) * world, place.y)
}

function boxAround(centre: Point, width: number, height: number): Bounds {
  const half = point(width / 2, height / 2)
  return bounds(centre.subtract(half), centre.add(half))
}

function nameAt(map: LeafletMap, place: Point, text: string, className: string): Marker {
  const span = document.createElement('span')
  span.textContent = text
  const icon = divIcon({ className, html: span, iconSize: [0, 0] })
  return marker(map.unproject(place), { icon, pane: 'names', interactive: false, keyboard: false })
}
