import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseDayFields } from '../../worker/rules/day-fields.ts'
import { SITE_LANGS } from '../../worker/rules/languages.ts'
import { typedDay } from '../../worker/rules/typed-day.ts'
import { nextDate, WEEKDAYS } from '../../worker/rules/week.ts'
import { addDays } from '../../worker/rules/when.ts'

const TYPED = { slug: 'june-20-2027', startsOn: '2027-06-20', original: 'en', title_en: 'Day of the test' }
function read(otherwise: Record<string, string>): unknown {
  const parsed = parseDayFields({ ...TYPED, ...otherwise })
  return parsed.ok ? parsed.value : parsed.error
}

describe('when a day is', () => {
  test('is one date, a range, or every week with or without an end', () => {
    expect(read({})).toMatchObject({ startsOn: '2027-06-20', endsOn: '2027-06-20', weekday: null })
    expect(read({ endsOn: '۲۰۲۷-۰۶-۲۲' })).toMatchObject({ endsOn: '2027-06-22' })
    expect(read({ weekday: 'TU' })).toMatchObject({ endsOn: null, weekday: 'TU' })
    expect(read({ weekday: 'TU', endsOn: '2027-12-31' })).toMatchObject({ endsOn: '2027-12-31', weekday: 'TU' })
  })

  test('does not end before it begins and is made of dates', () => {
    expect(read({ endsOn: '2027-06-19' })).toEqual({ endsOn: { code: 'endBeforeStart' } })
    expect(read({ startsOn: '2027-06-31', endsOn: '2027-02-29' })).toEqual({
      startsOn: { code: 'notADate' },
      endsOn: { code: 'notADate' },
    })
    // From a Sunday to the Monday after it there is no Tuesday.
    expect(read({ weekday: 'TU', endsOn: '2027-06-21' })).toEqual({ endsOn: { code: 'endBeforeStart' } })
    expect(read({ weekday: 'TU', endsOn: '2027-06-22' })).toMatchObject({ weekday: 'TU' })
    expect(read({ weekday: 'TUESDAY' })).toEqual({ weekday: { code: 'notInList' } })
  })
})

describe('what a day says', () => {
  test('is in its original language at least, and has a title wherever it has a text', () => {
    expect(read({ original: 'fa' })).toEqual({ title_fa: { code: 'required' } })
    expect(read({ original: '' })).toEqual({ original: { code: 'required' } })
    expect(read({ call_de: 'Kommt alle.' })).toEqual({ title_de: { code: 'required' } })
    expect(read({ title_fa: 'روز آزمایش', call_fa: 'همه بیایید.' })).toMatchObject({
      texts: [
        { lang: 'en', title: 'Day of the test', call: '', original: true },
        { lang: 'fa', title: 'روز آزمایش', call: 'همه بیایید.', original: false },
      ],
    })
  })

  test.each(['June', 'june_20', '-june', 'june-', 'june--20', 'ژوئن', 'a b', 'a/b', 'x'.repeat(81), ''])(
    '%j is no address of it',
    (slug) => expect(read({ slug })).toMatchObject({ slug: { code: expect.any(String) } }),
  )
})

test('what was called is what the form shows', () => {
  const start = fc.nat({ max: 1000 }).map((days) => addDays('2026-01-01', days))
  const length = fc.option(fc.constantFrom(0, 1, 6, 300), { nil: null })
  const weekday = fc.constantFrom(null, ...WEEKDAYS)
  const langs = fc.subarray([...SITE_LANGS], { minLength: 1 })
  fc.assert(
    fc.property(start, length, weekday, langs, (startsOn, days, every, written) => {
      const texts = written.map((lang, index) => ({
        lang,
        title: `T ${lang}`,
        call: index ? 'C' : '',
        suggestion: index ? '' : 'S',
        slogans: index ? 'One\nTwo' : '',
        original: !index,
      }))
      const hours = {
        startTime: days ? '15:00' : null,
        endTime: days ? '16:30' : null,
        opensOn: null,
        closesOn: every && startsOn,
      }
      const endsOn = days === null ? (every ? null : startsOn) : addDays(startsOn, days)
      const day = { slug: 'a-day', startsOn, endsOn, weekday: every, ...hours, texts }
      fc.pre(nextDate(day, startsOn) !== null)
      expect(parseDayFields(typedDay(day))).toEqual({ ok: true, value: day })
    }),
  )
})
