import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { renderCalendar, renderEvent } from '../../worker/calendar/calendar.ts'
import { eventDates } from '../../worker/calendar/vevent.ts'
import { readsTheSameEverywhere, vtimezone } from '../../worker/calendar/vtimezone.ts'
import { allCities } from '../../worker/cities/cities.ts'
import { resolveWhen, type When, wallTime } from '../../worker/rules/when.ts'
import { headOf } from '../support/calendar.ts'
import { RUNS } from '../support/runs.ts'
import { ZONES } from '../support/typed.ts'

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
      { numRuns: RUNS },
    )
  })

  test.each([
    ['as it is', '2027-06-20', '20270620T150000', '20270620T170000'],
    ['in UTC, where readers would differ', '2021-08-01', '20210801T103000Z', '20210801T123000Z'],
  ])('whose rules changed after an hour was registered leaves it at its wall time: %s', (_, startDate, start, end) => {
    const typed = { startDate, startTime: '15:00', endDate: '', endTime: '17:00', zone: 'Asia/Tehran' }
    const when = resolveWhen({ allDay: false, ...typed })
    if (!when.ok) throw new Error('this is no hour')
    const { startsAt, endsAt } = when.value
    const before = { ...when.value, startsAt: startsAt - 3_600_000, endsAt: endsAt - 3_600_000 }
    const { vevent } = renderEvent({ id: 'a', summary: 'a', stamp: new Date(0), ...eventDates(before) })
    expect(/DTSTART[^:]*:(.*)\r\nDTEND[^:]*:(.*)\r\n/.exec(vevent)?.slice(1)).toEqual([start, end])
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
