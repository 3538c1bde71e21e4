import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { guessColumns, orderSaid, ordersSeen } from '../../worker/rules/import-guess.ts'
import { readWrittenHours, readWrittenTime } from '../../worker/rules/written-time.ts'
import { RUNS } from '../support/runs.ts'

const guessOf = (names: string[], ...rows: string[][]) => guessColumns(names, rows)

test.each<[string, string[], string[][], (string | null)[]]>([
  [
    'date and hour in one cell',
    ['title', 'start_date', 'end_date'],
    [['a', '2027-06-20 15:00', '2027-06-20T17:00:00Z']],
    ['title', 'starts', 'ends'],
  ],
  ['dates alone', ['title', 'start', 'end'], [['a', '20/06/2027', '21/06/2027']], ['title', 'startDate', 'endDate']],
  ['hours alone', ['date', 'start', 'end'], [['20 June 2027', '3 pm', '5 pm']], ['startDate', 'startTime', 'endTime']],
  ['Excel', ['Datum', 'Uhrzeit', 'Stadt'], [['20.06.27', '15:00 Uhr', 'Köln']], ['startDate', 'startTime', null]],
  [
    'an hour that most rows leave out',
    ['title', 'date'],
    [
      ['a', '1/2/2027'],
      ['b', '1/2/2027 15:00'],
    ],
    ['title', 'starts'],
  ],
  [
    'midnight everywhere',
    ['title', 'start'],
    [
      ['a', '2027-06-20 00:00:00'],
      ['b', '2027-06-21 00:00:00'],
    ],
    ['title', 'startDate'],
  ],
  [
    'a date and an hour beside a column of both',
    ['start', 'start_time'],
    [['2027-06-20 15:00', '15:00']],
    ['starts', 'startTime'],
  ],
  [
    'two columns of both',
    ['starts', 'start_date'],
    [['2027-06-20 15:00', '2027-06-20 15:00']],
    ['starts', 'startDate'],
  ],
  [
    'our own public table, whose points may be the middles of cities',
    ['id', 'url', 'status', 'title', 'starts', 'country_code', 'country', 'latitude', 'point_is', 'shown_of_place'],
    [['a', 'https://a.example', 'published', 'b', '2027-06-20', 'DE', 'Germany', '52.5', 'city', 'exact']],
    ['rowId', null, 'state', 'title', 'startDate', 'country', null, null, null, 'tier'],
  ],
  [
    'values that are nothing of the kind',
    ['title', 'start'],
    [
      ['a', 'soon'],
      ['b', ''],
    ],
    ['title', 'starts'],
  ],
])('%s is seen in the values', (_, names, rows, meanings) => {
  expect(guessOf(names, ...rows)).toEqual(meanings)
})

const two = (number: number) => String(number).padStart(2, '0')

test('a date is never read as another one: without an order only what has one reading is a date', () => {
  const part = fc.integer({ min: 1, max: 31 })
  fc.assert(
    fc.property(part, part, fc.constantFrom('/', '-'), fc.boolean(), (first, second, mark, short) => {
      const written = [two(first), two(second), short ? '27' : '2027'].join(mark)
      const readings = new Set(
        [
          [first, second],
          [second, first],
        ]
          .filter(([, month = 0]) => month <= 12)
          .map(([day = 0, month = 0]) => `2027-${two(month)}-${two(day)}`),
      )
      const { date } = readWrittenTime(written, { order: null, zone: '' })
      if (readings.size === 1) expect(readings.has(date)).toBe(true)
      else expect(date).toBe(written)
      const seen = ordersSeen([written])
      expect(seen.either !== null).toBe(readings.size === 2)
      const said = orderSaid(seen)
      if (said) expect(readWrittenTime(written, { order: said, zone: '' }).date).toBe([...readings][0])
    }),
    { numRuns: RUNS * 5 },
  )
})

test.each([
  ['20/6/2027', '2027-06-20', ''],
  ['6/20/27 3:00 PM', '2027-06-20', '15:00'],
  ['06.07.2027, 15 Uhr', '2027-07-06', '15:00'],
  ['20-Jun-27', '2027-06-20', ''],
  ['Sunday, June 20, 2027 at 3:00 PM', '2027-06-20', '15:00'],
  ['domingo, 20 de junio de 2027 a las 15:00', '2027-06-20', '15:00'],
  ['Sonntag, 20. März 2027', '2027-03-20', ''],
  ['20 juin 2027', '2027-06-20', ''],
  ['۲۰/۶/۲۰۲۷ ۳:۰۰ ب.ظ', '2027-06-20', '15:00'],
  ['۱۴۰۶/۰۳/۳۰', '2027-06-20', ''],
  ['30/3/1406 ساعت ۵ عصر', '2027-06-20', '17:00'],
  ['1408/12/30', '2030-03-20', ''],
  ['1406/12/30', '1406/12/30', ''],
  ['46558', '2027-06-20', ''],
  ['46558.625', '2027-06-20', '15:00'],
  ['2027-06-20T15:00:00+02:00', '2027-06-20', '15:00'],
  ['10.30', '10.30', ''],
  ['next Sunday', 'next Sunday', ''],
])('%s is %s %s', (written, date, time) => {
  expect(readWrittenTime(written, { order: null, zone: '' })).toEqual({ date, time })
})

test('every date of the Persian calendar is the one that Intl says it is', () => {
  const format = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', { dateStyle: 'short', timeZone: 'UTC' })
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2060, 0) }), (moment) => {
      const [month = '', day = '', year = ''] = format
        .format(moment)
        .replace(/\s*AP$/, '')
        .split('/')
      const { date } = readWrittenTime(`${year}-${month}-${day}`, { order: null, zone: '' })
      expect(date).toBe(new Date(moment).toISOString().slice(0, 10))
    }),
    { numRuns: RUNS },
  )
})

test.each([
  ['18:00–20:00', '18:00', '20:00'],
  ['6-8 pm', '18:00', '20:00'],
  ['11 am - 1 pm', '11:00', '13:00'],
  ['11-1 pm', '11:00', '13:00'],
  ['10:30–12 pm', '10:30', '12:00'],
  ['6 pm - 8', '18:00', '20:00'],
  ['10 am - 2', '10:00', '14:00'],
  ['18:00 - 8 pm', '18:00', '20:00'],
  ['9 pm - 1 am', '21:00', '01:00'],
  ['11-12 am', '11-12 am', ''],
  ['de 18:00 a 20:00 h', '18:00', '20:00'],
  ['۱۷ تا ۱۹', '17:00', '19:00'],
  ['3 pm', '15:00', ''],
  ['all day - nearly', 'all day - nearly', ''],
  ['', '', ''],
])('the hours %s are from %s to %s', (written, starts, ends) => {
  expect(readWrittenHours(written)).toEqual([starts, ends])
})

test('a cell that is longer than any date is not looked through', () => {
  const cell = `3 pm - 5 pm${' '.repeat(200_000)}.`
  expect([readWrittenTime(`2027-06-20${cell}`, { order: null, zone: '' }).time, readWrittenHours(cell)[1]]).toEqual([
    '',
    '',
  ])
  expect(guessOf(['start'], [cell])).toEqual(['starts'])
})
