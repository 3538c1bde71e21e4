import { svg } from './svg.ts'

/** Four shapes for fourteen kinds: told apart at a glance, and without colours. */
type Shape = 'street' | 'paper' | 'stage' | 'elsewhere'

/** Pixels: the size of a pin's touch target (WCAG 2.5.5); the shape itself is smaller. */
export const PIN_SIZE = 44

const SHAPES = new Map<string, Shape>([
  ['march', 'street'],
  ['rally', 'street'],
  ['protest', 'street'],
  ['vigil', 'street'],
  ['leafleting', 'paper'],
  ['tabling', 'paper'],
  ['mural', 'stage'],
  ['exhibition', 'stage'],
  ['performance', 'stage'],
  ['concert', 'stage'],
  ['screening', 'stage'],
  ['talk', 'stage'],
])

/** Units of the picture, of which the shapes below take about 30. */
const VIEW = 38

/** Around 0,0: a round of people, a sheet, a picture hung on its corner, a wave going out. */
const OUTLINES: Record<Shape, string> = {
  street: 'M-12 0a12 12 0 1 0 24 0a12 12 0 1 0-24 0z',
  paper: 'M-9.5-12h19v24h-19z',
  stage: 'M0-15 15 0 0 15-15 0z',
  elsewhere: 'M-7-12.2h14L14 0 7 12.2H-7L-14 0z',
}
/** A placard, lines of print, a star, a dot. */
const GLYPHS: Record<Shape, string> = {
  street: 'M-6.5-7h13v8h-5.4v6.5h-2.2V1h-5.4z',
  paper: 'M-5.5-7h11v2.4h-11zM-5.5-2h11V.4h-11zM-5.5 3h6.5v2.4h-6.5z',
  stage: 'M0-8 2-2 8 0 2 2 0 8-2 2-8 0-2-2z',
  elsewhere: 'M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z',
}

/** A pin's picture. Its colours follow from the class that its marker has: `pin-coming`, `pin-today`, … */
export function pinPicture(kind: string, state: string): SVGSVGElement {
  const shape = SHAPES.get(kind) ?? 'elsewhere'
  const parts = [
    svg('path', { class: 'pin-shape', d: OUTLINES[shape] }),
    svg('path', { class: 'pin-glyph', d: GLYPHS[shape] }),
  ]
  if (state === 'today') parts.unshift(svg('path', { class: 'pin-ring', d: OUTLINES[shape], transform: 'scale(1.4)' }))
  if (state === 'cancelled') {
    const stroke = 'M-13.5 13.5 13.5-13.5'
    parts.push(svg('path', { class: 'pin-strike-gap', d: stroke }), svg('path', { class: 'pin-strike', d: stroke }))
  }
  return svg('svg', { viewBox: `${-VIEW / 2} ${-VIEW / 2} ${VIEW} ${VIEW}`, 'aria-hidden': 'true' }, ...parts)
}
