import { blankCanvas, contextOf } from './pixels.ts'

/** Pixels of the picture by which it is tried. */
const SIDE = 16
/** Some browsers change a pixel here and there by a shade; those that forbid reading change all of them. */
const SHADES = 8

/**
 * Whether a canvas gives back what was drawn on it. Tor Browser and others give noise or white instead, so that pages
 * cannot recognise their readers; what was sent from there would be no photo.
 */
export function canvasIsHonest(): boolean {
  const context = contextOf(blankCanvas(SIDE, SIDE))
  context.fillStyle = 'rgb(40 120 200)'
  context.fillRect(0, 0, SIDE, SIDE)
  const { data } = context.getImageData(0, 0, SIDE, SIDE)
  const wrong = data.reduce((sum, value, at) => sum + Math.abs(value - ([40, 120, 200, 255][at % 4] ?? 0)), 0)
  return wrong / data.length < SHADES
}
