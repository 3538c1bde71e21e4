import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, isDate, isZone, resolveHour, resolveWhen, type TypedWhen, wallTime } from '../../worker/rules/when.ts'
import { ZONES } from '../support/typed.ts'

function hours(zone: string, start: string, end = ''): ReturnType<typeof resolveWhen> {
  const [startDate = '', startTime = ''] = start.split('T')
  const [endDate = '', endTime = ''] = end.split('T')
  return resolveWhen({ allDay: false, startDate, startTime, endDate, endTime, zone })
}
function dates(zone: string, startDate: string, endDate = ''): ReturnType<typeof resolveWhen> {
  return resolveWhen({ allDay: true, startDate, endDate, startTime: '', endTime: '', zone })
}
/** The instants of a When as ISO 8601 in UTC, or its errors. */
function instants(result: ReturnType<typeof resolveWhen>): unknown {
  if (!result.ok) return result.error
  return [result.value.startsAt, result.value.endsAt].map((at) => new Date(at).toISOString().slice(0, 16))
}

describe('an hour at the venue', () => {
  test.each([
    ['Europe/Berlin', '2027-06-20T15:00', '2027-06-20T13:00'],
    ['Europe/Berlin', '2027-12-20T15:00', '2027-12-20T14:00'],
    ['Asia/Kathmandu', '2027-06-20T15:00', '2027-06-20T09:15'],
    ['Australia/Lord_Howe', '2027-07-01T15:00', '2027-07-01T04:30'],
    ['Australia/Lord_Howe', '2027-12-01T15:00', '2027-12-01T04:00'],
    // Iran gave up its summer time in 2022: the rule of the date counts, not today's.
    ['Asia/Tehran', '2021-06-20T15:00', '2021-06-20T10:30'],
    ['Asia/Tehran', '2027-06-20T15:00', '2027-06-20T11:30'],
    ['Pacific/Apia', '2011-12-29T15:00', '2011-12-30T01:00'],
    ['Pacific/Apia', '2011-12-31T15:00', '2011-12-31T01:00'],
  ])('%s %s is %s UTC', (zone, local, utc) => {
    expect(instants(hours(zone, local))).toMatchObject([utc, expect.any(String)])
  })

  test.each([
    ['Europe/Berlin', '2027-10-31T02:30', '2027-10-31T00:30'],
    ['America/New_York', '2027-11-07T01:30', '2027-11-07T05:30'],
    ['Australia/Lord_Howe', '2027-04-04T01:45', '2027-04-03T14:45'],
    ['Asia/Tehran', '2021-09-21T23:30', '2021-09-21T19:00'],
  ])('%s %s, which comes twice, is the first of the two', (zone, local, utc) => {
    expect(instants(hours(zone, local))).toMatchObject([utc, expect.any(String)])
  })

  test.each([
    ['Europe/Berlin', '2027-03-28T02:30', '01:30', '03:30'],
    ['America/New_York', '2027-03-14T02:00', '01:00', '03:00'],
    ['Australia/Lord_Howe', '2027-10-03T02:10', '01:40', '02:40'],
    ['Asia/Tehran', '2021-03-22T00:30', '23:30', '01:30'],
    ['Pacific/Apia', '2011-12-30T12:00', '12:00', '12:00'],
  ])('%s %s is skipped: %s or %s', (zone, local, before, after) => {
    const error = { code: 'hourSkipped', before, after }
    expect(instants(hours(zone, local))).toEqual({ startTime: error })
    const [date = ''] = local.split('T')
    expect(instants(hours(zone, `${addDays(date, -2)}T12:00`, local))).toEqual({ endTime: error })
  })

  test('is the same where a clock change is near but not there', () => {
    expect(instants(hours('Asia/Tehran', '2027-03-22T00:30'))).toEqual(['2027-03-21T21:00', '2027-03-21T23:00'])
    expect(instants(hours('Europe/Berlin', '2027-03-28T01:59', '2027-03-28T03:00'))).toEqual([
      '2027-03-28T00:59',
      '2027-03-28T01:00',
    ])
  })

  test('comes back from its instant, wherever it is not one of two', () => {
    const minute = fc.integer({ min: Date.UTC(2025, 0, 1) / 60_000, max: Date.UTC(2029, 0, 1) / 60_000 })
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), minute, (zone, at) => {
        const local = wallTime(at * 60_000, zone)
        const [date = '', time = ''] = local.split('T')
        const back = resolveHour(date, time, zone)
        // The second of two alike is read as the first, an hour (or, on Lord Howe, half of one) before.
        expect(back.ok && [0, 30, 60]).toContainEqual(back.ok && at - back.value / 60_000)
        expect(back.ok && wallTime(back.value, zone)).toBe(local)
      }),
    )
  })
})

describe('an end', () => {
  test('is assumed two hours later where none is known', () => {
    expect(instants(hours('Europe/Berlin', '2027-06-20T23:00'))).toEqual(['2027-06-20T21:00', '2027-06-20T23:00'])
    expect(hours('Europe/Berlin', '2027-06-20T23:00')).toMatchObject({ value: { endsLocal: null } })
  })

  test.each(['2027-06-20T15:00', '2027-06-20T14:59', '2027-06-19T23:00'])('at %s is not after 15:00', (end) => {
    expect(instants(hours('Europe/Berlin', '2027-06-20T15:00', end))).toEqual({ endTime: { code: 'endBeforeStart' } })
  })

  test('may be on another date', () => {
    expect(instants(hours('Europe/Berlin', '2027-06-20T22:00', '2027-06-21T01:00'))).toEqual([
      '2027-06-20T20:00',
      '2027-06-20T23:00',
    ])
  })

  test('that comes before the start on the clock is refused, though the clock goes back in between', () => {
    expect(instants(hours('Europe/Berlin', '2027-10-31T02:30', '2027-10-31T02:15'))).toEqual({
      endTime: { code: 'endBeforeStart' },
    })
  })

  test('on a date wants its hour', () => {
    expect(instants(resolveWhen({ ...whole(), allDay: false, startTime: '15:00', endDate: '2027-06-21' }))).toEqual({
      endTime: { code: 'required' },
    })
  })
})

describe('whole dates', () => {
  test('last from midnight to midnight at the venue, the last one included', () => {
    expect(instants(dates('Asia/Tehran', '2027-06-20'))).toEqual(['2027-06-19T20:30', '2027-06-20T20:30'])
    expect(instants(dates('Europe/Berlin', '2027-03-27', '2027-03-28'))).toEqual([
      '2027-03-26T23:00',
      '2027-03-28T22:00',
    ])
    expect(dates('Asia/Tehran', '2027-06-20')).toMatchObject({ value: { endsLocal: '2027-06-20' } })
  })

  test('begin when the date does, where its midnight is skipped', () => {
    expect(instants(dates('Asia/Tehran', '2021-03-22'))).toEqual(['2021-03-21T20:30', '2021-03-22T19:30'])
  })

  test('do not end before they begin', () => {
    expect(instants(dates('UTC', '2027-06-20', '2027-06-19'))).toEqual({ endDate: { code: 'endBeforeStart' } })
  })

  test('that a zone skipped are no dates', () => {
    expect(instants(dates('Pacific/Apia', '2011-12-30'))).toEqual({ startDate: { code: 'notADate' } })
    expect(dates('Pacific/Apia', '2011-12-29', '2011-12-31').ok).toBe(true)
  })
})

function whole(): TypedWhen {
  return { allDay: true, startDate: '2027-06-20', startTime: '', endDate: '', endTime: '', zone: 'UTC' }
}

describe('what is typed', () => {
  test('is told all that is wrong with it at once', () => {
    expect(instants(hours('', '2027-02-29T24:00', '20.6.2027T15.00'))).toEqual({
      startDate: { code: 'notADate' },
      startTime: { code: 'notATime' },
      endDate: { code: 'notADate' },
      endTime: { code: 'notATime' },
      zone: { code: 'required' },
    })
  })

  test.each(['2028-02-29', '2024-02-29', '2027-12-31'])('%s is a date', (date) => expect(isDate(date)).toBe(true))
  test.each([
    '2027-02-29',
    '2100-02-29',
    '2027-04-31',
    '2027-13-01',
    '2027-00-10',
    '2027-6-1',
    '27-06-01',
    '',
    'today',
  ])('%j is none', (date) => expect(isDate(date)).toBe(false))

  test.each(['Europe/Berlin', 'Asia/Kolkata', 'Asia/Calcutta', 'Etc/GMT+3', 'UTC'])('%s is a zone', (zone) =>
    expect(isZone(zone)).toBe(true),
  )
  test.each(['', '+03:30', '-05', 'Europe/Nowhere', 'Berlin', '../etc/passwd', 'Europe/Berlin ', 'Z\u0000'])(
    '%j is none',
    (zone) => {
      expect(isZone(zone)).toBe(false)
      expect(hours(zone, '2027-06-20T15:00').ok).toBe(false)
    },
  )
})
