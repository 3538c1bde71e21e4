import { divIcon, type Map as LeafletMap, type Marker, marker } from 'leaflet'
import { svg } from './svg.ts'

/** Photos of a city that belong to no action, as the page names them. */
export interface PhotoMark {
  lat: number
  lon: number
  label: string
  url: string
}

/** Pixels: two marks closer than this would lie on each other. */
const APART = 34
/** Pixels: above the city's own marker, so that neither hides the other. */
const ABOVE = 30
const SIDE = 28

/** Shows where photos without an action are from; where many lie together, those of the city with most. */
export function showPhotoMarks(map: LeafletMap, marks: readonly PhotoMark[]): void {
  let shown: Marker[] = []
  const redraw = (): void => {
    for (const each of shown) each.remove()
    const taken: { x: number; y: number }[] = []
    shown = marks.flatMap((mark) => {
      const at = map.project([mark.lat, mark.lon])
      if (taken.some(({ x, y }) => Math.hypot(x - at.x, y - at.y) < APART)) return []
      taken.push(at)
      return markerOf(mark).addTo(map)
    })
  }
  map.on('zoomend', redraw)
  redraw()
}

function markerOf({ lat, lon, label, url }: PhotoMark): Marker {
  const link = document.createElement('a')
  link.href = url
  link.title = label
  link.setAttribute('aria-label', label)
  link.append(camera())
  // A link of its own is reached and pressed as links are; the marker around it is none.
  const icon = divIcon({
    className: 'photo-mark',
    html: link,
    iconSize: [SIDE, SIDE],
    iconAnchor: [SIDE / 2, SIDE + ABOVE / 2],
  })
  return marker([lat, lon], { icon, keyboard: false, interactive: false })
}

function camera(): SVGElement {
  return svg(
    'svg',
    { viewBox: '0 0 24 24', fill: 'currentColor', 'aria-hidden': 'true' },
    svg('path', {
      'fill-rule': 'evenodd',
      d: 'M9 4 7.5 6H3v14h18V6h-4.5L15 4Zm3 4.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9Zm0 2a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5Z',
    }),
  )
}
