import fc from 'fast-check'
import { describe, expect, inject, test } from 'vitest'
import { type Comparable, likenessOf, NEAR_IN_TIME_MS, titleLikeness, weightOf } from '../../worker/rules/duplicates.ts'

const NOON = Date.parse('2027-06-20T12:00Z')
const RALLY: Comparable = {
  ...{ id: 'a', title: 'Rally for the prisoners', allDay: false, date: '2027-06-20', startsAt: NOON },
  ...{ days: ['june-20-2027'], country: 'DE', cityId: 1, cityName: 'Berlin', lat: 52.52, lon: 13.37 },
  groups: ['womenofberlin'],
}
const SAME = { title: true, day: true, place: true, hour: true, group: true }
const NO_PIN = { lat: null, lon: null }
const OTHER_WORDS = { title: 'تجمع', groups: [] }
const twin = (otherwise: Partial<Comparable> = {}): Comparable => ({ ...RALLY, id: 'b', ...otherwise })

const comparable = fc.record<Comparable>({
  id: fc.constantFrom('a', 'b', 'c'),
  title: fc.string({ maxLength: 40 }),
  allDay: fc.boolean(),
  date: fc.constantFrom('2027-06-20', '2027-06-21'),
  startsAt: fc.integer({ min: NOON - 2 * NEAR_IN_TIME_MS, max: NOON + 2 * NEAR_IN_TIME_MS }),
  days: fc.subarray(['x', 'y']),
  country: fc.constantFrom('DE', 'FR', null),
  cityId: fc.constantFrom(1, 2, null),
  cityName: fc.constantFrom('Berlin', 'Paris', null),
  lat: fc.constantFrom(52.52, 52.525, 52.6, null),
  lon: fc.constantFrom(13.37, 13.375, null),
  groups: fc.subarray(['g', 'h']),
})

describe('two actions', () => {
  test.each<[string, Partial<Comparable>, ReturnType<typeof likenessOf>]>([
    ['in every way', {}, SAME],
    ['with another title on one spot', { title: 'Something else' }, { ...SAME, title: false }],
    ['in one city without a pin', NO_PIN, { ...SAME, place: false }],
    [
      'in day, city and hour, in two languages',
      { ...NO_PIN, ...OTHER_WORDS, startsAt: NOON + 15 * 60_000 },
      { title: false, day: true, place: false, hour: true, group: false },
    ],
    ['in city and hour, but of no day', { ...NO_PIN, ...OTHER_WORDS, days: [] }, null],
    ['in day and city, two hours apart', { ...NO_PIN, ...OTHER_WORDS, startsAt: NOON + 7_200_000 }, null],
    ['in day and city, at no hour', { ...NO_PIN, ...OTHER_WORDS, allDay: true }, null],
    ['in day and hour, on two squares', { ...OTHER_WORDS, lat: 52.6 }, null],
    ['by who calls them, on two squares', { title: 'تجمع', lat: 52.6 }, { ...SAME, title: false, place: false }],
    ['just in time', { startsAt: NOON + NEAR_IN_TIME_MS }, { ...SAME, hour: false }],
    ['later than that', { startsAt: NOON + NEAR_IN_TIME_MS + 1 }, null],
    ['at no hour', { allDay: true, startsAt: NOON - 12 * 3_600_000 }, { ...SAME, hour: false }],
    ['of another day but one date', { days: [] }, { ...SAME, day: false }],
    ['across the border of a city, a street apart', { cityId: 2, cityName: 'Potsdam', lat: 52.521 }, SAME],
    ['of another city', { cityId: 2, cityName: 'Potsdam', lat: 52.39 }, null],
    ['of a city of that name elsewhere', { country: 'US', cityId: 3, lat: null, lon: null }, null],
  ])('that are alike %s', (_, otherwise, likeness) => {
    expect(likenessOf(RALLY, twin(otherwise))).toEqual(likeness)
  })

  test('are alike whichever comes first, and none is its own duplicate', () => {
    let alike = 0
    fc.assert(
      fc.property(comparable, comparable, (a, b) => {
        expect(likenessOf(a, b)).toEqual(likenessOf(b, a))
        expect(likenessOf(a, { ...b, id: a.id })).toBeNull()
        const same = likenessOf({ ...a, id: 'a', title: 'One title' }, { ...a, id: 'b', title: 'ONE  title!' })
        expect(same?.title).toBe(true)
        if (likenessOf(a, b)) alike += 1
      }),
      { numRuns: inject('runs') * 5 },
    )
    expect(alike).toBeGreaterThan(0)
  })

  test('hours apart or of different dates and days are never alike', () => {
    fc.assert(
      fc.property(comparable, comparable, (a, b) => {
        const timed = { allDay: false }
        const late = { ...b, ...timed, startsAt: a.startsAt + NEAR_IN_TIME_MS + 1 }
        expect(likenessOf({ ...a, ...timed }, late)).toBeNull()
        expect(likenessOf({ ...a, days: ['x'] }, { ...b, days: ['y'], date: '2030-01-01' })).toBeNull()
      }),
      { numRuns: inject('runs') },
    )
  })
})

test('those come first that are alike in words or by who calls them, then in place, then in time', () => {
  const none = { title: false, day: false, place: false, hour: false, group: false }
  const ranked: Partial<typeof none>[] = [
    { title: true, group: true, day: true },
    { title: true, day: true },
    { place: true },
    { day: true, hour: true },
    {},
  ]
  const weights = ranked.map((alike) => weightOf({ ...none, ...alike }))
  expect(weights).toEqual(weights.toSorted((a, b) => b - a))
  expect(new Set(weights).size).toBe(ranked.length)
})

describe('two titles', () => {
  test.each([
    ['تجمع برای زندانیان سیاسی', 'تجمّع براي زندانيان سياسي', 1],
    ['Rally for Freedom', 'RALLY FOR FREEDOM!', 1],
    ['Rally', 'Vigil', 0],
    ['', '', 0],
    ['?', '!', 0],
  ])('%s and %s', (a, b, likeness) => {
    expect(titleLikeness(a, b)).toBeCloseTo(likeness)
  })
})
