import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Box, parseCircle, printCircle } from '../../worker/rules/area.ts'
import { distanceKm } from '../../worker/rules/location-tier.ts'
import { EVERYTHING } from '../../worker/rules/narrowing.ts'
import type { Selection } from '../../worker/rules/selection.ts'
import { circleAround, subscribable } from '../../worker/rules/view-circle.ts'

const BERLIN: Box = { west: 13.1, south: 52.3, east: 13.7, north: 52.7 }
const EUROPE: Box = { west: -20, south: 30, east: 45, north: 70 }

/** Boxes of all sizes a circle may hold, some across 180°; with a point of each, as shares of its width and height. */
const boxes = fc
  .record({
    west: fc.double({ min: -180, max: 179.9, noNaN: true }),
    south: fc.double({ min: -90, max: 89.9, noNaN: true }),
    width: fc.double({ min: 0.01, max: 40, noNaN: true }),
    height: fc.double({ min: 0.01, max: 20, noNaN: true }),
    share: fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
  })
  .map(({ west, south, width, height, share: [right, up] }) => {
    const north = Math.min(90, south + height)
    const turned = (lon: number) => (lon > 180 ? lon - 360 : lon)
    const point = { lat: south + up * (north - south), lon: turned(west + right * width) }
    return { box: { west, south, east: turned(west + width), north }, point }
  })

describe('the circle around a view', () => {
  test('holds everything that the view shows, and is one that can be asked for', () => {
    fc.assert(
      fc.property(boxes, ({ box, point }) => {
        const circle = circleAround(box)
        fc.pre(circle !== null)
        expect(distanceKm(circle, point)).toBeLessThanOrEqual(circle.km + 1e-6)
        expect(parseCircle(printCircle(circle))).toEqual(circle)
      }),
    )
  })

  test('is no wider than needed: of the widths that are offered the next smaller would not do', () => {
    expect(circleAround(BERLIN)).toEqual({ lat: 52.5, lon: 13.4, km: 50 })
    expect(circleAround({ west: 13.39, south: 52.49, east: 13.41, north: 52.51 })?.km).toBe(10)
  })

  test('tells of the middle no more than a visitor’s own position would', () => {
    const circle = circleAround({ west: 13.3771, south: 52.5081, east: 13.3779, north: 52.5093 })
    expect(circle).toEqual({ lat: 52.5, lon: 13.4, km: 10 })
  })

  test('crosses 180° where the view does', () => {
    expect(circleAround({ west: 179, south: -18, east: -179, north: -16 })).toEqual({ lat: -17, lon: 180, km: 200 })
  })

  test.each([
    ['a continent', EUROPE],
    ['the world', { west: -180, south: -80, east: 180, north: 80 }],
    ['more than half of it across 180°', { west: 10, south: -1, east: -10, north: 1 }],
  ])('is not there for %s', (_, box) => expect(circleAround(box)).toBeNull())
})

describe('what can be subscribed to of a page', () => {
  const near: Selection = { of: 'near', lat: 52.5, lon: 13.4, km: 50 }
  const marchesInView = { ...EVERYTHING, kind: 'march', box: BERLIN } as const

  test.each<[Selection, Partial<typeof EVERYTHING>]>([
    [{ of: 'all' }, {}],
    [{ of: 'country', cc: 'DE' }, {}],
    [{ of: 'day', slug: 'freedom-day' }, { day: 'freedom-day' }],
    [{ of: 'kind', kind: 'march' }, {}],
  ])('of %j, seen in a view, is the circle, with all that narrows it', (selection, more) => {
    expect(subscribable(selection, marchesInView)).toEqual({
      selection: near,
      narrowing: { ...marchesInView, ...more, box: null },
    })
  })

  test.each<Selection>([
    { of: 'group', slug: 'group-a' },
    { of: 'city', cc: 'DE', slug: 'berlin' },
    { of: 'near', lat: 48.1, lon: 11.6, km: 10 },
    // A circle cannot say that it must be of two kinds, or of two days.
    { of: 'kind', kind: 'vigil' },
  ])('of %j is the page without the view', (selection) => {
    expect(subscribable(selection, marchesInView)).toEqual({ selection, narrowing: { ...marchesInView, box: null } })
  })

  test('of a view that is too wide is the page without it', () => {
    const narrowing = { ...EVERYTHING, from: '2027-01-01', box: EUROPE }
    expect(subscribable({ of: 'all' }, narrowing)).toEqual({
      selection: { of: 'all' },
      narrowing: { ...narrowing, box: null },
    })
  })
})
