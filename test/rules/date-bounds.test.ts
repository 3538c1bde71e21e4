import { expect, test } from 'vitest'
import { dateErrors } from '../../worker/rules/date-bounds.ts'
import { fieldsOf } from '../support/actions.ts'

const NOW = Date.parse('2027-06-20T12:00Z')

test.each([
  ['2027-06-20', '', {}],
  // Who forgot to register may still report for two months.
  ['2027-04-22', '', {}],
  ['2027-04-20', '', { startDate: { code: 'tooLongAgo' } }],
  ['2027-04-01', '2027-05-01', {}],
  // The longest exhibition is three months; a longer span would lie at the top of the desk's queue for years.
  ['2027-06-20', '2027-09-19', {}],
  ['2027-06-20', '2027-09-20', { endDate: { code: 'tooFarAhead' } }],
  ['2029-06-18', '', {}],
  ['2029-06-20', '', { startDate: { code: 'tooFarAhead' } }],
  // An action without end would keep the e-mail of its organizer for as long.
  ['2027-06-20', '9999-12-31', { endDate: { code: 'tooFarAhead' } }],
])('%s to %j', (startDate, endDate, errors) => {
  expect(dateErrors(fieldsOf({ startDate, endDate }).when, NOW)).toEqual(errors)
})
