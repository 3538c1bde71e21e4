import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { selectionsOf } from './support/crawl.ts'
import { importPast } from './support/past.ts'
import { callDay, coordinatorAt, events, MORNING, publish, redirectOf, Visitor } from './support/site.ts'

const t = messages.en

function uids(calendar: string): string[] {
  return events(calendar).map((event) =>
    (event.find((line) => line.startsWith('UID:')) ?? '').slice('UID:'.length).replace('@hamseda', ''),
  )
}

/** What is wrong with a calendar's octets, as RFC 5545 (sections 3.1 and 3.6) has it. */
function faults(calendar: string): string[] {
  const lines = calendar.split('\r\n')
  const found = lines.filter((line) => new TextEncoder().encode(line).length > 75).map((line) => `too long: ${line}`)
  if (lines.at(-1) !== '') found.push('the last line has no end')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are looked for
  if (/[\u0000-\u0008\u000a-\u001f\u007f]/.test(lines.join(''))) found.push('a control character')
  for (const event of events(calendar)) {
    for (const name of ['UID', 'DTSTAMP', 'DTSTART', 'SUMMARY', 'SEQUENCE']) {
      const times = event.filter((line) => line.startsWith(`${name}:`) || line.startsWith(`${name};`)).length
      if (times !== 1) found.push(`${name} ${times} times`)
    }
    if (event.some((line) => /^(CREATED|ORGANIZER|ATTENDEE|VALARM)/.test(line)))
      found.push('a property that we do not send')
  }
  const zones = new Set([...calendar.matchAll(/;TZID=([^:;]+)/g)].map(([, zone]) => zone))
  for (const zone of zones) if (!calendar.includes(`\r\nTZID:${zone}\r\n`)) found.push(`no VTIMEZONE of ${zone}`)
  return found
}

describe('a calendar', () => {
  test('of every selection is well made, full and empty, in every language', async () => {
    const coordinator = await coordinatorAt(MORNING)
    const group = new Visitor(MORNING)
    const call = 'همه بیایید. '.repeat(40)
    await callDay(coordinator, 'june-20-2027', {
      title_en: 'Day; of, the \\ test',
      title_fa: 'روز آزمایش',
      call_fa: call,
    })
    const form = { days: 'june-20-2027', groups: 'Group of the test' }
    await publish(
      group,
      coordinator,
      { ...form, summary: `${'گرد هم می\u200cآییم؛ '.repeat(30)}\n\nBEGIN:VEVENT\nUID:x` },
      { confirmed: form.groups },
    )
    const odd = { groups: 'a;b,c\\n', title: 'Ñandú, niño; "acción" \\ 🕊' }
    await publish(group, coordinator, { ...form, city: 'Bogotá', ...odd }, { confirmed: odd.groups })
    await publish(group, coordinator, {
      ...form,
      city: 'Denver',
      country: 'US',
      tier: 'country',
      allDay: 'on',
      startTime: '',
      endTime: '',
    })
    const grounds = {
      days: ['june-20-2027'],
      groups: ['group-of-the-test', 'a-b-c-n'],
      countries: ['de', 'co', 'fr'],
      cities: ['de/berlin', 'fr/paris'],
    }
    for (const of of selectionsOf(grounds)) {
      for (const lang of ['en', 'fa', 'es']) {
        const path = `/feeds/${of}.ics?lang=${lang}`
        const response = await group.get(path)
        expect([path, response.status, response.headers.get('Content-Type')]).toEqual([
          path,
          200,
          'text/calendar; charset=utf-8',
        ])
        const calendar = await response.text()
        expect([path, faults(calendar)]).toEqual([path, []])
        const components = new ICAL.Component(ICAL.parse(calendar)).getAllSubcomponents()
        expect([path, components.length]).not.toEqual([path, 0])
        expect([path, components.filter(({ name }) => name === 'vevent').length]).toEqual([
          path,
          events(calendar).length,
        ])
      }
    }
    expect(events(await group.read('/feeds/day/june-20-2027.ics'))).toHaveLength(4)
  })

  test('without anything in it is still one that programs take', async () => {
    const calendar = await new Visitor(MORNING).read(paths.feed({ of: 'kind', kind: 'mural' }, 'en'))
    expect(calendar).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n/)
    expect(calendar).toContain('BEGIN:VTIMEZONE\r\nTZID:UTC\r\n')
    expect(faults(calendar)).toEqual([])
  })

  test('is narrowed by kind and by local dates, both included', async () => {
    const coordinator = await coordinatorAt(MORNING)
    const group = new Visitor(MORNING)
    const { id: vigil } = await publish(group, coordinator, { kind: 'vigil', startDate: '2027-06-10' })
    // In UTC this is the day before.
    const early = { city: 'Tokyo', startDate: '2027-06-12', startTime: '01:00', endTime: '02:00' }
    const { id: tokyo } = await publish(group, coordinator, early)
    const { id: late } = await publish(group, coordinator, {
      startDate: '2027-06-20',
      startTime: '23:30',
      endDate: '2027-06-21',
      endTime: '01:00',
    })
    const of = async (query: string) => uids(await group.read(`/feeds/all.ics?${query}`))
    expect(await of('')).toEqual([vigil, tokyo, late])
    expect(await of('kind=rally')).toEqual([tokyo, late])
    expect(await of('from=2027-06-12')).toEqual([tokyo, late])
    expect(await of('from=2027-06-13')).toEqual([late])
    expect(await of('to=2027-06-11')).toEqual([vigil])
    expect(await of('to=2027-06-12')).toEqual([vigil, tokyo])
    expect(await of('from=2027-06-21')).toEqual([late])
    expect(await of('from=2027-06-22')).toEqual([])
    const narrowed = await group.get('/map/all/q.json?from=2027-06-12&to=2027-06-12')
    expect(await narrowed.json()).toMatchObject([{ id: tokyo }])
  })

  test('of everything, a country or a kind begins thirty days ago; of a city, a day or a group it holds all', async () => {
    const coordinator = await coordinatorAt(MORNING)
    await callDay(coordinator, 'may-2027', { startsOn: '2027-04-01', endsOn: '2027-05-31' })
    const groups = 'Group of the test'
    const [older = '', newer = ''] = await importPast(2, (n) => ({
      startDate: n === 0 ? '2027-05-01' : '2027-05-02',
      days: 'may-2027',
      groups,
    }))
    const of = async (path: string) => uids(await new Visitor(MORNING).read(`/feeds/${path}`))
    for (const rolling of ['all.ics', 'country/de.ics', 'kind/rally.ics'])
      expect([rolling, await of(rolling)]).toEqual([rolling, [newer]])
    expect(await of('all.ics?from=2027-05-01')).toEqual([older, newer])
    for (const whole of ['city/de/berlin.ics', 'group/group-of-the-test.ics'])
      expect([whole, await of(whole)]).toEqual([whole, [older, newer]])
    expect(await of('day/may-2027.ics')).toEqual(['day-may-2027', older, newer])
    expect(await of('days.ics')).toEqual(['day-may-2027'])
  })

  test('keeps what was cancelled until thirty days after, and its page keeps it for ever', async () => {
    const coordinator = await coordinatorAt(MORNING)
    const group = new Visitor(MORNING)
    const { id, link } = await publish(group, coordinator, { title: 'Rained off' })
    redirectOf(await group.post(`${link}/cancel`, { reason: 'It rains.' }))
    const feed = paths.feed({ of: 'city', cc: 'DE', slug: 'berlin' }, 'en')
    const held = async (moment: string) => uids(await new Visitor(moment).read(feed))
    expect(await held('2027-06-30T00:00Z')).toEqual([id])
    expect(await held('2027-07-20T15:00Z')).toEqual([id])
    expect(await held('2027-07-20T15:00:01Z')).toEqual([])
    expect(await new Visitor('2030-01-01T00:00Z').read(paths.action('en', id))).toContain('It rains.')
    expect(await new Visitor('2030-01-01T00:00Z').read(paths.actionCalendar('en', id))).toContain('STATUS:CANCELLED')
  })

  test('is the same, byte for byte, until something changes: no stamp of the moment is in it', async () => {
    const coordinator = await coordinatorAt(MORNING)
    const group = new Visitor(MORNING)
    const { link } = await publish(group, coordinator)
    const feed = paths.feed({ of: 'all' }, 'en')
    const first = await group.get(feed)
    const later = await new Visitor('2027-06-15T03:04:05Z').get(feed)
    expect(later.headers.get('ETag')).toBe(first.headers.get('ETag'))
    expect(await later.text()).toBe(await first.text())
    redirectOf(await group.post(`${link}/cancel`, { reason: 'It rains.' }))
    const changed = await group.get(feed, { 'If-None-Match': first.headers.get('ETag') ?? '' })
    expect(changed.status).toBe(200)
  })

  test('tells the venue at its hour, and only the country’s hour in UTC where that is all', async () => {
    const coordinator = await coordinatorAt(MORNING)
    const { id } = await publish(new Visitor(MORNING), coordinator, {
      ...{ city: 'Denver', country: 'US', tier: 'country', venue: 'Union Station', lat: '39.75', lon: '-105' },
      ...{ revealDate: '2027-06-20', revealTime: '09:00' },
    })
    const event = async (moment: string) => events(await new Visitor(moment).read(paths.feed({ of: 'all' }, 'en')))[0]
    const before = await event('2027-06-20T14:59:59Z')
    expect(before).toEqual(
      expect.arrayContaining(['DTSTART:20270620T210000Z', 'DTEND:20270620T230000Z', 'LOCATION:United States']),
    )
    expect(before?.join('\n')).toContain(t.calendar.revealedLater)
    expect(before?.join('\n')).not.toMatch(/GEO|Denver|TZID/)
    const after = await event('2027-06-20T15:00Z')
    expect(after).toEqual(
      expect.arrayContaining([
        `UID:${id}@hamseda`,
        'DTSTART;TZID=America/Denver:20270620T150000',
        'LOCATION:Union Station\\, Denver\\, United States',
        'GEO:39.75;-105',
      ]),
    )
    const over = await event('2027-06-20T23:00Z')
    expect(over).toEqual(expect.arrayContaining(['DTSTART:20270620T210000Z', 'LOCATION:United States']))
    expect(over?.join('\n')).not.toMatch(/GEO|Denver|TZID|Union/)
  })

  test('shows no point that is not the venue’s', async () => {
    const coordinator = await coordinatorAt(MORNING)
    const group = new Visitor(MORNING)
    for (const otherwise of [
      { tier: 'area', lat: '52.51', lon: '13.35' },
      { tier: 'city', lat: '52.51', lon: '13.35' },
      { tier: 'exact' },
    ])
      await publish(group, coordinator, otherwise)
    expect(await group.read(paths.feed({ of: 'all' }, 'en'))).not.toMatch(/GEO|X-APPLE/)
  })
})
