import { expect, test } from 'vitest'
import type { ImportMeaning } from '../../worker/rules/import-columns.ts'
import { typedRow } from '../../worker/rules/import-values.ts'

const WORDS = {
  countryCode: (text: string) => text,
  kindNamed: () => null,
  placeOfLine: () => ({ venue: '', address: '', city: '', country: '', zone: '' }),
  zoneOfCity: (city: string) => (city === 'Hamburg' ? 'Europe/Berlin' : ''),
}
const DEFAULTS = { lang: 'en', tier: 'exact', kind: 'rally', country: 'DE', city: 'Hamburg', zone: '', day: '' }

test('an hour in UTC is told by the clock of the city that was chosen for all, where the row names none', () => {
  const meaning = { columns: ['title', 'starts'] as const, dateOrder: 'dmy', defaults: DEFAULTS } as const
  const row = typedRow(['Reading', '2027-06-20T13:00:00Z'], { ...meaning, columns: [...meaning.columns] }, WORDS)
  expect(row).toMatchObject({ city: 'Hamburg', startDate: '2027-06-20', startTime: '15:00' })
})

test.each<['starts' | 'startTime', string, string]>([
  ['starts', '2027-06-20T13:00:00Z', '13:00:00Z'],
  ['starts', '2027-06-20T00:00:00Z', '00:00:00Z'],
  ['startTime', '13:00 UTC', '13:00 UTC'],
  ['startTime', '1 pm', '13:00'],
])('an hour in UTC where nobody knows the zone is none: %s %s', (column, cell, startTime) => {
  const defaults = { ...DEFAULTS, city: 'Marburg' }
  const meaning: ImportMeaning = { columns: ['title', column], dateOrder: null, defaults }
  expect(typedRow(['Reading', cell], meaning, WORDS)).toMatchObject({ startTime })
})

test('an hour that is said to be in UTC is one where the zone is', () => {
  const columns: ImportMeaning['columns'] = ['title', 'startDate', 'startTime', 'endTime']
  const meaning = { columns, dateOrder: null, defaults: { ...DEFAULTS, zone: 'UTC' } }
  const row = typedRow(['Stream', '2027-06-20', '18:00 UTC', '19:00 UTC'], meaning, WORDS)
  expect(row).toMatchObject({ startTime: '18:00', endTime: '19:00' })
})
