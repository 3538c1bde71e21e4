import { type CircleMarker, circleMarker, divIcon, type Map as LeafletMap, marker } from 'leaflet'
import type { Point } from '../../../worker/rules/location-tier.ts'
import type { Place } from './page.ts'
import { PIN_SIZE, pinPicture } from './pin.ts'

/** Shows the country and its neighbours; closer than this there is nothing more to see around it. */
const ZOOM = 5
/** Metres: how far from the point the action may be. */
const METRES = { area: 1_000, city: 8_000 }
/** Pixels: a circle that is drawn smaller would pass for an exact place. */
const LEAST_RADIUS = { area: 14, city: 22 }
/** Metres in a pixel at zoom 0, on the equator: the earth's circumference over Leaflet's 256 pixels. */
const METRES_A_PIXEL = 40_075_017 / 256

/** Draws where a lone action is: a pin if that is public, else a soft circle about as wide as our silence. */
export function showPlace(map: LeafletMap, { lat, lon, precision, kind = 'other', state = 'coming' }: Place): void {
  map.setView([lat, lon], ZOOM, { animate: false })
  if (precision === 'exact') {
    const icon = divIcon({
      className: `pin pin-${state}`,
      html: pinPicture(kind, state),
      iconSize: [PIN_SIZE, PIN_SIZE],
    })
    marker([lat, lon], { icon, interactive: false, keyboard: false }).addTo(map)
    return
  }
  softCircle(map, { lat, lon }, precision)
}

/** Draws a soft circle about as wide as our silence, and never so small that it passes for an exact place. */
export function softCircle(map: LeafletMap, { lat, lon }: Point, precision: 'area' | 'city'): CircleMarker {
  const circle = circleMarker([lat, lon], { className: 'map-about', interactive: false })
  const resize = (): void => {
    const metresAPixel = (METRES_A_PIXEL * Math.cos((lat * Math.PI) / 180)) / 2 ** map.getZoom()
    circle.setRadius(Math.max(LEAST_RADIUS[precision], METRES[precision] / metresAPixel))
  }
  circle.on('add', () => map.on('zoomend', resize))
  circle.on('remove', () => map.off('zoomend', resize))
  resize()
  return circle.addTo(map)
}
