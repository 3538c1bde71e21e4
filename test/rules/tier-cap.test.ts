import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseActionFields } from '../../worker/rules/action-fields.ts'
import { isFiner, TIERS } from '../../worker/rules/location-tier.ts'
import { capExceeded, parseTierCaps } from '../../worker/rules/tier-cap.ts'
import { KNOWN, recordOf, seen, TYPED } from '../support/actions.ts'

describe('the setting TIER_CAPS', () => {
  test('gives each country its cap', () => {
    expect([...parseTierCaps(' IR:country\n AF:city ')]).toEqual([
      ['IR', 'country'],
      ['AF', 'city'],
    ])
    expect(parseTierCaps('').size).toBe(0)
  })

  test.each([
    'ir:country',
    'IRN:country',
    'IR',
    'IR:',
    ':country',
    'IR:nowhere',
    'IR:country:exact',
    'IR country',
    'IR:country,AF:city',
    // Which of the two would hold is anybody's guess.
    'IR:country IR:exact',
  ])('%j stops the site: a cap that is not understood protects nobody', (setting) => {
    expect(() => parseTierCaps(setting)).toThrow('TIER_CAPS')
  })
})

test('what a cap lets through shows no more than it at any moment, and the rest is told from it', () => {
  const tiers = fc.constantFrom(...TIERS)
  const moments = fc.integer({ min: Date.parse('2027-06-01T00:00Z'), max: Date.parse('2027-06-22T00:00Z') })
  const reveals = fc.constantFrom({}, { revealDate: '2027-06-20', revealTime: '12:00' })
  fc.assert(
    fc.property(tiers, tiers, reveals, moments, (tier, cap, reveal, moment) => {
      const typed = { ...TYPED, ...reveal, tier }
      const free = parseActionFields(typed, KNOWN)
      const tierCaps = parseTierCaps(`DE:${cap}`)
      const capped = parseActionFields(typed, { ...KNOWN, tierCaps })
      if (!free.ok) throw new Error(JSON.stringify(free.error))
      expect(capExceeded(free.value, tierCaps, KNOWN.zoneAt)).toEqual(capped.ok ? null : { country: 'DE', cap })
      expect(capExceeded(free.value, parseTierCaps(`AT:${cap}`), KNOWN.zoneAt)).toBeNull()
      if (!capped.ok) return
      const { place } = seen(recordOf(capped.value), moment)
      if (isFiner('exact', cap)) expect([place?.venue, place?.address]).toEqual([null, null])
      if (isFiner('area', cap)) expect([place?.neighbourhood, place?.point?.precision !== 'area']).toEqual([null, true])
      if (isFiner('city', cap)) expect([place?.city, place?.point]).toEqual([null, null])
    }),
  )
})

test('a cap is not to be got around by a city that nobody knows and another country’s name', () => {
  const tehran = { city: 'Nirgendwo', country: 'TR', lat: '35.69', lon: '51.39', zone: 'Asia/Tehran' }
  const parse = (typed: object, setting: string) =>
    parseActionFields({ ...TYPED, ...typed }, { ...KNOWN, tierCaps: parseTierCaps(setting) })
  const refused = { ok: false, error: { tier: { code: 'tierCapped', country: 'IR', cap: 'country' } } }
  expect(parse({ ...tehran, tier: 'exact' }, 'IR:country TR:exact')).toEqual(refused)
  expect(parse({ ...tehran, tier: 'country' }, 'IR:country TR:exact').ok).toBe(true)
  const istanbul = { ...tehran, lat: '41.01', lon: '28.97', tier: 'exact' }
  expect(parse(istanbul, 'IR:country TR:exact').ok).toBe(true)
})
