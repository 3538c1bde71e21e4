/** Draws the page's actions on a map. The list beside it has them all, with or without this. */
import './map/trusted-types.ts'
import { type Map as LeafletMap, latLngBounds } from 'leaflet'
import { fetchJson, loadActions, type MapAction } from './map/actions.ts'
import { addControls, BUTTONS_WIDTH, baseMap } from './map/base-map.ts'
import type { Countries } from './map/countries.ts'
import { showMarkers } from './map/markers.ts'
import { addNames } from './map/names.ts'
import { addOutlines } from './map/outlines.ts'
import { type MapPage, readPage } from './map/page.ts'
import { PIN_SIZE } from './map/pin.ts'
import { showPlace } from './map/place.ts'
import { indexSpots } from './map/spots.ts'

/** A fitted view stays so far out that the country around can be recognised. */
const FIT_ZOOM = 6
/** Pixels: half a pin and some air. */
const FIT_PADDING = 36

const element = document.querySelector<HTMLElement>('#map')
if (element) {
  const page = readPage(element)
  draw(page).catch(() => fail(page))
}

async function draw(page: MapPage): Promise<void> {
  const [countries, actions] = await Promise.all([
    fetchJson<Countries>(page.countriesUrl),
    page.actionsUrl === undefined ? [] : loadActions(page, page.actionsUrl),
  ])
  const map = baseMap(page)
  if (page.place) showPlace(map, page.place)
  else if (actions.length > 0) showAll(map, actions, page)
  addOutlines(map, countries, page.detailUrl)
  const markers = page.place
    ? () => []
    : await showMarkers(map, await indexSpots(page.clustersUrl, actions, map.getMaxZoom()), page)
  addNames(map, countries, page, markers)
  addControls(map, page)
}

/** Shows all the actions, none of them under the zoom buttons. */
function showAll(map: LeafletMap, actions: MapAction[], { rtl }: MapPage): void {
  const besideButtons = BUTTONS_WIDTH + PIN_SIZE / 2
  map.fitBounds(latLngBounds(actions.map(({ lat, lon }) => [lat, lon])), {
    paddingTopLeft: [rtl ? besideButtons : FIT_PADDING, FIT_PADDING],
    paddingBottomRight: [rtl ? FIT_PADDING : besideButtons, FIT_PADDING],
    maxZoom: FIT_ZOOM,
    animate: false,
  })
}

function fail({ element, labels }: MapPage): void {
  const text = document.createElement('p')
  text.className = 'map-failed'
  text.setAttribute('role', 'status')
  text.textContent = labels.failed
  element.replaceChildren(text)
}
