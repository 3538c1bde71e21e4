import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TIERS } from '../../worker/rules/location-tier.ts'
import { type SearchNames, searchText } from '../../worker/rules/search-text.ts'
import { fieldsOf, recordOf } from '../support/actions.ts'
import { line } from '../support/typed.ts'

const NAMES: SearchNames = {
  city: ({ city }) => (city ? [city.name, 'برلین'] : []),
  country: (cc) => [cc],
  kind: (kind) => [kind],
}

test('two actions that differ only in what is hidden have the same search text', () => {
  const hour = fc.constantFrom(null, Date.parse('2027-06-20T12:00Z'), Date.parse('2020-01-01T12:00Z'))
  fc.assert(
    fc.property(
      fc.constantFrom(...TIERS),
      line(20),
      line(20),
      line(20),
      hour,
      (tier, venue, address, other, revealAt) => {
        const record = recordOf(fieldsOf(), { tier })
        const place = { venue, address, neighbourhood: other, lat: null, lon: null }
        const city = tier === 'country' ? { cityId: null, citySlug: null, cityName: other } : {}
        expect(searchText({ ...record, ...place, ...city, revealAt }, NAMES)).toBe(searchText(record, NAMES))
      },
    ),
  )
})

test('an action is found by its title, summary, groups, kind, country, and by its city where the tier shows it', () => {
  const record = recordOf(fieldsOf(), { groups: [{ name: 'Test Gruppe', group: null }] })
  expect(searchText({ ...record, tier: 'city' }, NAMES)).toBe(
    'rally of the test a test comes together test gruppe rally de berlin برلین',
  )
  expect(searchText({ ...record, tier: 'country' }, NAMES)).toBe(
    'rally of the test a test comes together test gruppe rally de',
  )
})

test.each(['pending', 'rejected', 'withdrawn'] as const)('what is %s has none; what is cancelled has', (status) => {
  const record = recordOf(fieldsOf())
  expect(searchText({ ...record, status }, NAMES)).toBeNull()
  expect(searchText({ ...record, status: 'cancelled' }, NAMES)).not.toBeNull()
})
