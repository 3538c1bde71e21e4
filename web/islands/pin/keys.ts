import { type LatLng, type Map as LeafletMap, type Marker, type Point, point } from 'leaflet'

/** Pixels of a press of an arrow key, and with Shift. */
const STEP = 10
const FINE_STEP = 1
/** Pixels that stay between the pin and the edge of the map. */
const MARGIN = point(40, 60)

/** Where on the screen an arrow key points, in every direction of writing. */
const ARROWS = new Map<string, Point>([
  ['ArrowUp', point(0, -1)],
  ['ArrowDown', point(0, 1)],
  ['ArrowLeft', point(-1, 0)],
  ['ArrowRight', point(1, 0)],
])

/** Lets the arrow keys move a pin that has the focus, and the keys of the zoom buttons zoom around it. */
export function movedByKeys(map: LeafletMap, pin: Marker, element: HTMLElement, put: (at: LatLng) => void): void {
  // Neither a button nor a picture: readers of the screen have to leave the arrow keys to it.
  element.setAttribute('role', 'application')
  element.addEventListener('keydown', (event) => {
    const { key, shiftKey, ctrlKey, altKey, metaKey } = event
    if (ctrlKey || altKey || metaKey) return
    const arrow = ARROWS.get(key)
    if (arrow) {
      const step = arrow.multiplyBy(shiftKey ? FINE_STEP : STEP)
      const at = map.layerPointToLatLng(map.latLngToLayerPoint(pin.getLatLng()).add(step))
      map.panInside(at, { padding: MARGIN, animate: false })
      put(at)
    } else if (key === '+' || key === '=') map.setZoomAround(pin.getLatLng(), map.getZoom() + 1)
    else if (key === '-') map.setZoomAround(pin.getLatLng(), map.getZoom() - 1)
    else return
    event.preventDefault()
    // The map itself would pan.
    event.stopPropagation()
  })
}
