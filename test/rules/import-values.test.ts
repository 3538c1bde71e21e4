import { expect, test } from 'vitest'
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
