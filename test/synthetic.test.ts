import { expect, test } from 'vitest'
import { distanceKm } from '../worker/rules/location-tier.ts'
import { syntheticActions, syntheticDays } from './bench/synthetic.ts'

const PLAN = { seed: 1, count: 1000, days: 5 }
const made = [...syntheticActions(PLAN)]

/** The share of made actions of which something is true. */
const share = (is: (action: (typeof made)[number]) => boolean) => made.filter(is).length / made.length

test('the same seed makes the same actions, another seed others, and more are more of the same', () => {
  expect([...syntheticActions(PLAN)]).toEqual(made)
  expect([...syntheticActions({ ...PLAN, seed: 2, count: 10 })]).not.toEqual(made.slice(0, 10))
  expect([...syntheticActions({ ...PLAN, count: 10 })]).toEqual(made.slice(0, 10))
})

test('made-up actions are public and mixed as real ones are', () => {
  expect(new Set(made.map(({ id }) => id)).size).toBe(PLAN.count)
  const cancelled = share(({ status }) => status === 'cancelled')
  expect(cancelled).toBeGreaterThan(0.015)
  expect(cancelled).toBeLessThan(0.045)
  for (const [tier, wanted] of [
    ['exact', 0.6],
    ['area', 0.2],
    ['city', 0.15],
  ] as const)
    expect(share(({ fields }) => fields.tier === tier)).toBeCloseTo(wanted, 1)
})

test('they lie about cities, and in one city there are many', () => {
  const places = made.flatMap(({ fields: { place } }) => (place?.city.id && place.point ? [place] : []))
  const near = places.filter(({ city, point }) => city.id !== null && point && distanceKm(city, point) < 8)
  expect(near.length / places.length).toBeGreaterThan(0.9)
  const counts = Object.values(Object.groupBy(places, ({ city }) => String(city.id))).map((each) => each?.length ?? 0)
  expect(Math.max(...counts)).toBeGreaterThan(4)
})

test('each belongs to the day of its date, and every day has some', () => {
  const dates = new Map(syntheticDays(PLAN.days).map(({ slug, startsOn }) => [slug, startsOn]))
  for (const { fields } of made)
    expect(fields.days.map((slug) => dates.get(slug))).toEqual([fields.when.startsLocal.slice(0, 10)])
  expect(new Set(made.flatMap(({ fields }) => fields.days)).size).toBe(PLAN.days)
})
