import { divIcon, type Map as LeafletMap, type Marker, marker } from 'leaflet'
import { clusterFace, loneFace, nameOf, nameSoon } from './faces.ts'
import type { MapPage } from './page.ts'
import { PIN_SIZE } from './pin.ts'
import { openPopup } from './popup.ts'
import type { Spot, Spots } from './spots.ts'

/** Degrees. */
const ONCE_ROUND = 360

/** What the map fires when its markers are those of its view. */
export const MARKERS_DRAWN = 'markersdrawn'

/** Keeps markers on the map for what its view shows; once the first are there, gives a way to ask which they are. */
export async function showMarkers(map: LeafletMap, spots: Spots, page: MapPage): Promise<() => Iterable<Marker>> {
  const shown = new Map<string, Marker>()
  let moves = 0
  const redraw = async (): Promise<void> => {
    moves += 1
    const move = moves
    const found = await spotsInView(map, spots)
    // Somebody who goes on moving wants the view that comes, not the one before.
    if (move !== moves) return
    const inView = new Map(found.map((spot) => [spot.key, spot]))
    const focused = [...shown.values()].find((drawn) => drawn.getElement()?.contains(document.activeElement))
    for (const [key, drawn] of shown) {
      if (inView.has(key)) continue
      drawn.remove()
      shown.delete(key)
    }
    for (const [key, spot] of inView) {
      const drawn = shown.get(key)
      if (drawn) drawn.setLatLng([spot.lat, spot.lon])
      else shown.set(key, spotMarker(map, spot, page))
    }
    nameSoon(found, (spot, action) => {
      shown.get(spot.key)?.getElement()?.setAttribute('aria-label', nameOf(action, page))
    })
    // The cluster that was opened is gone: the focus goes on to what stands in its place.
    if (focused && !map.hasLayer(focused)) nearest(map, shown, focused)?.getElement()?.focus({ preventScroll: true })
    map.fire(MARKERS_DRAWN)
  }
  map.on('moveend', redraw)
  await redraw()
  return () => shown.values()
}

/** The spots of the view, each at the copy of the world that the view shows. */
async function spotsInView(map: LeafletMap, all: Spots): Promise<Spot[]> {
  const bounds = map.getBounds()
  const centre = map.getCenter().lng
  const spots = await all.find({
    west: bounds.getWest(),
    south: bounds.getSouth(),
    east: bounds.getEast(),
    north: bounds.getNorth(),
    zoom: map.getZoom(),
  })
  return spots.map((spot) => ({ ...spot, lon: spot.lon + Math.round((centre - spot.lon) / ONCE_ROUND) * ONCE_ROUND }))
}

function nearest(map: LeafletMap, shown: Map<string, Marker>, gone: Marker): Marker | undefined {
  const distance = (drawn: Marker): number => map.distance(drawn.getLatLng(), gone.getLatLng())
  return [...shown.values()].sort((a, b) => distance(a) - distance(b))[0]
}

function spotMarker(map: LeafletMap, spot: Spot, page: MapPage): Marker {
  const face = spot.lone ? loneFace(spot.lone, page) : clusterFace(spot, page)
  const drawn = marker([spot.lat, spot.lon], {
    icon: divIcon({ className: face.className, html: face.picture, iconSize: [PIN_SIZE, PIN_SIZE] }),
    riseOnHover: true,
  }).addTo(map)
  const element = drawn.getElement()
  if (!element) return drawn
  element.setAttribute('aria-label', face.name)
  const open = async (): Promise<void> => {
    // What cannot be read is an empty popup, which says so.
    const inside = await spot.open().catch(() => ({ actions: [] }))
    if (!map.hasLayer(drawn)) return
    if ('splitsAt' in inside) {
      map.setView(drawn.getLatLng(), inside.splitsAt)
      return
    }
    const opened = openPopup(map, drawn.getLatLng(), { ...inside, count: spot.count }, page, element)
    drawn.once('remove', () => opened.close())
  }
  drawn.on('click', open)
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    open()
  })
  return drawn
}
