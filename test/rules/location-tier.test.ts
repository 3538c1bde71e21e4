import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { areaCentre, distanceKm, isFiner, type Point, roundPoint, TIERS } from '../../worker/rules/location-tier.ts'

const METRES_A_DEGREE = 111_320
/** Half of 1/72 of a degree, as much again sideways, and a metre for five decimals. */
const HALF_A_CELL = METRES_A_DEGREE / 144

const point = fc.record({
  lat: fc.double({ min: -90, max: 90, noNaN: true }),
  lon: fc.double({ min: -180, max: 180, noNaN: true }),
})
const tier = fc.constantFrom(...TIERS)

/** How far north and east of a another point is, in metres; good for a few kilometres. */
function apart(a: Point, b: Point): { north: number; east: number } {
  const east = (b.lon - a.lon) * METRES_A_DEGREE * Math.cos((a.lat * Math.PI) / 180)
  return { north: Math.abs(b.lat - a.lat) * METRES_A_DEGREE, east: Math.abs(east) }
}

describe('the area of a point', () => {
  test('is near: at most half a cell away', () => {
    fc.assert(
      fc.property(point, (given) => {
        const { north, east } = apart(given, areaCentre(given))
        expect(north).toBeLessThan(HALF_A_CELL + 1)
        // Near a pole a cell is a slice of a small circle, and wider than it is high.
        if (Math.abs(given.lat) < 89) expect(east).toBeLessThan(HALF_A_CELL * 1.02 + 1)
      }),
    )
  })

  test('is one for the whole cell: its centre tells nothing of where in it the point is', () => {
    fc.assert(
      fc.property(point, fc.double({ min: -1, max: 1 }), fc.double({ min: -1, max: 1 }), (given, up, along) => {
        const centre = areaCentre(given)
        expect(areaCentre(centre)).toEqual(centre)
        // A little less than half a cell in each direction, which differs by less than a thousandth between its edges.
        const lat = centre.lat + up * 0.0069
        const lon = centre.lon + (along * 0.0069) / Math.cos((centre.lat * Math.PI) / 180)
        if (Math.abs(lat) < 80 && Math.abs(lon) < 180) expect(areaCentre({ lat, lon })).toEqual(centre)
      }),
    )
  })

  test('hides which of two doors of a street it is, and shows which of two towns', () => {
    const door = { lat: 52.5211, lon: 13.411 }
    expect(areaCentre({ lat: 52.5213, lon: 13.4114 })).toEqual(areaCentre(door))
    expect(areaCentre({ lat: 52.5213, lon: 13.45 })).not.toEqual(areaCentre(door))
  })

  test('is on the globe at the poles and the antimeridian', () => {
    for (const lat of [-90, -89.99, 0, 89.99, 90]) {
      for (const lon of [-180, -179.999, 0, 179.999, 180]) {
        const centre = areaCentre({ lat, lon })
        expect(Math.abs(centre.lat)).toBeLessThan(90)
        expect(Math.abs(centre.lon)).toBeLessThanOrEqual(180)
        expect(Math.abs(centre.lat - lat)).toBeLessThan(1 / 72)
      }
    }
    expect(areaCentre({ lat: 10, lon: 180 }).lon).toBeCloseTo(180, 1)
    expect(areaCentre({ lat: 10, lon: -180 }).lon).toBeCloseTo(-180, 1)
  })
})

test('a point keeps five decimals, about a metre', () => {
  expect(roundPoint({ lat: 52.525084999, lon: -13.369395001 })).toEqual({ lat: 52.52508, lon: -13.3694 })
  fc.assert(
    fc.property(point, (given) => {
      const { north, east } = apart(given, roundPoint(given))
      expect(Math.max(north, east)).toBeLessThan(0.6)
    }),
  )
})

describe('the distance of two points', () => {
  const [berlin, paris, sydney] = [
    { lat: 52.52, lon: 13.405 },
    { lat: 48.8566, lon: 2.3522 },
    { lat: -33.8688, lon: 151.2093 },
  ]

  test('is that of a sphere, the short way round', () => {
    expect(distanceKm(berlin, paris)).toBeCloseTo(877.5, 0)
    expect(distanceKm(berlin, sydney)).toBeCloseTo(16_096, -2)
    expect(distanceKm({ lat: 0, lon: 179.5 }, { lat: 0, lon: -179.5 })).toBeCloseTo(111.2, 1)
    expect(distanceKm({ lat: 90, lon: 0 }, { lat: -90, lon: 77 })).toBeCloseTo(20_015, 0)
  })

  test('is the same both ways and no longer by going straight', () => {
    fc.assert(
      fc.property(point, point, point, (a, b, c) => {
        expect(distanceKm(a, a)).toBe(0)
        expect(distanceKm(a, b)).toBeCloseTo(distanceKm(b, a), 6)
        expect(distanceKm(a, c)).toBeLessThanOrEqual(distanceKm(a, b) + distanceKm(b, c) + 1e-3)
      }),
    )
  })
})

test('of two tiers one is finer, or they are the same', () => {
  fc.assert(
    fc.property(tier, tier, (a, b) => {
      expect([isFiner(a, b), isFiner(b, a), a === b].filter(Boolean)).toHaveLength(1)
    }),
  )
  expect(TIERS.toSorted((a, b) => (isFiner(a, b) ? -1 : 1))).toEqual(['exact', 'area', 'city', 'country'])
})
