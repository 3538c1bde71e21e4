/** The map of the form: a pin that is dragged to the place. form.js loads it once there is something to show. */
import './map/trusted-types.ts'
import { control, type LatLng, type Map as LeafletMap, type Marker, marker } from 'leaflet'
import type { Point, Tier } from '../../worker/rules/location-tier.ts'
import { addControls, baseMap } from './map/base-map.ts'
import type { Countries } from './map/countries.ts'
import { fetchJson } from './map/fetch-json.ts'
import { MARKERS_DRAWN } from './map/markers.ts'
import { addNames } from './map/names.ts'
import { addOutlines } from './map/outlines.ts'
import { readPage } from './map/page.ts'
import { movedByKeys } from './pin/keys.ts'
import { nearNames } from './pin/near-names.ts'
import { publicCircle } from './pin/public-circle.ts'
import { pageScrollsByTouch } from './pin/touch.ts'
import { PIN_HEIGHT, venueIcon } from './pin/venue-icon.ts'

/** What the map is to show. Degrees. */
export interface Shown {
  /** The middle of the city that is known. */
  city: Point | null
  /** Where the organizer has put the pin; null while it waits in the middle of the city. */
  point: Point | null
  tier: Tier | null
  /** What the pin is called, for those who hear the map. */
  name: string
}

export interface PinMap {
  show: (shown: Shown) => void
}

/** Nothing more is to be seen beyond, but a pin can be put, and a circle looked at. */
const OWN_MAX_ZOOM = 13
/** A city with its neighbours, by which it is recognised; with streets, the middle of it. */
const CITY_ZOOM = { own: 10, streets: 13 }

/** Opens the map in an element that is in sight. `place` is told where the pin is put. Rejects if there is no map. */
export async function openPinMap(element: HTMLElement, place: (point: Point) => void): Promise<PinMap> {
  const page = readPage(element)
  const countries = await fetchJson<Countries>(page.countriesUrl)
  const map = baseMap(page, OWN_MAX_ZOOM)
  const zoom = page.tilesUrl ? CITY_ZOOM.streets : CITY_ZOOM.own
  const put = (at: LatLng): void => {
    const { lat, lng } = at.wrap()
    place({ lat, lon: lng })
  }
  const pin = venuePin(map, put)
  const circle = publicCircle(map)
  let shown: Shown | undefined
  pin.on('drag', () => {
    const { lat, lng } = pin.getLatLng().wrap()
    if (shown) circle.show({ ...shown, point: { lat, lon: lng } })
  })
  pageScrollsByTouch(map)
  map.on('click', ({ latlng }) => put(latlng))
  let drawn = false

  const show = (next: Shown): void => {
    const anchor = next.point ?? next.city
    if (!anchor) return
    const moved = !samePoint(next.city, shown?.city ?? null)
    shown = next
    if (moved || !map.getBounds().contains([anchor.lat, anchor.lon]))
      map.setView([anchor.lat, anchor.lon], zoom, { animate: false })
    pin.setLatLng([anchor.lat, anchor.lon]).addTo(map)
    lookOf(pin, next)
    circle.show(next)
    // Names make room for it.
    map.fire(MARKERS_DRAWN)
    if (drawn) return
    // Now that the map has a view, and not before, tiles are loaded for it.
    drawn = true
    addOutlines(map, countries, page.detailUrl)
    // Streets have names of their own.
    const near = page.tilesUrl ? undefined : nearNames(map, countries.size, element.dataset.near ?? '')
    addNames(map, countries, page, () => [pin, headOf(map, pin)], near)
    control.scale({ imperial: false, position: page.rtl ? 'bottomright' : 'bottomleft' }).addTo(map)
    addControls(map, page)
  }
  // What of the form is folded away and comes again has another size.
  new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(element)
  return { show }
}

function venuePin(map: LeafletMap, put: (at: LatLng) => void): Marker {
  const pin = marker([0, 0], { icon: venueIcon(), draggable: true, autoPan: true })
  pin.on('dragend', () => put(pin.getLatLng()))
  pin.on('add', () => {
    const element = pin.getElement()
    if (element) movedByKeys(map, pin, element, put)
  })
  return pin
}

/** A pin stands above its place: no name is written behind it. */
function headOf(map: LeafletMap, pin: Marker): Marker {
  return marker(map.layerPointToLatLng(map.latLngToLayerPoint(pin.getLatLng()).subtract([0, PIN_HEIGHT / 2])))
}

function lookOf(pin: Marker, { point, tier, name }: Shown): void {
  const element = pin.getElement()
  element?.setAttribute('aria-label', name)
  element?.classList.toggle('pin-waits', point === null)
  element?.classList.toggle('pin-public', point !== null && tier === 'exact')
}

function samePoint(a: Point | null, b: Point | null): boolean {
  return a?.lat === b?.lat && a?.lon === b?.lon
}
