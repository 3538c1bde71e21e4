import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CalendarEvent, readCalendar } from '../../worker/calendar/read-calendar.ts'
import { placeOfLine } from '../../worker/cities/place-of-line.ts'
import { eventRow } from '../../worker/rules/event-row.ts'
import { DEFAULTS } from '../support/imports.ts'
import { calendarOf } from '../support/partner.ts'
import { RUNS } from '../support/runs.ts'

const NOW = Date.parse('2027-06-01T10:00Z')

function events(...lines: string[][]): CalendarEvent[] {
  return readCalendar(calendarOf(...lines), NOW)?.events ?? []
}

test.each<[string, string[], CalendarEvent['start']]>([
  ['in UTC', ['DTSTART:20270620T130000Z'], { of: 'instant', utc: '2027-06-20T13:00Z' }],
  ['on a wall', ['DTSTART:20270620T130000'], { of: 'wall', date: '2027-06-20', time: '13:00', zone: null }],
  [
    'of a zone',
    ['DTSTART;TZID=Asia/Tehran:20270620T130000'],
    { of: 'wall', date: '2027-06-20', time: '13:00', zone: 'Asia/Tehran' },
  ],
  ['of whole dates', ['DTSTART;VALUE=DATE:20270620'], { of: 'date', date: '2027-06-20' }],
])('an hour %s is read as it is meant', (_, lines, start) => {
  expect(events(['UID:a', ...lines])[0]?.start).toEqual(start)
})

test('a zone that a calendar explains itself is the instant that it says', () => {
  const zone = ['BEGIN:VTIMEZONE', 'TZID:Own zone', 'BEGIN:STANDARD', 'DTSTART:19700101T000000', 'TZOFFSETFROM:+0330']
  const own = [...zone, 'TZOFFSETTO:+0330', 'END:STANDARD', 'END:VTIMEZONE', 'BEGIN:VEVENT', 'UID:a']
  const text = ['BEGIN:VCALENDAR', ...own, 'DTSTART;TZID=Own zone:20270620T130000', 'END:VEVENT', 'END:VCALENDAR', '']
  expect(readCalendar(text.join('\r\n'), NOW)?.events[0]?.start).toEqual({ of: 'instant', utc: '2027-06-20T09:30Z' })
  // The next calendar's zone of that name is its own.
  const next = events(['UID:b', 'DTSTART;TZID=Own zone:20270620T130000'])
  expect(next[0]?.start).toEqual({ of: 'wall', date: '2027-06-20', time: '13:00', zone: null })
})

test('the last of whole dates is included', () => {
  const [first] = events(['UID:a', 'DTSTART;VALUE=DATE:20270620', 'DTEND;VALUE=DATE:20270623'])
  expect(first?.end).toEqual({ of: 'date', date: '2027-06-22' })
})

test('lines are unfolded, and signs are what they stand for', () => {
  const [first] = events([
    'UID:a',
    'DTSTART:20270620T130000Z',
    'SUMMARY:Two\\, th',
    ' ree\\; four',
    'DESCRIPTION:a\\nb',
  ])
  expect(first).toMatchObject({ title: 'Two, three; four', description: 'a\nb' })
})

test('a series is written out for a year, each date by itself, with those that are told otherwise', () => {
  const series = ['UID:a', 'DTSTART;TZID=Europe/Berlin:20270601T180000', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY']
  const other = ['UID:a', 'RECURRENCE-ID;TZID=Europe/Berlin:20270608T180000']
  const all = events(
    [...series, 'EXDATE;TZID=Europe/Berlin:20270615T180000', 'SUMMARY:Weekly'],
    [...other, 'DTSTART;TZID=Europe/Berlin:20270609T190000', 'SUMMARY:Later this week'],
  )
  expect(
    all.slice(0, 3).map(({ title, start }) => [title, start.of === 'wall' && `${start.date} ${start.time}`]),
  ).toEqual([
    ['Weekly', '2027-06-01 18:00'],
    ['Later this week', '2027-06-09 19:00'],
    ['Weekly', '2027-06-22 18:00'],
  ])
  expect(all.length).toBeGreaterThan(50)
  expect(all.length).toBeLessThan(54)
  expect(new Set(all.map(({ uid }) => uid)).size).toBe(all.length)
})

test('what is over, and a rule without end or sense, costs nobody the others', () => {
  const read = readCalendar(
    calendarOf(
      ['UID:old', 'DTSTART:20260620T130000Z'],
      ['UID:seconds', 'DTSTART:19700101T000000Z', 'RRULE:FREQ=SECONDLY'],
      ['UID:broken', 'DTSTART:tomorrow'],
      ['UID:good', 'DTSTART:20270620T130000Z'],
    ),
    NOW,
  )
  expect(read?.events.map(({ uid }) => uid)).toEqual(['good'])
  expect(read?.unread.length).toBeGreaterThan(0)
})

test.each([
  '',
  'hello',
  '<html></html>',
  'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR',
  'BEGIN:VCALENDAR\r\nUID:a',
])('no calendar is read out of %j', (text) => {
  expect(readCalendar(text, NOW)?.events ?? []).toEqual([])
})

test.each([
  [
    'Old market, Market street 1, 10115 Berlin, Germany',
    { venue: 'Old market', address: 'Market street 1', city: 'Berlin', country: 'DE' },
  ],
  ['Trafalgar Square, London SW1A 1AA, UK', { venue: 'Trafalgar Square', city: 'London', country: 'GB' }],
  [
    'Place - Rue de la Paix 3, 75002 Paris',
    { venue: 'Place', address: 'Rue de la Paix 3', city: 'Paris', country: 'FR' },
  ],
  ['میدان آزادی، تهران، ایران', { venue: 'میدان آزادی', city: 'تهران', country: 'IR' }],
  ['Somewhere', { venue: 'Somewhere', city: '' }],
  ['', { venue: '', city: '', country: '' }],
])('a place is found in %j', (line, place) => {
  expect(placeOfLine(line, null)).toMatchObject(place)
})

test('an event is typed with what was chosen for its calendar, and cut to what the form takes', () => {
  const [event] = events([
    'UID:a',
    'DTSTART:20270620T220000Z',
    `SUMMARY:${'long '.repeat(60)}`,
    'DESCRIPTION:<p>One</p><b>two</b>',
  ])
  if (!event) throw new Error('nothing was read')
  const typed = eventRow(event, placeOfLine('', null), {
    defaults: { ...DEFAULTS, city: 'Berlin', zone: 'Europe/Berlin' },
    zone: null,
  })
  expect(typed).toMatchObject({
    startDate: '2027-06-21',
    startTime: '00:00',
    city: 'Berlin',
    summary: 'One\ntwo',
    lang: 'en',
  })
  expect(typed.title).toHaveLength(120)
})

test('whatever is written into one event costs nobody the others, and that one is read or told', () => {
  const line = fc.oneof(
    fc.string({ maxLength: 20 }).map((text) => text.replace(/[\r\n]/g, ' ')),
    fc.constantFrom(
      'BEGIN:VALARM',
      'BEGIN:VEVENT',
      'END:VEVENT',
      'END:VCALENDAR',
      'BEGIN:VCALENDAR',
      'RRULE:FREQ=X',
      ' ',
    ),
    fc.constantFrom(
      'DTSTART:x',
      'DTEND:20279999',
      'UID',
      'RECURRENCE-ID:x',
      'EXDATE:x',
      'DURATION:P',
      'GEO:a;b',
      'BEGIN:X',
    ),
  )
  fc.assert(
    fc.property(fc.nat({ max: 2 }), fc.nat({ max: 4 }), line, (which, at, written) => {
      const all = ['a', 'b', 'c'].map((uid) => [
        `UID:${uid}`,
        `SUMMARY:${uid}`,
        'DTSTART:20270620T130000Z',
        'STATUS:CONFIRMED',
      ])
      const calendar = calendarOf(
        ...all.map((lines, index) => (index === which ? lines.toSpliced(at, 0, written) : lines)),
      )
      const read = readCalendar(calendar, NOW)
      const titles = read?.events.map(({ title }) => title) ?? []
      const others = ['a', 'b', 'c'].filter((_, index) => index !== which)
      expect(others.filter((title) => !titles.includes(title))).toEqual([])
      const { length } = [...new Set([...titles, ...(read?.unread ?? [])])]
      // One that now ends before its first line is no event any more.
      if (!/^(BEGIN|END):/.test(written)) expect(length).toBeGreaterThanOrEqual(3)
    }),
    { numRuns: RUNS * 5 },
  )
})
