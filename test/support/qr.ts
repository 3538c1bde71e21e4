import jsQR from 'jsqr'

/** Pixels a module, as on a screen: readers find no code whose modules are single pixels. */
const SCALE = 4

/** What a reader sees in a QR code that is drawn as an SVG of horizontal strips; null where it sees none. */
export function readQr(svg: string): string | null {
  const size = Number(/viewBox="0 0 (\d+) \1"/.exec(svg)?.[1])
  const width = size * SCALE
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255)
  for (const [, x = '', y = '', length = ''] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g))
    for (let row = 0; row < SCALE; row += 1)
      for (let column = 0; column < Number(length) * SCALE; column += 1) {
        const at = ((Number(y) * SCALE + row) * width + Number(x) * SCALE + column) * 4
        pixels.set([0, 0, 0], at)
      }
  return jsQR(pixels, width, width, { inversionAttempts: 'dontInvert' })?.data ?? null
}
