import { divIcon, type Map as LeafletMap, type Marker, marker } from 'leaflet'
import type { MapAction } from './actions.ts'
import type { MapPage } from './page.ts'
import { PIN_SIZE, pinPicture } from './pin.ts'
import { openPopup } from './popup.ts'
import type { FindSpots, Spot } from './spots.ts'

/** From so many actions a cluster is drawn larger. */
const MANY = 10
const CROWD = 100
/** Degrees. */
const ONCE_ROUND = 360

/** What the map fires when its markers are those of its view. */
export const MARKERS_DRAWN = 'markersdrawn'

/** Keeps markers on the map for what its view shows; once the first are there, gives a way to ask which they are. */
export async function showMarkers(
  map: LeafletMap,
  findSpots: FindSpots,
  page: MapPage,
): Promise<() => Iterable<Marker>> {
  const shown = new Map<string, Marker>()
  let moves = 0
  const redraw = async (): Promise<void> => {
    moves += 1
    const move = moves
    const found = await spotsInView(map, findSpots)
    // Somebody who goes on moving wants the view that comes, not the one before.
    if (move !== moves) return
    const spots = new Map(found.map((spot) => [spot.key, spot]))
    const focused = [...shown.values()].find((drawn) => drawn.getElement()?.contains(document.activeElement))
    for (const [key, drawn] of shown) {
      if (spots.has(key)) continue
      drawn.remove()
      shown.delete(key)
    }
    for (const [key, spot] of spots) {
      const drawn = shown.get(key)
      if (drawn) drawn.setLatLng([spot.lat, spot.lon])
      else shown.set(key, spotMarker(map, spot, page))
    }
    // The cluster that was opened is gone: the focus goes on to what stands in its place.
    if (focused && !map.hasLayer(focused)) nearest(map, shown, focused)?.getElement()?.focus({ preventScroll: true })
    map.fire(MARKERS_DRAWN)
  }
  map.on('moveend', redraw)
  await redraw()
  return () => shown.values()
}

/** The spots of the view, each at the copy of the world that the view shows. */
async function spotsInView(map: LeafletMap, findSpots: FindSpots): Promise<Spot[]> {
  const bounds = map.getBounds()
  const centre = map.getCenter().lng
  const spots = await findSpots({
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
  const face = spot.lone ? actionFace(spot.lone, page) : clusterFace(spot, page)
  const drawn = marker([spot.lat, spot.lon], {
    icon: divIcon({ className: face.className, html: face.picture, iconSize: [PIN_SIZE, PIN_SIZE] }),
    riseOnHover: true,
  }).addTo(map)
  const element = drawn.getElement()
  if (!element) return drawn
  element.setAttribute('aria-label', face.name)
  const open = async (): Promise<void> => {
    const inside = await spot.open()
    if (!map.hasLayer(drawn)) return
    if ('splitsAt' in inside) {
      map.setView(drawn.getLatLng(), inside.splitsAt)
      return
    }
    const opened = openPopup(map, drawn.getLatLng(), inside.actions, page, element)
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

interface Face {
  className: string
  picture: HTMLElement | SVGElement
  /** For those who hear the map. */
  name: string
}

function actionFace(action: MapAction, { lang }: MapPage): Face {
  const { kind, state, kindLabel, stateLabel, title, when, where } = action
  const facts = new Intl.ListFormat(lang, { type: 'unit' }).format([title, when, where, stateLabel].filter(Boolean))
  return { className: `pin pin-${state}`, picture: pinPicture(kind, state), name: `${kindLabel}: ${facts}` }
}

function clusterFace(spot: Spot, { lang, labels }: MapPage): Face {
  const count = new Intl.NumberFormat(lang).format(spot.count)
  const picture = document.createElement('span')
  picture.textContent = count
  const size = spot.count >= CROWD ? 'crowd' : spot.count >= MANY ? 'many' : 'few'
  const time = spot.ahead ? 'ahead' : 'over'
  return {
    className: `cluster cluster-${size} cluster-${time}`,
    picture,
    name: labels.cluster.replace('{count}', count),
  }
}
