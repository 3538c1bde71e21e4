import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  countriesIn,
  datesBack,
  parseRecapPosition,
  printRecapPosition,
  recapOf,
  spreadOver,
} from '../../worker/rules/recap.ts'
import { RUNS } from '../support/runs.ts'

const letters = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcxyz'), minLength: length, maxLength: length })
const POSITION = fc.record({
  back: fc.integer({ min: -99_999, max: 0 }).map((back) => (back === 0 ? 0 : back)),
  place: fc.constantFrom('', 'DE', 'DE/koln', 'US/springfield-4409896'),
  actionId: fc.oneof(fc.constant(''), letters(10)),
  photoKey: fc.oneof(fc.constant(''), letters(26)),
})

test('a position in an address is the position that it was printed from', () => {
  fc.assert(
    fc.property(POSITION, (position) => {
      expect(parseRecapPosition(printRecapPosition(position))).toEqual(position)
    }),
    { numRuns: RUNS },
  )
})

test('what is no position begins at the beginning', () => {
  for (const text of [undefined, '', '0', '0~DE/koln~', "0~DE'--~~", '1e9~DE~~', '0~de/koln~~', '0~DE/../x~~', '0~~~~'])
    expect(parseRecapPosition(text), text).toBeNull()
})

test('dates that are later come first', () => {
  expect(datesBack('2027-06-20') - datesBack('2027-06-27')).toBe(7)
  expect(datesBack('1970-01-02')).toBe(-1)
})

test('turnout is the sum of those who say it, and nothing where nobody does', () => {
  const country = { actions: 2, cities: 1, reports: 1, turnout: null }
  expect(recapOf([{ ...country, country: 'DE' }]).turnout).toBeNull()
  const recap = recapOf([
    { ...country, country: 'DE', turnout: { from: 0, to: 0 } },
    { ...country, country: null, actions: 5, turnout: { from: 10, to: 20 } },
  ])
  expect(recap).toMatchObject({ actions: 7, cities: 2, reports: 2, turnout: { from: 10, to: 20 } })
  expect(recap.countries.map(({ country: code }) => code)).toEqual([null, 'DE'])
  expect(countriesIn(recap)).toBe(1)
})

test('some of many are spread over all of them', () => {
  expect(spreadOver([1, 2, 3], 9)).toEqual([1, 2, 3])
  expect(spreadOver([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 5)).toEqual([0, 2, 4, 6, 8])
})
