import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { isoInstant, isoTimes } from '../../worker/rules/iso-times.ts'
import { resolveWhen, type TypedWhen } from '../../worker/rules/when.ts'

function times(otherwise: Partial<TypedWhen>) {
  const typed = { allDay: false, startDate: '2027-06-20', startTime: '15:00', endDate: '', endTime: '', zone: 'UTC' }
  const when = resolveWhen({ ...typed, ...otherwise })
  if (!when.ok) throw new Error(JSON.stringify(when.error))
  return isoTimes(when.value)
}

describe('times as ISO 8601', () => {
  test.each([
    ['Europe/Berlin', '2027-06-20T15:00:00+02:00', '2027-06-20T17:00:00+02:00'],
    ['Asia/Tehran', '2027-06-20T15:00:00+03:30', '2027-06-20T17:00:00+03:30'],
    ['Asia/Kathmandu', '2027-06-20T15:00:00+05:45', '2027-06-20T17:00:00+05:45'],
    ['America/St_Johns', '2027-06-20T15:00:00-02:30', '2027-06-20T17:00:00-02:30'],
    ['Pacific/Apia', '2027-06-20T15:00:00+13:00', '2027-06-20T17:00:00+13:00'],
    ['UTC', '2027-06-20T15:00:00+00:00', '2027-06-20T17:00:00+00:00'],
  ])('have the offset of %s', (zone, starts, ends) => {
    expect(times({ zone, endTime: '17:00' })).toEqual({ starts, ends })
  })

  test('say which of the two hours is meant where clocks go back, and both offsets across it', () => {
    const fold = { zone: 'Europe/Berlin', startDate: '2027-10-31', startTime: '02:30', endTime: '04:00' }
    expect(times(fold)).toEqual({ starts: '2027-10-31T02:30:00+02:00', ends: '2027-10-31T04:00:00+01:00' })
  })

  test('tell no end that nobody has told', () => expect(times({})).toMatchObject({ ends: null }))

  test('are dates for whole days, the last one included', () => {
    const days = { allDay: true, startTime: '', zone: 'Asia/Tehran' }
    expect(times(days)).toEqual({ starts: '2027-06-20', ends: '2027-06-20' })
    expect(times({ ...days, endDate: '2027-06-22' })).toEqual({ starts: '2027-06-20', ends: '2027-06-22' })
  })

  test('are the instants that they are made of, in every zone and hour', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
        fc.date({ min: new Date('2021-01-01Z'), max: new Date('2035-01-01Z'), noInvalidDate: true }),
        (zone, date) => {
          const [startDate = '', startTime = ''] = date.toISOString().slice(0, 16).split('T')
          const typed = { allDay: false, startDate, startTime, endDate: '', endTime: '', zone }
          const when = resolveWhen(typed)
          // An hour that clocks skip is none.
          if (!when.ok) return
          const { starts } = isoTimes(when.value)
          expect(Temporal.Instant.from(starts).epochMilliseconds).toBe(when.value.startsAt)
          expect(starts.startsWith(when.value.startsLocal)).toBe(true)
        },
      ),
      { numRuns: 200 },
    )
  })
})

test('an instant is written in UTC, without fractions', () => {
  expect(isoInstant(0)).toBe('1970-01-01T00:00:00Z')
  expect(isoInstant(Date.parse('2027-06-20T15:00:01.999Z'))).toBe('2027-06-20T15:00:01Z')
})
