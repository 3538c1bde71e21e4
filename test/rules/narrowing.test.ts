import fc from 'fast-check'
import { expect, test } from 'vitest'
import { KINDS } from '../../worker/rules/kinds.ts'
import { TEXT_LANGS } from '../../worker/rules/languages.ts'
import {
  EVERYTHING,
  isNarrowed,
  type Narrowing,
  parseNarrowing,
  printNarrowing,
  regionOf,
} from '../../worker/rules/narrowing.ts'

const BERLIN = { west: 13, south: 52.3, east: 13.8, north: 52.7 }

const narrowing: fc.Arbitrary<Narrowing> = fc.record({
  day: fc.constantFrom(null, 'june-20-2027'),
  kind: fc.constantFrom(null, ...KINDS),
  from: fc.constantFrom(null, '2027-06-01'),
  to: fc.constantFrom(null, '2027-06-30'),
  language: fc.constantFrom(null, ...TEXT_LANGS),
  stepFree: fc.boolean(),
  box: fc.constantFrom(null, BERLIN, { west: 170, south: -50, east: -170, north: -30 }),
})

test('a view is in its address: what narrows is read as it was printed', () => {
  fc.assert(
    fc.property(narrowing, (each) => {
      const query = Object.entries(printNarrowing(each)).filter((entry): entry is [string, string] => entry[1] !== null)
      expect(parseNarrowing(Object.fromEntries(new URLSearchParams(query)))).toEqual(each)
    }),
  )
})

test('what is not understood narrows nothing', () => {
  const query = { kind: 'riot', from: '2027-02-29', to: "'; drop", status: 'pending', day: '../x', language: 'xx' }
  expect(parseNarrowing({ ...query, access: 'all', box: '0,0,0,0' })).toEqual(EVERYTHING)
  expect(parseNarrowing({})).toEqual(EVERYTHING)
})

test('the view of a map alone is no filter', () => {
  expect(isNarrowed({ ...EVERYTHING, box: BERLIN })).toBe(false)
  expect(isNarrowed({ ...EVERYTHING, stepFree: true })).toBe(true)
})

test('a city’s view is looked for by its cells, half a world by date', () => {
  expect(regionOf({ of: 'all' }, { ...EVERYTHING, box: BERLIN })).toEqual([BERLIN])
  expect(regionOf({ of: 'all' }, { ...EVERYTHING, box: { ...BERLIN, east: 120 } })).toBeNull()
  expect(regionOf({ of: 'group', slug: 'x' }, { ...EVERYTHING, box: BERLIN })).toBeNull()
  expect(regionOf({ of: 'near', lat: 52.5, lon: 13.4, km: 50 }, EVERYTHING)).toHaveLength(1)
  const across = { ...EVERYTHING, box: { west: 170, south: -50, east: -170, north: -30 } }
  expect(regionOf({ of: 'day', slug: 'x' }, across)).toHaveLength(2)
})
