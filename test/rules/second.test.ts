import { expect, test } from 'vitest'
import { mayGoOnAlone, needsSecond } from '../../worker/rules/second.ts'
import type { FormValues } from '../../worker/rules/typed-action.ts'
import { fieldsOf, recordOf } from '../support/actions.ts'

const at = (moment: string) => Date.parse(moment)
/** The action of the test begins at 13:00 UTC on June 20. */
const LATE = at('2027-06-19T12:00Z')

function asked(changed: FormValues, now = LATE, present: FormValues = {}): boolean {
  const waitingChange = { fields: fieldsOf({ ...present, ...changed }), submittedAt: 1 }
  return needsSecond(recordOf(fieldsOf(present), { waitingChange }), now)
}

test.each<[string, FormValues]>([
  ['the venue', { venue: 'Elsewhere' }],
  ['the address', { address: 'Elsewhere 1' }],
  ['the quarter', { neighbourhood: 'Wedding' }],
  ['the point', { lat: '52.52500' }],
  ['the city', { city: 'Munich', lat: '', lon: '' }],
  ['the start', { startTime: '15:30' }],
  ['the end', { endTime: '18:00' }],
  ['the zone', { zone: 'Europe/London' }],
  ['the date', { startDate: '2027-06-21' }],
])('%s needs two in the last 48 hours', (_, changed) => {
  expect(asked(changed)).toBe(true)
  expect(asked(changed, at('2027-06-15T12:00Z'))).toBe(false)
  // Nobody is on their way to what is over, before and after the change.
  expect(asked(changed, at('2027-06-23T12:00Z'))).toBe(false)
})

test('a finer tier does, a coarser one and words alone do not', () => {
  expect(asked({ tier: 'exact' }, LATE, { tier: 'city' })).toBe(true)
  expect(asked({ tier: 'city' })).toBe(false)
  expect(asked({ title: 'Another', summary: 'Other words', kind: 'vigil' })).toBe(false)
})

test('the hours are counted to the minute, and from the earlier start', () => {
  expect(asked({ venue: 'Elsewhere' }, at('2027-06-18T12:59Z'))).toBe(false)
  expect(asked({ venue: 'Elsewhere' }, at('2027-06-18T13:00Z'))).toBe(true)
  expect(asked({ startDate: '2027-06-10' }, at('2027-06-09T12:00Z'))).toBe(true)
})

test('nothing that waits needs nobody', () => {
  expect(needsSecond(recordOf(fieldsOf()), LATE)).toBe(false)
})

test('after two hours one may go on alone, but not beyond the cap', () => {
  const proposed = at('2027-06-19T12:00Z')
  expect(mayGoOnAlone({ at: proposed, finer: false }, at('2027-06-19T13:59Z'))).toBe(false)
  expect(mayGoOnAlone({ at: proposed, finer: false }, at('2027-06-19T14:00Z'))).toBe(true)
  expect(mayGoOnAlone({ at: proposed, finer: true }, at('2027-06-30T14:00Z'))).toBe(false)
})
