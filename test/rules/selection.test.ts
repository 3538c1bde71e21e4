import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allCities } from '../../worker/cities/cities.ts'
import { KINDS } from '../../worker/rules/kinds.ts'
import { feedBegins, parseSelection, printSelection, type Selection } from '../../worker/rules/selection.ts'

const slug = fc.stringMatching(/^[a-z0-9]+(-[a-z0-9]+){0,3}$/, { size: 'small' }).filter((text) => text.length <= 80)
const selection: fc.Arbitrary<Selection> = fc.oneof(
  fc.constantFrom<Selection>({ of: 'all' }, { of: 'days' }),
  slug.map((each) => ({ of: 'day' as const, slug: each })),
  slug.map((each) => ({ of: 'group' as const, slug: each })),
  fc.constantFrom(...KINDS).map((kind) => ({ of: 'kind' as const, kind })),
  fc.constantFrom(...allCities()).map(({ cc }) => ({ of: 'country' as const, cc })),
  fc.constantFrom(...allCities()).map(({ cc, slug: city }) => ({ of: 'city' as const, cc, slug: city })),
  fc
    .tuple(fc.constantFrom(...allCities()), fc.integer({ min: 1, max: 1000 }))
    .map(([{ lat, lon }, km]) => ({ of: 'near' as const, lat, lon, km })),
)

describe('the path of a selection', () => {
  test('leads back to it, and stands in a URL as it is', () => {
    fc.assert(
      fc.property(selection, (each) => {
        const path = printSelection(each)
        expect(parseSelection(path)).toEqual(each)
        expect(new URL(`/feeds/${path}.ics`, 'https://hamseda.example').pathname).toBe(`/feeds/${path}.ics`)
      }),
    )
  })

  test('is the only one: no selection has two addresses', () => {
    const word = fc.constantFrom(
      'all',
      'days',
      'day',
      'city',
      'country',
      'kind',
      'group',
      'de',
      'DE',
      'rally',
      'x-y',
      '',
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 4 }), (words) => {
        const path = words.join('/')
        const parsed = parseSelection(path)
        if (parsed) expect(printSelection(parsed)).toBe(path)
      }),
      { numRuns: 1000 },
    )
  })

  test.each([
    '',
    '/',
    'all/',
    '/all',
    'all/x',
    'day',
    'day/',
    'day/UPPER',
    'day/-x',
    'day/a_b',
    'day/a b',
    `day/${'x'.repeat(81)}`,
    'country/DE',
    'country/deu',
    'country/d1',
    'city/de',
    'city/de/',
    'city/de/koln/x',
    'kind/riot',
    'kind/constructor',
    'near',
    'near/',
    'near/1,2',
    'near/91,2,3',
    'near/NaN,2,3',
    'near/1,2,0',
    'near/1,2,30000',
    'near/1,2,3/x',
    '__proto__',
    "day/x'--",
    'day/x\u0000',
    'day/../../x',
  ])('%j is none', (path) => expect(parseSelection(path)).toBeNull())
})

test('calendars that only grow begin 30 days ago, the others hold everything', () => {
  const now = Date.parse('2027-03-01T00:00Z')
  const begins = (path: string) => {
    const parsed = parseSelection(path)
    return parsed && feedBegins(parsed, now)
  }
  expect(['all', 'country/de', 'kind/rally'].map(begins)).toEqual(['2027-01-30', '2027-01-30', '2027-01-30'])
  expect(['days', 'day/x', 'city/de/koln', 'group/x', 'near/52.5,13.4,50'].map(begins)).toEqual([
    null,
    null,
    null,
    null,
    null,
  ])
})
