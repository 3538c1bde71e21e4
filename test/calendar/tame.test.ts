import { describe, expect, test } from 'vitest'
import { readCalendar } from '../../worker/calendar/read-calendar.ts'

const NOW = Date.parse('2027-06-01T10:00Z')

function calendar(...lines: string[]): string {
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR'].join('\r\n')
}

function event(uid: string, ...lines: string[]): string[] {
  return ['BEGIN:VEVENT', `UID:${uid}`, 'DTSTART:20270602T100000Z', `SUMMARY:${uid}`, ...lines, 'END:VEVENT']
}

const titlesIn = (text: string) => readCalendar(text, NOW)?.events.map(({ title }) => title)

describe('a calendar that would be read for ever', () => {
  test.each([
    'FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=MINUTELY',
    'FREQ=HOURLY',
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=DAILY;INTERVAL=7;BYDAY=MO',
    'FREQ=DAILY;INTERVAL=999999999',
    'FREQ=WEEKLY;INTERVAL=99999999',
    'FREQ=WEEKLY;BYMONTH=2;INTERVAL=999999',
  ])('costs %s its series and nobody the others', (rule) => {
    const read = readCalendar(calendar(...event('never', `RRULE:${rule}`), ...event('other')), NOW)
    expect(read).toMatchObject({ unread: [{ word: 'rule' }], events: [{ title: 'other' }] })
  })

  test.each([
    ['FREQ=DAILY;COUNT=3', 3],
    ['FREQ=DAILY;BYDAY=WE,TH;COUNT=2', 2],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=WE,SA;WKST=SU;UNTIL=20270701T000000Z', 5],
    ['FREQ=MONTHLY;BYDAY=1WE;COUNT=2', 2],
    ['FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=2;COUNT=1', 1],
  ])('is not one that says %s', (rule, count) => {
    expect(titlesIn(calendar(...event('series', `RRULE:${rule}`)))).toHaveLength(count)
  })

  test('is looked through no further than all series together may cost', () => {
    const many = Array.from({ length: 1000 }, (_, n) => event(`old ${n}`, 'RRULE:FREQ=DAILY;UNTIL=20270603T000000Z'))
    const old = calendar(...many.flat()).replaceAll('DTSTART:2027', 'DTSTART:2021')
    expect(readCalendar(old, NOW)?.unread.length).toBeGreaterThan(900)
  })

  test('changes no clock by the second, and has no property longer than programs write', () => {
    const zone = [
      ...['BEGIN:VTIMEZONE', 'TZID:Restless', 'BEGIN:STANDARD', 'DTSTART:19000101T000000', 'RRULE:FREQ=SECONDLY'],
      ...['TZOFFSETFROM:+0000', 'TZOFFSETTO:+0100', 'END:STANDARD', 'END:VTIMEZONE'],
    ]
    const local = event('local').map((line) =>
      line.replace('DTSTART:20270602T100000Z', 'DTSTART;TZID=Restless:20270602T100000'),
    )
    expect(titlesIn(calendar(...zone, ...local))).toEqual(['local'])
    const long = event('long').map((line) => line.replace('SUMMARY', `SUMMARY${';A=b'.repeat(1000)}`))
    expect(readCalendar(calendar(...long), NOW)).toBeNull()
  })
})

test('what one series says of a date is of no other one', () => {
  const rule = 'RRULE:FREQ=DAILY;COUNT=2'
  const moved = event('two', 'RECURRENCE-ID:20270602T100000Z').map((line) =>
    line.replace('SUMMARY:two', 'SUMMARY:two, moved'),
  )
  expect(titlesIn(calendar(...event('one', rule), ...event('two', rule), ...moved))).toEqual([
    ...['one', 'one', 'two, moved', 'two'],
  ])
})

test('a calendar of nothing but broken beginnings is given up, as one that is no calendar', () => {
  expect(readCalendar(calendar(...Array.from({ length: 90_000 }, () => 'BEGIN:VEVENT')), NOW)).toBeNull()
})
