import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Box,
  boxesAround,
  parseBox,
  parseCircle,
  printBox,
  printCircle,
  uncrossed,
} from '../../worker/rules/area.ts'
import { cellOf, cellRanges, parseBlock } from '../../worker/rules/cell.ts'
import { distanceKm, type Point } from '../../worker/rules/location-tier.ts'

const degrees = (limit: number) => fc.double({ min: -limit, max: limit, noNaN: true })
const point: fc.Arbitrary<Point> = fc.record({ lat: degrees(90), lon: degrees(180) })
const box: fc.Arbitrary<Box> = fc
  .record({ corner: point, width: fc.double({ min: 0.001, max: 300, noNaN: true }), height: degrees(60) })
  .map(({ corner: { lat, lon }, width, height }) => ({
    west: lon,
    east: lon + width > 180 ? lon + width - 360 : lon + width,
    south: Math.max(-90, lat - Math.abs(height) - 0.001),
    north: lat,
  }))
  .filter(({ south, north, west, east }) => south < north && west !== east)
const somewhereIn = ({ west, south, east, north }: Box) =>
  fc.record({
    lat: fc.double({ min: south, max: north, noNaN: true }),
    lon: fc.double({ min: west, max: east, noNaN: true }),
  })
const holds = (ranges: readonly (readonly [number, number])[], cell: number) =>
  ranges.some(([first, last]) => cell >= first && cell <= last)

describe('cells', () => {
  test('are numbered from the south-west corner, and the bits of longitude and latitude take turns', () => {
    expect(cellOf({ lat: -90, lon: -180 })).toBe(0)
    expect(cellOf({ lat: -90, lon: 180 })).toBe(0x55555555)
    expect(cellOf({ lat: 90, lon: -180 })).toBe(0xaaaaaaaa)
    expect(cellOf({ lat: 90, lon: 180 })).toBe(0xffffffff)
    expect(cellOf({ lat: 0, lon: 0 })).toBe(0xc0000000)
  })

  test('in runs hold whatever is in a box, and no more runs than allowed', () => {
    fc.assert(
      fc.property(
        box.chain((each) => fc.tuple(fc.constant(each), fc.constantFrom(...uncrossed(each)).chain(somewhereIn))),
        fc.integer({ min: 4, max: 40 }),
        ([each, inside], atMost) => {
          const ranges = cellRanges(uncrossed(each), atMost)
          expect(ranges.length).toBeLessThanOrEqual(atMost)
          expect(holds(ranges, cellOf(inside))).toBe(true)
          for (const [at, [first, last]] of ranges.entries()) {
            expect(first).toBeLessThanOrEqual(last)
            expect(first).toBeGreaterThan((ranges[at - 1]?.[1] ?? -2) + 1)
          }
        },
      ),
    )
  })

  test('around a city hold hardly anything else', () => {
    const berlin = { west: 13.08, south: 52.34, east: 13.76, north: 52.68 }
    const wanted = cellRanges([berlin], Number.POSITIVE_INFINITY)
    const cells = (ranges: typeof wanted) => ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0)
    expect(cells(cellRanges([berlin], 40)) / cells(wanted)).toBeLessThan(1.2)
  })

  test('of a block are its square, and every cell has a block of each size', () => {
    expect(parseBlock('q')).toEqual([0, 0xffffffff])
    expect(parseBlock('q3')).toEqual([0xc0000000, 0xffffffff])
    expect(parseBlock('q0000000000000001')).toEqual([1, 1])
    for (const name of ['', 'q4', '0', 'q00000000000000000', 'q 1', 'Q1', 'q-1']) expect(parseBlock(name)).toBeNull()
  })
})

describe('a circle', () => {
  const circle = fc.record({ lat: degrees(90), lon: degrees(180), km: fc.integer({ min: 1, max: 1000 }) })

  test('lies within its boxes, over the poles and across 180°', () => {
    fc.assert(
      fc.property(
        circle,
        fc.double({ min: 0, max: 360, noNaN: true }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (each, bearing, part) => {
          const there = walk(each, bearing, each.km * part)
          expect(distanceKm(each, there)).toBeLessThanOrEqual(each.km)
          const inside = boxesAround(each).some(
            ({ west, south, east, north }) =>
              there.lat >= south && there.lat <= north && there.lon >= west && there.lon <= east,
          )
          expect(inside).toBe(true)
        },
      ),
    )
  })

  test('is read as it is printed', () => {
    fc.assert(
      fc.property(circle, (each) => {
        const read = parseCircle(`${each.lat.toFixed(5)},${each.lon.toFixed(5)},${each.km}`)
        expect(read && parseCircle(printCircle(read))).toEqual(read)
        expect(read?.km).toBe(each.km)
      }),
    )
  })

  test.each([
    'NaN,3,5',
    '91,0,5',
    '-90.1,0,5',
    '0,181,5',
    '0,0,0',
    '0,0,30000',
    '0,0,-1',
    '0,0',
    '0,0,1.5',
    '0,0,1e2',
    ' 0,0,1',
    '1,2,3,4',
    '',
  ])('%j is none', (text) => expect(parseCircle(text)).toBeNull())
})

describe('a box', () => {
  test('is read as it is printed', () => {
    fc.assert(
      fc.property(box, (each) => {
        const typed = [each.west, each.south, each.east, each.north].map((side) => side.toFixed(4)).join(',')
        const read = parseBox(typed)
        expect(read && parseBox(printBox(read))).toEqual(read)
      }),
    )
  })

  test.each(['0,0,0,1', '0,1,1,0', '0,0,1,91', '-181,0,1,1', '0,0,1', 'a,0,1,1', '0,0,1,NaN', ''])(
    '%j is none',
    (text) => expect(parseBox(text)).toBeNull(),
  )
})

/** The point so many kilometres from another, in the direction of a bearing. */
function walk({ lat, lon }: Point, bearing: number, km: number): Point {
  const radians = Math.PI / 180
  const angle = km / 6371
  const sine =
    Math.sin(lat * radians) * Math.cos(angle) + Math.cos(lat * radians) * Math.sin(angle) * Math.cos(bearing * radians)
  const there = Math.asin(Math.min(1, Math.max(-1, sine)))
  const turn = Math.atan2(
    Math.sin(bearing * radians) * Math.sin(angle) * Math.cos(lat * radians),
    Math.cos(angle) - Math.sin(lat * radians) * sine,
  )
  return { lat: there / radians, lon: ((((lon + turn / radians + 180) % 360) + 360) % 360) - 180 }
}

test('a box whose edge is long and its runs few is no work without end', { timeout: 5000 }, () => {
  // A square of the tree less one cell on each side. Followed to the end, its edge takes a tenth of a second each time.
  const box = { west: 0.00824, south: 0.00412, east: 44.989014, north: 22.494507 }
  for (let asked = 0; asked < 200; asked += 1) {
    const ranges = cellRanges([box], 40)
    expect(ranges.length).toBeLessThanOrEqual(40)
    for (const corner of [
      { lat: box.south, lon: box.west },
      { lat: box.north, lon: box.east },
    ])
      expect(ranges.some(([first, last]) => first <= cellOf(corner) && cellOf(corner) <= last)).toBe(true)
  }
})
