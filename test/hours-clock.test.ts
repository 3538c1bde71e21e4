import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { paths } from '../worker/paths.ts'
import { offsetAt } from '../worker/rules/clock-offset.ts'
import { filled } from '../worker/rules/filled-text.ts'
import type { FormValues } from '../worker/rules/typed-action.ts'
import { MORNING, redirectOf, registration, Visitor } from './support/site.ts'

/** What the form that is shown again says beside the hours, without what isolates its parts. */
async function noteFor(otherwise: FormValues): Promise<string> {
  const response = await new Visitor(MORNING).post(paths.submit('en'), registration({ title: '', ...otherwise }))
  expect(response.status).toBe(400)
  const [, note = ''] = /id="hours-note"[^>]*>([^<]*)</.exec(await response.text()) ?? []
  return note.replaceAll(/[\u2068\u2069]/g, '')
}

describe('a form with an error says which clock its hours go by', () => {
  test('that of the city, on that date', async () => {
    expect(await noteFor({ city: 'Berlin', startDate: '2027-06-20' })).toBe(
      'The hours are those of Berlin: Europe/Berlin (UTC+2 on that date).',
    )
    expect(await noteFor({ city: 'Tehran', startDate: '2027-12-20' })).toContain('Asia/Tehran (UTC+3:30 on that date)')
    expect(await noteFor({ city: 'Berlin', startDate: 'soon' })).toContain('(now UTC+2)')
  })

  test('that of the point where nobody knows the city, and the chosen one before all', async () => {
    const nowhere = { city: 'Nowhereville', lat: '34.05', lon: '-118.25', country: 'US' }
    expect(await noteFor(nowhere)).toContain('America/Los Angeles')
    expect(await noteFor({ ...nowhere, zone: 'America/Denver' })).toContain('America/Denver')
  })

  test('and none where it is not known yet', async () => {
    expect(await noteFor({ city: '' })).toBe('')
    // There is one in several countries.
    expect(await noteFor({ city: 'Newcastle' })).toBe('')
    expect(await noteFor({ city: 'Berlin', zone: 'Mars/Olympus' })).toBe('')
    expect(await noteFor({ city: '<b>Berlin</b>' })).not.toContain('<b>')
  })

  test('and on the edit form from the beginning', async () => {
    const visitor = new Visitor(MORNING)
    const manage = redirectOf(await visitor.post(paths.submit('en'), registration({ city: 'Berlin' })))
    const edit = await visitor.read(manage.replace('?new', '/edit'))
    expect(edit.replaceAll(/[\u2068\u2069]/g, '')).toMatch(/id="hours-note"[^>]*>The hours are those of Europe\/Berlin/)
    expect(await visitor.read(manage)).toContain('Central European Time')
  })
})

test('how far a zone is from UTC, through the year', () => {
  const [summer, winter] = [Date.parse('2027-07-01T12:00Z'), Date.parse('2027-01-01T12:00Z')]
  const offsets = (zone: string) => [offsetAt(zone, winter), offsetAt(zone, summer)]
  expect(offsets('Europe/London')).toEqual(['UTC', 'UTC+1'])
  expect(offsets('Asia/Kathmandu')).toEqual(['UTC+5:45', 'UTC+5:45'])
  expect(offsets('America/St_Johns')).toEqual(['UTC-3:30', 'UTC-2:30'])
})

test('what is filled into a text stays whole, whatever signs it holds', () => {
  fc.assert(
    fc.property(fc.string(), (city) => {
      expect(filled('In {city}, now.', { city })).toBe(`In \u2068${city}\u2069, now.`)
    }),
    { examples: [['$&'], ['{zone}'], ['$1']] },
  )
})
