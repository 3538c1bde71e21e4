import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CoverStyle, coverPixels, type Pixels } from '../web/islands/photos/cover.ts'

/** Blocks along a box's longer side: a mosaic of more could be read back. */
const BLOCKS_AT_MOST = 6

const side = fc.integer({ min: 1, max: 60 })
const boxes = fc.tuple(side, side, fc.integer()).map(([width, height, seed]) => noise(width, height, seed))

test('black leaves nothing of what was there', () => {
  fc.assert(
    fc.property(boxes, (pixels) => {
      const covered = coverOf(pixels, 'solid')
      expect(coloursOf(covered)).toEqual(new Set(['0 0 0 255']))
    }),
  )
})

test('a mosaic is blocks of one colour each, none smaller than a sixth of the longer side', () => {
  fc.assert(
    fc.property(boxes, (pixels) => {
      const covered = coverOf(pixels, 'mosaic')
      const least = Math.floor(Math.max(pixels.width, pixels.height) / BLOCKS_AT_MOST)
      const [across, down] = [blocksAlong(pixels.width, least), blocksAlong(pixels.height, least)]
      expect(coloursOf(covered).size).toBeLessThanOrEqual(across * down)
      for (const row of rowsOf(covered))
        for (const run of runsOf(row)) expect(run).toBeGreaterThanOrEqual(Math.min(least, pixels.width))
    }),
  )
})

test('a mosaic knows nothing of a block but its mean', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10 }), fc.integer(), (block, seed) => {
      const pixels = noise(block * BLOCKS_AT_MOST, block * BLOCKS_AT_MOST, seed)
      const turned = { ...pixels, data: pixels.data.slice() }
      // Whatever lies in a block is turned upside down in it.
      for (let y = 0; y < pixels.height; y += 1) {
        const from = Math.floor(y / block) * block + (block - 1 - (y % block))
        turned.data.set(
          pixels.data.subarray(from * pixels.width * 4, (from + 1) * pixels.width * 4),
          y * pixels.width * 4,
        )
      }
      expect(coverOf(turned, 'mosaic').data).toEqual(coverOf(pixels, 'mosaic').data)
    }),
  )
})

function coverOf({ width, height, data }: Pixels, style: CoverStyle): Pixels {
  const covered = { width, height, data: data.slice() }
  coverPixels(covered, style)
  return covered
}

/** Pixels that look like nothing, the same for the same seed. */
function noise(width: number, height: number, seed: number): Pixels {
  const data = new Uint8ClampedArray(width * height * 4).map(
    (_, at) => Math.abs((seed ^ (at * 2_654_435_761)) >> 7) % 256,
  )
  return { width, height, data }
}

function colourAt({ data }: Pixels, at: number): string {
  return data.subarray(at * 4, at * 4 + 4).join(' ')
}

function coloursOf(pixels: Pixels): Set<string> {
  return new Set(Array.from({ length: pixels.width * pixels.height }, (_, at) => colourAt(pixels, at)))
}

function rowsOf(pixels: Pixels): string[][] {
  return Array.from({ length: pixels.height }, (_, y) =>
    Array.from({ length: pixels.width }, (_, x) => colourAt(pixels, y * pixels.width + x)),
  )
}

/** How often each colour follows itself. */
function runsOf(row: string[]): number[] {
  const runs: number[] = []
  for (const [at, colour] of row.entries()) {
    if (at > 0 && colour === row[at - 1]) runs.push((runs.pop() ?? 0) + 1)
    else runs.push(1)
  }
  return runs
}

function blocksAlong(length: number, least: number): number {
  return least < 1 ? length : Math.max(1, Math.min(BLOCKS_AT_MOST, Math.floor(length / least)))
}
