import ICAL from 'ical.js'
import nodeIcal, { type VEvent } from 'node-ical'
import { describe, expect, test } from 'vitest'
import { ALL_TUESDAYS, asSent, byUid, DESCRIPTIONS, EXPECTED, feed, type ReadEvent, TUESDAYS, utc } from './expected.ts'

describe('ical.js', () => {
  const calendar = new ICAL.Component(ICAL.parse(feed))
  const events = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component))
  const moment = (time: ICAL.Time) => (time.isDate ? time.toString() : utc(time.toJSDate()))

  test('finds every event at its hour', () => {
    const read = events.map((event): ReadEvent => {
      const { uid, startDate, endDate, summary } = event
      const status = String(event.component.getFirstPropertyValue('status'))
      return { uid, starts: moment(startDate), ends: moment(endDate), status, summary }
    })
    expect(byUid(read)).toEqual(EXPECTED)
  })

  test('reads long and hostile texts letter for letter', () => {
    for (const [uid, description] of Object.entries(DESCRIPTIONS))
      expect(events.find((event) => event.uid === uid)?.description).toBe(description)
  })

  test('repeats the weekly day on its dates', () => {
    const dates: string[] = []
    const iterator = events.find(({ uid }) => uid === 'day-every-tuesday@hamseda')?.iterator()
    for (let next = iterator?.next(); next && dates.length < 1000; next = iterator?.next()) dates.push(String(next))
    expect({ first: dates[0], last: dates.at(-1), count: dates.length }).toEqual(ALL_TUESDAYS)
    expect(dates).toEqual(expect.arrayContaining(TUESDAYS))
    expect(events.filter((event) => event.isRecurring())).toHaveLength(1)
  })
})

describe('node-ical', () => {
  const read = nodeIcal.sync.parseICS(feed)
  const events = Object.values(read).filter((part): part is VEvent => part?.type === 'VEVENT')
  // It gives a date as midnight of the machine's zone.
  const date = (at: Date) =>
    [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, '0')).join('-')
  const moment = (at: Date, isDate: boolean) => (isDate ? date(at) : utc(at))
  const text = (value: unknown) => (typeof value === 'object' && value && 'val' in value ? value.val : value)

  test('finds every event at its hour', () => {
    const found = events.map(({ uid, start, end, datetype, status, summary }) => ({
      uid,
      starts: moment(start, datetype === 'date'),
      ends: moment(end ?? start, datetype === 'date'),
      status,
      summary: asSent(String(text(summary))),
    }))
    expect(byUid(found)).toEqual(EXPECTED)
  })

  test('reads long and hostile texts letter for letter', () => {
    for (const [uid, description] of Object.entries(DESCRIPTIONS))
      expect(text(events.find((event) => event.uid === uid)?.description)).toBe(description)
  })

  test('repeats the weekly day on its dates', () => {
    const dates =
      events
        .find(({ uid }) => uid === 'day-every-tuesday@hamseda')
        ?.rrule?.all()
        .map(date) ?? []
    expect({ first: dates[0], last: dates.at(-1), count: dates.length }).toEqual(ALL_TUESDAYS)
    expect(dates).toEqual(expect.arrayContaining(TUESDAYS))
    expect(events.filter(({ rrule }) => rrule)).toHaveLength(1)
  })
})
