import { describe, expect, test } from 'vitest'
import { parseActionFields } from '../../worker/rules/action-fields.ts'
import { parseTierCaps } from '../../worker/rules/tier-cap.ts'
import type { FormValues } from '../../worker/rules/typed-action.ts'
import { fieldsOf, KNOWN, TYPED } from '../support/actions.ts'

function errorsOf(otherwise: FormValues, tierCaps = ''): unknown {
  const parsed = parseActionFields({ ...TYPED, ...otherwise }, { ...KNOWN, tierCaps: parseTierCaps(tierCaps) })
  return parsed.ok ? null : parsed.error
}
const NOWHERE = { lat: '', lon: '' }

describe('where an action is', () => {
  test('is a city that the gazetteer knows, in any of its names, with its country and zone', () => {
    expect(fieldsOf({ ...NOWHERE, city: 'کلن' })).toMatchObject({
      when: { zone: 'Europe/Berlin' },
      place: { country: 'DE', city: { id: 2886242, slug: 'koln', name: 'Köln' }, point: null },
    })
  })

  test('of several cities of a name is asked, and known once the country is', () => {
    expect(errorsOf({ ...NOWHERE, city: 'Cartagena' })).toMatchObject({
      country: { code: 'severalCities', countries: ['CO', 'ES'] },
    })
    expect(fieldsOf({ ...NOWHERE, city: 'Cartagena', country: 'ES' }).place).toMatchObject({ country: 'ES' })
  })

  test('may be a city that nobody knows, if it can be found without it', () => {
    const village = { city: 'Kleinkleckersdorf', zone: 'Europe/Berlin' }
    expect(errorsOf({ ...village, ...NOWHERE })).toEqual({ city: { code: 'unknownCity' } })
    expect(errorsOf(village)).toEqual({ country: { code: 'required' } })
    expect(errorsOf({ ...village, ...NOWHERE, country: 'DE' })).toEqual({ city: { code: 'unknownCity' } })
    expect(errorsOf({ ...village, country: 'ZZ' })).toEqual({ country: { code: 'notInList' } })
    expect(fieldsOf({ ...village, country: 'DE' }).place).toMatchObject({
      country: 'DE',
      city: { id: null, name: 'Kleinkleckersdorf' },
      point: { lat: 52.52508, lon: 13.3694 },
    })
  })

  test('is where its city is: a point in another country would go around that country’s cap', () => {
    expect(errorsOf({ city: 'Paris' })).toEqual({ lat: { code: 'farFromCity' } })
    expect(errorsOf({ lat: '53.4', lon: '13.4' })).toBeNull()
    expect(errorsOf({ lat: '53.5', lon: '13.4' })).toEqual({ lat: { code: 'farFromCity' } })
  })

  test('is asked for its city’s zone only where no city tells it', () => {
    expect(errorsOf({ ...NOWHERE, city: 'Kleinkleckersdorf' })).toEqual({ city: { code: 'unknownCity' } })
    expect(errorsOf({ city: '', zone: 'Mars/Phobos' })).toEqual({
      city: { code: 'required' },
      zone: { code: 'unknownZone' },
    })
    expect(errorsOf({ city: '', zone: 'a\u202eb' })).toMatchObject({ zone: { code: 'harmful' } })
  })

  test('has both coordinates or none, and on the globe', () => {
    expect(errorsOf({ lon: '' })).toEqual({ lon: { code: 'bothOrNone' } })
    expect(errorsOf({ lat: '' })).toEqual({ lat: { code: 'bothOrNone' } })
    expect(errorsOf({ lat: '95' })).toEqual({ lat: { code: 'outOfRange', min: -90, max: 90 } })
    expect(errorsOf({ lon: 'east' })).toEqual({ lon: { code: 'notANumber' } })
  })

  test('online is nowhere, whatever else was typed, and wants its link', () => {
    const online = { attendance: 'online', kind: 'online', zone: 'Europe/Berlin', joinUrl: 'https://join.example' }
    expect(fieldsOf(online)).toMatchObject({ place: null, tier: 'country' })
    expect(errorsOf({ ...online, joinUrl: '' })).toEqual({ joinUrl: { code: 'required' } })
    expect(errorsOf({ ...online, zone: '' })).toEqual({ zone: { code: 'required' } })
  })

  test('in person has no link to join', () => {
    expect(fieldsOf({ joinUrl: 'https://join.example' }).joinUrl).toBeNull()
  })
})

describe('the cap of a country', () => {
  const tehran = { ...NOWHERE, city: 'Tehran' }
  const capped = { code: 'tierCapped', country: 'IR', cap: 'country' }

  test('refuses a finer tier there, and nowhere else', () => {
    expect(errorsOf({ ...tehran, tier: 'city' }, 'IR:country')).toEqual({ tier: capped })
    expect(errorsOf({ ...tehran, tier: 'country' }, 'IR:country')).toBeNull()
    expect(errorsOf({ tier: 'exact' }, 'IR:country')).toBeNull()
  })

  test('is not to be got around by an hour of reveal, at which the exact place appears', () => {
    const reveal = { revealDate: '2027-06-20', revealTime: '12:00' }
    expect(errorsOf({ ...tehran, ...reveal, tier: 'country' }, 'IR:country')).toEqual({ revealDate: capped })
    expect(errorsOf({ ...tehran, ...reveal, tier: 'country' }, 'IR:exact')).toBeNull()
  })

  test('holds for a city that the gazetteer does not know', () => {
    const village = { city: 'Abadi', country: 'IR', zone: 'Asia/Tehran', tier: 'exact' }
    expect(errorsOf(village, 'IR:country')).toEqual({ tier: capped })
  })
})

describe('the hour of reveal', () => {
  test('has a date and an hour, at the venue, before the end', () => {
    const fields = fieldsOf({ ...NOWHERE, city: 'Tehran', revealDate: '2027-06-20', revealTime: '۱۲:۳۰' })
    expect(fields.revealAt).toBe(Date.parse('2027-06-20T09:00Z'))
    expect(errorsOf({ revealDate: '2027-06-20' })).toEqual({ revealTime: { code: 'required' } })
    expect(errorsOf({ revealTime: '12:00' })).toEqual({ revealDate: { code: 'required' } })
    expect(errorsOf({ revealDate: '2027-06-20', revealTime: '17:00' })).toEqual({
      revealDate: { code: 'revealAfterEnd' },
    })
    expect(errorsOf({ revealDate: '2027-03-28', revealTime: '02:30' })).toEqual({
      revealTime: { code: 'hourSkipped', before: '01:30', after: '03:30' },
    })
  })
})

describe('what else is typed', () => {
  test('is asked for all at once where all is missing', () => {
    const parsed = parseActionFields({}, KNOWN)
    expect(parsed.ok ? [] : Object.keys(parsed.error).sort()).toEqual([
      'attendance',
      'city',
      'kind',
      'lang',
      'startDate',
      'startTime',
      'summary',
      'tier',
      'title',
    ])
  })

  test('cannot set what is not the organizer’s', () => {
    const fields = fieldsOf({ status: 'published', id: 'x', sequence: '9', publishedAt: '1', __proto__: 'x' })
    expect(fields).toEqual(fieldsOf())
  })

  test('names each group once, as it was last written, and eight at most', () => {
    const groups = ['Group A', ' group a', '', 'گروه ي', 'گروه ی'].join('\r\n')
    expect(fieldsOf({ groups }).groups).toEqual(['group a', 'گروه ی'])
    expect(errorsOf({ groups: 'abcdefghi'.split('').join('\n') })).toEqual({ groups: { code: 'tooMany', max: 8 } })
    expect(errorsOf({ groups: 'x'.repeat(121) })).toEqual({ groups: { code: 'tooLong', max: 120 } })
    const longest = 'abcdefgh'.split('').map((letter) => letter.repeat(120))
    expect(fieldsOf({ groups: longest.join('\r\n') }).groups).toEqual(longest)
  })

  test('keeps groups apart whose names are signs alone', () => {
    expect(fieldsOf({ groups: '✊\n🔥' }).groups).toEqual(['✊', '🔥'])
  })

  test('belongs to days that can be chosen', () => {
    expect(errorsOf({ days: ['june-20-2027', 'day-of-nobody'] })).toEqual({ days: { code: 'notInList' } })
    expect(fieldsOf({ days: ['june-20-2027', 'june-20-2027'] }).days).toEqual(['june-20-2027'])
  })

  test('counts letters as a reader does not, but as a database can: by code points', () => {
    expect(fieldsOf({ title: '✊'.repeat(120) }).text.title).toHaveLength(120)
    expect(fieldsOf({ title: '🔥'.repeat(120) }).text.title).toHaveLength(240)
    expect(errorsOf({ title: '🔥'.repeat(121) })).toEqual({ title: { code: 'tooLong', max: 120 } })
  })
})
