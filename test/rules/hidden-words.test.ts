import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toDeskAction } from '../../worker/rules/desk-action.ts'
import { namesOneOf } from '../../worker/rules/hidden-words.ts'
import { TIERS } from '../../worker/rules/location-tier.ts'
import { fieldsOf, recordOf, seen } from '../support/actions.ts'
import { RUNS } from '../support/runs.ts'

const WHERE = {
  venue: 'Hall of the test',
  address: 'Teststraße 12b',
  neighbourhood: 'Moabit',
  city: 'Berlin',
  attendance: 'both',
  joinUrl: 'https://join.example/abc',
}
const REVEALED = Date.parse('2027-06-20T12:00Z')

/** The same word as somebody else may spell it. */
const spelt = (word: string) =>
  fc.constantFrom(word, word.toUpperCase(), word.toLowerCase(), word.replaceAll(' ', '  '), word.replace('ß', 'ss'))

describe('words that tell where an action is', () => {
  test('are found in whatever is said around them, exactly as long as the public is not told', () => {
    const word = fc.constantFrom(WHERE.venue, WHERE.address, WHERE.neighbourhood, WHERE.city, WHERE.joinUrl)
    fc.assert(
      fc.property(
        fc.constantFrom(...TIERS),
        fc.boolean(),
        word.chain((each) => fc.tuple(fc.constant(each), spelt(each))),
        fc.string(),
        fc.integer({ min: REVEALED - 3_600_000, max: REVEALED + 3_600_000 }),
        (tier, reveals, [told, said], around, now) => {
          const otherwise = reveals ? { revealDate: '2027-06-20', revealTime: '14:00' } : {}
          const record = recordOf(fieldsOf({ ...WHERE, ...otherwise, tier }))
          const { hidden } = toDeskAction(record, now)
          const { place, joinUrl } = seen(record, now)
          const isPublic = JSON.stringify([place, joinUrl]).includes(told)
          expect(namesOneOf(`${around} ${said} ${around}`, hidden)).toBe(!isPublic)
        },
      ),
      { numRuns: RUNS },
    )
  })

  test('are of the present version, not of a change that waits', () => {
    const waitingChange = { fields: fieldsOf({ tier: 'exact', venue: 'Open square' }), submittedAt: 1 }
    const { hidden } = toDeskAction(recordOf(fieldsOf({ tier: 'city' }), { waitingChange }), REVEALED)
    expect(namesOneOf('the main station is closed', hidden)).toBe(true)
  })

  test('are none where a text says something else, or too short to mean anything', () => {
    const { hidden } = toDeskAction(recordOf(fieldsOf({ tier: 'city', venue: 'Zoo' })), REVEALED)
    expect(namesOneOf('It rains, and nobody is allowed in the zoo.', hidden)).toBe(false)
    expect(namesOneOf('Its organizers are ill.', hidden)).toBe(false)
  })
})
