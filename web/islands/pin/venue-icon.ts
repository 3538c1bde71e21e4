import { type DivIcon, divIcon } from 'leaflet'
import { svg } from '../map/svg.ts'

/** Pixels: as large as a thumb needs (WCAG 2.5.5); the place is at its point, in the middle below. */
const WIDTH = 48
export const PIN_HEIGHT = 56

/** A pin with a point, unlike the marks of actions: what counts is where it ends. */
export function venueIcon(): DivIcon {
  const picture = svg(
    'svg',
    { viewBox: `0 0 ${WIDTH} ${PIN_HEIGHT}`, 'aria-hidden': 'true' },
    svg('path', { class: 'pin-shape', d: 'M24 55C20 45 8 34 8 21a16 16 0 1 1 32 0c0 13-12 24-16 34z' }),
    svg('circle', { class: 'pin-glyph', cx: WIDTH / 2, cy: 21, r: 6 }),
  )
  // Leaflet's types know no picture of SVG alone.
  const span = document.createElement('span')
  span.append(picture)
  return divIcon({
    className: 'pin pin-venue',
    html: span,
    iconSize: [WIDTH, PIN_HEIGHT],
    iconAnchor: [WIDTH / 2, PIN_HEIGHT],
  })
}
