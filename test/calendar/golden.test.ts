import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import packageFile from '../../package.json' with { type: 'json' }
import { CALENDAR_VERSION } from '../../worker/calendar/stored-event.ts'
import { hashSecret } from '../../worker/rules/secret.ts'
import { calendars, injecting, persian } from '../support/hard-cases.ts'
import { lintText } from '../support/lint/lint.ts'

/** What was sent when these were last looked at, octet for octet. */
const golden = import.meta.glob<string>('../golden/*.ics', { query: '?raw', import: 'default', eager: true })

describe.each(Object.entries(calendars))('%s.ics', (name, calendar) => {
  test('is what it was', () => expect(calendar).toBe(golden[`../golden/${name}.ics`]))
  test('is well formed', () => expect(lintText(calendar)).toEqual([]))
  test('is read by ical.js', () => expect(new ICAL.Component(ICAL.parse(calendar)).name).toBe('vcalendar'))
})

test('every golden file has its calendar', () => {
  expect(Object.keys(golden).toSorted()).toEqual(
    Object.keys(calendars)
      .map((name) => `../golden/${name}.ics`)
      .toSorted(),
  )
})

/** The events of a calendar as ical.js understands them. */
function read(name: keyof typeof calendars) {
  const calendar = new ICAL.Component(ICAL.parse(calendars[name] ?? ''))
  return calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component))
}
const iso = (time: ICAL.Time | undefined) => time?.toJSDate().toISOString()

describe('what a calendar program understands', () => {
  test('is the Persian text, letter for letter, joiners and emoji included', () => {
    const [event] = read('persian')
    expect(event?.summary).toBe(persian.text.title)
    expect(event?.description).toContain(persian.text.summary)
    expect(event?.description).toContain('کمیتهٔ همبستگی‌ها')
    expect(event?.location).toContain('آلمان')
    expect(event?.sequence).toBe(6)
  })

  test('is one event, whatever its organizer typed', () => {
    const events = read('injection')
    expect(events.map(({ uid }) => uid)).toEqual(['0123456789@hamseda'])
    expect(events[0]?.summary).toBe(injecting.text.title)
    expect(events[0]?.description).toContain(injecting.text.summary)
    expect(events[0]?.location).toContain('Hall; 3, left\\right')
    expect(events[0]?.component.getAllProperties('attach')).toEqual([])
    expect(calendars.injection).toContain('\r\nNAME:A\\; B\\, C\\\\D\r\n')
  })

  test('is the right instant in the hour that comes twice, and where the rule has changed since', () => {
    const [fold] = read('fold')
    expect([iso(fold?.startDate), iso(fold?.endDate)]).toEqual(['2027-10-31T00:30:00.000Z', '2027-10-31T03:00:00.000Z'])
    expect(calendars.fold).toContain('DTSTART:20271031T003000Z')
    const [past] = read('past-rule')
    expect([iso(past?.startDate), iso(past?.endDate)]).toEqual(['2021-08-01T10:30:00.000Z', '2021-08-01T12:30:00.000Z'])
    expect(calendars['past-rule']).not.toContain('TZID')
  })

  test('is the hour at the venue in a zone that the IANA data link to another', () => {
    const stockholm = read('zones').find(({ uid }) => uid === 'zone000000@hamseda')
    expect(iso(stockholm?.startDate)).toBe('2027-06-20T13:00:00.000Z')
    expect(calendars.zones).toContain('DTSTART;TZID=Europe/Stockholm:20270620T150000')
  })

  test('is whole dates with an exclusive end', () => {
    const [event] = read('whole-days')
    expect([event?.startDate.isDate, String(event?.startDate), String(event?.endDate)]).toEqual([
      true,
      '2027-06-20',
      '2027-06-23',
    ])
  })

  test('is a cancellation', () => {
    const [event] = read('cancelled')
    expect(event?.component.getFirstPropertyValue('status')).toBe('CANCELLED')
    expect(event?.summary).toBe('Cancelled: Rally of the test')
    expect(event?.description).toContain('Reason: The park is closed; we are sorry.')
  })

  test('is every Tuesday, from the first to the last, and nothing before, between and after', () => {
    const [weekly, range] = read('weekly-day')
    const dates: string[] = []
    const iterator = weekly?.iterator()
    for (let next = iterator?.next(); next && dates.length < 1000; next = iterator?.next()) dates.push(String(next))
    expect(dates.slice(0, 2)).toEqual(['2024-02-06', '2024-02-13'])
    expect(dates.at(-1)).toBe('2027-12-28')
    expect(dates).toHaveLength(204)
    expect([String(range?.startDate), String(range?.endDate)]).toEqual(['2027-06-20', '2027-06-23'])
  })
})

/** What VEVENTs were made of when CALENDAR_VERSION was raised last. */
const LOOKED_AT = { version: 2, zones: '2.3.2', events: 'O88nLl1eZXeo' }

test('what changes VEVENTs raises their version, or calendars would keep the old ones', async () => {
  // Heads and zones are not kept.
  const kept = Object.values(golden).flatMap((calendar) => calendar.match(/BEGIN:VEVENT.*?END:VEVENT/gs) ?? [])
  const events = (await hashSecret(kept.sort().join('\n'))).slice(0, 12)
  const zones = packageFile.dependencies['timezones-ical-library']
  expect({ version: CALENDAR_VERSION, zones, events }).toEqual(LOOKED_AT)
})
