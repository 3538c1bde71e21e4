import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isCalledOn, nextDate, WEEKDAYS } from '../../worker/rules/week.ts'
import { addDays } from '../../worker/rules/when.ts'

const TUESDAYS = { startsOn: '2024-01-30', endsOn: null, weekday: 'TU' } as const

describe('a weekly day', () => {
  test.each([
    ['2020-01-01', '2024-01-30'],
    ['2024-01-30', '2024-01-30'],
    ['2024-01-31', '2024-02-06'],
    // Over the end of February in a leap year, and over the end of a year.
    ['2024-02-28', '2024-03-05'],
    ['2026-12-30', '2027-01-05'],
  ])('after %s is next on %s', (from, next) => expect(nextDate(TUESDAYS, from)).toBe(next))

  test('has its first date on its weekday, not on the date that was typed', () => {
    expect(nextDate({ ...TUESDAYS, startsOn: '2024-01-31' }, '2024-01-31')).toBe('2024-02-06')
  })

  test('ends with its last date', () => {
    const ended = { ...TUESDAYS, endsOn: '2024-02-06' }
    expect(['2024-02-06', '2024-02-07'].map((from) => nextDate(ended, from))).toEqual(['2024-02-06', null])
    expect(nextDate({ ...TUESDAYS, endsOn: '2024-02-05' }, '2024-01-31')).toBeNull()
  })

  test('comes every seventh date and on no other', () => {
    const offset = fc.nat({ max: 5000 })
    fc.assert(
      fc.property(offset, offset, fc.constantFrom(...WEEKDAYS), (start, later, weekday) => {
        const day = { startsOn: addDays('2020-01-01', start), endsOn: null, weekday }
        const from = addDays(day.startsOn, later)
        const week = Array.from({ length: 7 }, (_, index) => addDays(from, index))
        const called = week.filter((date) => isCalledOn(day, date))
        expect(called).toEqual([nextDate(day, from)])
        const name = new Date(`${called[0]}T12:00Z`).toLocaleDateString('en', { weekday: 'short', timeZone: 'UTC' })
        expect(name.slice(0, 2).toUpperCase()).toBe(weekday)
      }),
    )
  })
})

describe('a day of one date or a range', () => {
  const range = { startsOn: '2027-06-20', endsOn: '2027-06-22', weekday: null }
  test.each([
    ['2027-01-01', '2027-06-20'],
    ['2027-06-21', '2027-06-21'],
    ['2027-06-22', '2027-06-22'],
    ['2027-06-23', null],
  ])('after %s is next on %s', (from, next) => expect(nextDate(range, from)).toBe(next))
})
