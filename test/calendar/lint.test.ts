import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { renderCalendar, renderEvent } from '../../worker/calendar/calendar.ts'
import { eventDates } from '../../worker/calendar/vevent.ts'
import { readsTheSameEverywhere, vtimezone } from '../../worker/calendar/vtimezone.ts'
import { allCities } from '../../worker/cities/cities.ts'
import { parseActionFields } from '../../worker/rules/action-fields.ts'
import { resolveWhen, type When, wallTime } from '../../worker/rules/when.ts'
import { KNOWN, recordOf } from '../support/actions.ts'
import { calendarOf, headOf, lint } from '../support/calendar.ts'
import { typed, ZONES } from '../support/typed.ts'

const GOOD = [
  ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'BEGIN:VTIMEZONE', 'TZID:Europe/Berlin', 'END:VTIMEZONE'],
  ...['BEGIN:VEVENT', 'UID:a', 'DTSTART;TZID=Europe/Berlin:20270620T150000', 'END:VEVENT', 'END:VCALENDAR', ''],
].join('\r\n')

describe('the lint', () => {
  test('has nothing to say of a good calendar', () => expect(lint(GOOD)).toEqual([]))

  test.each([
    ['', 'it does not begin with BEGIN:VCALENDAR'],
    [GOOD.slice(0, -2), 'it does not end with END:VCALENDAR and CRLF'],
    [GOOD.slice(0, 60), 'it does not end with END:VCALENDAR and CRLF'],
    ['<html></html>', 'it does not begin with BEGIN:VCALENDAR'],
    [GOOD.replace('VERSION:2.0', ''), 'it has an empty line'],
    [GOOD.replace('UID:a\r\n', 'UID:a\n'), 'a line ends with a bare CR or LF'],
    [GOOD.replace('UID:a', `UID:${'ب'.repeat(36)}`), 'a line is longer than 75 octets'],
    [GOOD.replace('UID:a', 'UID:\ud83d\r\n \udd25'), 'a letter is cut in two'],
    [GOOD.replace('UID:a', 'UID:a\u2028ATTACH:x'), 'a character ends a line for some programs'],
    [GOOD.replace('UID:a', 'UID:a\r\nfree text'), 'a line is no property'],
    [GOOD.replace('END:VEVENT\r\n', ''), 'a component is not closed'],
    [
      GOOD.replace('END:VCALENDAR', 'X-PUBLISHED-TTL:PT1H\r\nEND:VCALENDAR'),
      'a property of the calendar follows a component',
    ],
    [GOOD.replace('VERSION:2.0', 'VERSION:2.0\r\nUID:x'), 'the calendar as a whole has a UID'],
    [GOOD.replace('UID:a', 'TZID:Europe/Berlin'), 'a zone stands there twice'],
    [GOOD.replace('TZID:Europe/Berlin', 'TZID:Europe/Paris'), 'an hour names a zone that is not there'],
    ['BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n', 'it holds no component'],
    [GOOD.replace('UID:a', 'CREATED:20270601T120000Z'), 'it tells when something was registered'],
  ])('of %j says: %s', (bad, complaint) => expect(lint(bad)).toContain(complaint))
})

describe('a calendar', () => {
  test('is well formed, and holds every action as ical.js reads it, whatever was typed', () => {
    fc.assert(
      fc.property(fc.array(typed, { maxLength: 4 }), fc.constantFrom('en', 'fa', 'es'), (forms, lang) => {
        const records = forms.flatMap((values, index) => {
          const parsed = parseActionFields(values, KNOWN)
          return parsed.ok ? [recordOf(parsed.value, { id: `action000${index}` })] : []
        })
        const calendar = calendarOf(records, { lang, name: forms[0] ? String(forms[0].title) : 'Nothing' })
        expect(lint(calendar)).toEqual([])
        const events = new ICAL.Component(ICAL.parse(calendar)).getAllSubcomponents('vevent')
        const summaries = events.map((event) => event.getFirstPropertyValue('summary'))
        expect(summaries).toEqual(records.map(({ texts }) => texts[0]?.title))
      }),
    )
  })
})

/** The instant at which ical.js, with the zone as the calendar gives it, has an event begin. */
function begins(when: When): number {
  const event = { id: 'a', summary: 'a', stamp: new Date(0), ...eventDates(when) }
  const calendar = renderCalendar(headOf('Test', 'en'), [renderEvent(event)])
  const [component] = new ICAL.Component(ICAL.parse(calendar)).getAllSubcomponents('vevent')
  if (!component) throw new Error('there is no event')
  return new ICAL.Event(component).startDate.toUnixTime() * 1000
}

describe('a zone', () => {
  const zones = [...new Set([...allCities().map(({ zone }) => zone), ...ZONES])]

  test('of any city we know is there under its own name', () => {
    expect(zones.length).toBeGreaterThan(250)
    const missing = zones.filter((zone) => !vtimezone(zone)?.includes(`\r\nTZID:${zone}\r\n`))
    expect(missing).toEqual([])
    expect(zones.filter((zone) => /[^\r]\n|\r\n$/.test(vtimezone(zone) ?? ''))).toEqual([])
  })

  test('that nobody knows is none', () => expect(vtimezone('Europe/Nowhere')).toBeNull())

  test('means the same instant to a calendar program as to us', () => {
    const instant = fc.integer({ min: Date.UTC(2021, 0, 1) / 60_000, max: Date.UTC(2032, 0, 1) / 60_000 })
    fc.assert(
      fc.property(fc.constantFrom(...zones), instant, (zone, minutes) => {
        const [startDate = '', startTime = ''] = wallTime(minutes * 60_000, zone).split('T')
        const when = resolveWhen({ allDay: false, startDate, startTime, endDate: '', endTime: '', zone })
        if (when.ok) expect(begins(when.value)).toBe(when.value.startsAt)
      }),
      { numRuns: 500 },
    )
  })

  test('means the same around every change of its clocks', () => {
    // A minute before and after each change, and in the middle of what is skipped or comes twice.
    for (const zone of [
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'America/Santiago',
      'Africa/Cairo',
    ]) {
      for (let at = Date.UTC(2027, 0, 1); at < Date.UTC(2028, 0, 1); at += 3_600_000) {
        const [before, after] = [wallTime(at - 60_000, zone), wallTime(at, zone)]
        const step = Date.parse(`${after}Z`) - Date.parse(`${before}Z`)
        if (step === 60_000) continue
        for (const offset of [-61, -60, -31, -1, 0, 29, 59, 60]) {
          const [startDate = '', startTime = ''] = wallTime(at + offset * 60_000, zone).split('T')
          const when = resolveWhen({ allDay: false, startDate, startTime, endDate: '', endTime: '', zone })
          if (when.ok) expect([zone, offset, begins(when.value)]).toEqual([zone, offset, when.value.startsAt])
        }
      }
    }
  })

  test.each([
    ['2027-06-20T15:00', 'Europe/Berlin', true],
    ['2027-06-20T15:00', 'Asia/Kathmandu', true],
    ['2027-10-31T02:30', 'Europe/Berlin', false],
    ['2027-10-31T03:00', 'Europe/Berlin', true],
    ['2021-06-20T15:00', 'Asia/Tehran', false],
    ['2021-12-20T15:00', 'Asia/Tehran', true],
    ['2027-06-20T15:00', 'Europe/Nowhere', false],
  ])('%s in %s is written with its zone: %s', (local, zone, same) => {
    if (zone === 'Europe/Nowhere') expect(vtimezone(zone)).toBeNull()
    else expect(readsTheSameEverywhere(local, zone)).toBe(same)
  })
})
