import { Control, control, map as createMap, type Map as LeafletMap, latLngBounds, TileLayer } from 'leaflet'
import type { MapPage } from './page.ts'
import { WORLD_AT_ZOOM_0 } from './world.ts'

/** Past this the coast is only corners. */
const OWN_MAX_ZOOM = 9
/** As deep as tile servers go. */
const TILES_MAX_ZOOM = 18
/** Pixels that the zoom buttons take on their side of the map, air included. */
export const BUTTONS_WIDTH = 68
/** There are no tiles that only whole zooms would fit, so that the world may fill the width exactly enough. */
const ZOOM_SNAP = 0.25
/** Degrees: up to the top of Greenland, down to below Cape Horn; sideways the world goes round. */
const SHOWN = latLngBounds([-62, -1000], [84, 1000])
/** Degrees: the middle of the inhabited world. */
const WORLD_CENTRE = { lat: 25, lng: 12 }

/** An empty map, in the page's language and direction; `ownMaxZoom` is where it ends if the operator has no tiles. */
export function baseMap({ element, labels, rtl, tilesUrl }: MapPage, ownMaxZoom: number = OWN_MAX_ZOOM): LeafletMap {
  const animated = !matchMedia('(prefers-reduced-motion: reduce)').matches
  const map = createMap(element, {
    maxZoom: deepestZoom({ tilesUrl }, ownMaxZoom),
    zoomSnap: ZOOM_SNAP,
    zoomControl: false,
    attributionControl: false,
    scrollWheelZoom: false,
    worldCopyJump: true,
    maxBounds: SHOWN,
    maxBoundsViscosity: 1,
    zoomAnimation: animated,
    fadeAnimation: animated,
    markerZoomAnimation: animated,
    inertia: animated,
  })
  map.setMinZoom(zoomOfTheWorld(map)).setView(WORLD_CENTRE, zoomOfTheWorld(map), { animate: false })
  map.on('resize', () => map.setMinZoom(zoomOfTheWorld(map)))
  credit(labels.attribution, rtl).addTo(map)
  if (tilesUrl) new TileLayer(tilesUrl, { minZoom: OWN_MAX_ZOOM + 1, maxZoom: TILES_MAX_ZOOM }).addTo(map)
  zoomByWheelWhileFocused(map, element)
  return map
}

/** The zoom at which a map ends; `ownMaxZoom` if the operator has no tiles. */
export function deepestZoom({ tilesUrl }: Pick<MapPage, 'tilesUrl'>, ownMaxZoom: number = OWN_MAX_ZOOM): number {
  return tilesUrl ? TILES_MAX_ZOOM : ownMaxZoom
}

/** The zoom buttons: they come last, and say that the map can be used. */
export function addControls(map: LeafletMap, { labels, rtl }: MapPage): void {
  control
    .zoom({ position: rtl ? 'topleft' : 'topright', zoomInTitle: labels.zoomIn, zoomOutTitle: labels.zoomOut })
    .addTo(map)
}

/** The world is never narrower than the map, so that no action has to be drawn twice. */
function zoomOfTheWorld(map: LeafletMap): number {
  const exact = Math.log2(map.getSize().x / WORLD_AT_ZOOM_0)
  return Math.max(0, Math.ceil(exact / ZOOM_SNAP) * ZOOM_SNAP)
}

/** Leaflet's own attribution is made of HTML; ours is a line of text. */
function credit(text: string, rtl: boolean): Control {
  const line = new Control({ position: rtl ? 'bottomleft' : 'bottomright' })
  line.onAdd = () => {
    const paragraph = document.createElement('p')
    paragraph.className = 'map-credit'
    paragraph.textContent = text
    return paragraph
  }
  return line
}

/** Until somebody is in the map, the wheel belongs to the page. */
function zoomByWheelWhileFocused(map: LeafletMap, element: HTMLElement): void {
  element.addEventListener('focusin', () => map.scrollWheelZoom.enable())
  element.addEventListener('focusout', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && element.contains(relatedTarget))) map.scrollWheelZoom.disable()
  })
}
