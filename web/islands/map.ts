/** Draws the page's actions on a map. The list beside it has them all, with or without this. */
import './map/trusted-types.ts'
import { type LatLngBounds, type Map as LeafletMap, latLngBounds } from 'leaflet'
import { addControls, BUTTONS_WIDTH, baseMap, deepestZoom } from './map/base-map.ts'
import type { Countries } from './map/countries.ts'
import { fetchJson } from './map/fetch-json.ts'
import { followView } from './map/list.ts'
import { showMarkers } from './map/markers.ts'
import { addNames } from './map/names.ts'
import { addOutlines } from './map/outlines.ts'
import { type MapPage, readPage } from './map/page.ts'
import { PIN_SIZE } from './map/pin.ts'
import { showPlace } from './map/place.ts'
import { loadSpots, type Spots } from './map/spots.ts'
import { forgetOld } from './photos/forget-old.ts'

// Whoever had photos or a draft here comes back to this page most likely.
forgetOld()

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
  const data = Promise.all([fetchJson<Countries>(page.countriesUrl), loadSpots(page, deepestZoom(page))])
  // A map without its style sheet has no size. What cannot be read is told when it has one, or it would be drawn over.
  await Promise.allSettled([styled(), data])
  const [countries, spots] = await data
  const map = baseMap(page)
  if (page.place) showPlace(map, page.place)
  else if (spots) showAll(map, spots, page)
  // Asked for before the outlines are drawn: the worker finds them meanwhile.
  const drawn = spots ? showMarkers(map, spots, page) : () => []
  addOutlines(map, countries, page.detailUrl)
  addNames(map, countries, page, await drawn)
  addControls(map, page)
  if (spots) whenParsed(() => followView(map, spots))
}

/** Waits for the page's style sheet, which scripts like this one do not wait for by themselves. */
async function styled(): Promise<void> {
  const sheets = document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')
  const late = [...sheets].filter(({ sheet }) => sheet === null)
  await Promise.all(
    late.map(
      (link) =>
        new Promise((resolve) => {
          link.addEventListener('load', resolve)
          // Without style the list is all there is, and the map is no matter.
          link.addEventListener('error', resolve)
        }),
    ),
  )
}

/** Does something once the whole page is there: the list may still be on its way when the map is drawn. */
function whenParsed(then: () => void): void {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', then, { once: true })
  else then()
}

/** Shows what the page's address asks for, else all the actions, none of them under the zoom buttons. */
function showAll(map: LeafletMap, { bounds }: Spots, { rtl, narrowing }: MapPage): void {
  const box = narrowing?.box
  if (box) {
    map.fitBounds(boundsOf({ ...box, east: box.east < box.west ? box.east + 360 : box.east }), { animate: false })
    return
  }
  if (!bounds) return
  const besideButtons = BUTTONS_WIDTH + PIN_SIZE / 2
  map.fitBounds(boundsOf(bounds), {
    paddingTopLeft: [rtl ? besideButtons : FIT_PADDING, FIT_PADDING],
    paddingBottomRight: [rtl ? FIT_PADDING : besideButtons, FIT_PADDING],
    maxZoom: FIT_ZOOM,
    animate: false,
  })
}

function boundsOf({ west, south, east, north }: NonNullable<Spots['bounds']>): LatLngBounds {
  return latLngBounds([south, west], [north, east])
}

function fail({ element, labels }: MapPage): void {
  const text = document.createElement('p')
  text.className = 'map-failed'
  text.setAttribute('role', 'status')
  text.textContent = labels.failed
  element.replaceChildren(text)
}
