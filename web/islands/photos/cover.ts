/** How what is covered looks: black, or blocks so coarse that no face comes back out of them. */
export type CoverStyle = 'solid' | 'mosaic'

/** Pixels in a row: red, green, blue and opacity of each. */
export interface Pixels {
  width: number
  height: number
  data: Uint8ClampedArray
}

/** A box has no more blocks than this along its longer side: what a face is known by is smaller. */
const BLOCKS_A_SIDE = 6

/** Covers all of these pixels, in place. A block is the mean of what was there, and nothing else is kept of it. */
export function coverPixels(pixels: Pixels, style: CoverStyle): void {
  const longest = Math.max(pixels.width, pixels.height)
  const block = style === 'solid' ? longest : longest / BLOCKS_A_SIDE
  const [across, down] = [edges(pixels.width, block), edges(pixels.height, block)]
  for (const [row, top] of down.slice(0, -1).entries())
    for (const [column, left] of across.slice(0, -1).entries()) {
      const part = { left, top, right: across[column + 1] ?? left, bottom: down[row + 1] ?? top }
      fill(pixels, part, style === 'solid' ? [0, 0, 0] : meanOf(pixels, part))
    }
}

/** Where blocks begin and end along a side: none is smaller than `block`, but where the side itself is. */
function edges(side: number, block: number): number[] {
  const count = Math.max(1, Math.floor(side / block))
  return Array.from({ length: count + 1 }, (_, index) => Math.round((index * side) / count))
}

interface Part {
  left: number
  top: number
  right: number
  bottom: number
}
type Colour = readonly [red: number, green: number, blue: number]

function meanOf({ width, data }: Pixels, { left, top, right, bottom }: Part): Colour {
  let [red, green, blue] = [0, 0, 0]
  for (let y = top; y < bottom; y += 1)
    for (let at = (y * width + left) * 4; at < (y * width + right) * 4; at += 4) {
      red += data[at] ?? 0
      green += data[at + 1] ?? 0
      blue += data[at + 2] ?? 0
    }
  const count = (right - left) * (bottom - top)
  return [red / count, green / count, blue / count]
}

function fill({ width, data }: Pixels, { left, top, right, bottom }: Part, [red, green, blue]: Colour): void {
  for (let y = top; y < bottom; y += 1)
    for (let at = (y * width + left) * 4; at < (y * width + right) * 4; at += 4) {
      data[at] = red
      data[at + 1] = green
      data[at + 2] = blue
      data[at + 3] = 255
    }
}
