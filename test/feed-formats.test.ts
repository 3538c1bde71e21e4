import { describe, expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { FEED_FORMATS } from '../worker/rules/feed-format.ts'
import type { Selection } from '../worker/rules/selection.ts'
import { all, atomFaults, parseXml, textOf } from './support/atom.ts'
import { selectionsOf } from './support/crawl.ts'
import { geoFaults } from './support/feeds.ts'
import { importPast } from './support/past.ts'
import { callDay, coordinatorAt, events, MORNING, ORIGIN, publish, redirectOf, Visitor } from './support/site.ts'

const ALL: Selection = { of: 'all' }
const MEDIA_TYPES = {
  ics: 'text/calendar; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
  geojson: 'application/geo+json',
  json: 'application/json',
}

/** The UIDs that a feed holds, by its format, in no order. */
async function uidsOf(visitor: Visitor, of: string, query = ''): Promise<Record<string, string[]>> {
  const read = (format: string) => visitor.read(`/feeds/${of}.${format}${query}`)
  const calendar = events(await read('ics')).map((event) => event.find((line) => line.startsWith('UID:'))?.slice(4))
  const xml = await read('atom')
  expect([of, atomFaults(xml)]).toEqual([of, []])
  const atom = all(parseXml(xml), 'entry').map((entry) => textOf(entry, 'id').replace('tag:hamseda,2026:', ''))
  const geo: { features: { id: string }[] } = JSON.parse(await read('geojson'))
  expect([of, geoFaults(geo)]).toEqual([of, []])
  const json: { days: { uid: string }[]; actions: { uid: string }[] } = JSON.parse(await read('json'))
  return {
    ics: calendar.map((uid) => uid ?? '').sort(),
    atom: atom.sort(),
    geojson: geo.features.map(({ id }) => id).sort(),
    json: [...json.days, ...json.actions].map(({ uid }) => uid).sort(),
  }
}

function same(uids: string[]): Record<string, string[]> {
  return { ics: uids, atom: uids, geojson: uids, json: uids }
}

describe('every format holds what the calendar holds', () => {
  test('of every selection, in every language, and narrowed in every way', async () => {
    const coordinator = await coordinatorAt(MORNING)
    const group = new Visitor(MORNING)
    await callDay(coordinator, 'june-20-2027', { title_fa: 'روز آزمایش' })
    const form = { days: 'june-20-2027', groups: 'Group of the test' }
    await publish(group, coordinator, { ...form, stepFree: 'yes' }, { confirmed: form.groups })
    await publish(group, coordinator, { kind: 'vigil', startDate: '2027-06-10', lang: 'fa', tier: 'area' })
    await publish(group, coordinator, { city: 'Denver', country: 'US', tier: 'country' })
    const joinUrl = 'https://join.example/'
    const online = { attendance: 'online', city: '', venue: '', tier: '', zone: 'Europe/Berlin', joinUrl }
    await publish(group, coordinator, online)
    const grounds = {
      days: ['june-20-2027'],
      groups: ['group-of-the-test'],
      countries: ['de', 'us'],
      cities: ['de/berlin', 'us/denver'],
    }
    let held = 0
    for (const of of selectionsOf(grounds)) {
      const found = await uidsOf(group, of, '?lang=fa')
      expect([of, found]).toEqual([of, same(found.ics ?? [])])
      held += found.ics?.length ?? 0
    }
    expect(held).toBeGreaterThan(15)
    const sizes = new Map([
      ['kind=vigil', 1],
      ['from=2027-06-15', 3],
      ['to=2027-06-15', 1],
      ['day=june-20-2027', 1],
      ['language=fa', 1],
      ['access=step-free', 1],
    ])
    for (const [query, size] of sizes) {
      const found = await uidsOf(group, 'all', `?${query}`)
      expect([query, found]).toEqual([query, same(found.ics ?? [])])
      expect([query, found.ics?.length]).toEqual([query, size])
    }
  })

  test('thirty days back of everything, all of a city, the day itself in its own', async () => {
    await callDay(await coordinatorAt(MORNING), 'may-2027', { startsOn: '2027-04-01', endsOn: '2027-05-31' })
    const startDates = ['2027-05-01', '2027-05-02']
    const past = await importPast(2, (n) => ({ startDate: startDates[n] ?? '', days: 'may-2027' }))
    const [older = '', newer = ''] = past.map((id) => `${id}@hamseda`)
    const visitor = new Visitor(MORNING)
    expect(await uidsOf(visitor, 'all')).toEqual(same([newer]))
    expect(await uidsOf(visitor, 'city/de/berlin')).toEqual(same([older, newer]))
    expect(await uidsOf(visitor, 'day/may-2027')).toEqual(same([older, newer, 'day-may-2027@hamseda']))
    expect(await uidsOf(visitor, 'days')).toEqual(same(['day-may-2027@hamseda']))
  })

  test('what was cancelled is kept, as cancelled, until thirty days after', async () => {
    const coordinator = await coordinatorAt(MORNING)
    const group = new Visitor(MORNING)
    const { id, link } = await publish(group, coordinator, { title: 'Rained off' })
    group.waitUntil('2027-06-02T08:00Z')
    redirectOf(await group.post(`${link}/cancel`, { reason: 'It rains.' }))
    const held = async (moment: string) => uidsOf(new Visitor(moment), 'city/de/berlin')
    expect(await held('2027-07-20T15:00Z')).toEqual(same([`${id}@hamseda`]))
    expect(await held('2027-07-20T15:00:01Z')).toEqual(same([]))
    const [entry] = all(parseXml(await group.read(paths.feed(ALL, 'fa', {}, 'atom'))), 'entry')
    if (!entry) throw new Error('there is no entry')
    expect(textOf(entry, 'title')).toBe(messages.fa.calendar.cancelled('Rained off'))
    expect([textOf(entry, 'updated'), textOf(entry, 'content')]).toEqual([
      '2027-06-02T08:00:00Z',
      expect.stringContaining('It rains.'),
    ])
    expect(JSON.parse(await group.read(paths.feed(ALL, 'en', {}, 'json')))).toMatchObject({
      actions: [{ status: 'cancelled', cancelled: { by: 'organizer', reason: 'It rains.' }, sequence: 3 }],
    })
    expect(JSON.parse(await group.read(paths.feed(ALL, 'en', {}, 'geojson')))).toMatchObject({
      features: [{ properties: { status: 'cancelled', title: 'Rained off' } }],
    })
  })
})

describe.each(FEED_FORMATS)('a feed as .%s', (format) => {
  const feed = paths.feed(ALL, 'en', {}, format)

  test('says what it is, to every site, and sets no cookie', async () => {
    await publish(new Visitor(MORNING), await coordinatorAt(MORNING), { revealDate: '2027-06-20', revealTime: '12:00' })
    const response = await new Visitor(MORNING).get(feed, { Origin: 'https://elsewhere.example' })
    const header = (name: string) => response.headers.get(name)
    expect([response.status, header('Content-Type')]).toEqual([200, MEDIA_TYPES[format]])
    expect(header('Access-Control-Allow-Origin')).toBe('*')
    expect([header('Access-Control-Allow-Credentials'), header('Set-Cookie'), header('Last-Modified')]).toEqual([
      null,
      null,
      null,
    ])
    expect([header('Cache-Control'), header('Cache-Tag')]).toEqual(['public, max-age=0, must-revalidate', 'list'])
    expect(header('CDN-Cache-Control')).toContain('max-age=300')
    expect(header('Content-Disposition')).toBe(`inline; filename="all.${format}"`)
    // A second before its reveal nothing may be kept for longer than that.
    const then = await new Visitor('2027-06-20T09:59:59Z').get(feed)
    expect(then.headers.get('CDN-Cache-Control')).toBe('public, max-age=1, stale-while-revalidate=0')
  })

  test('is the same byte for byte until something changes, and answers 304 to who has it', async () => {
    const group = new Visitor(MORNING)
    const { link } = await publish(group, await coordinatorAt(MORNING))
    const first = await group.get(feed)
    const etag = first.headers.get('ETag') ?? ''
    expect(etag).toMatch(/^"[^"]+"$/)
    const later = await new Visitor('2027-06-15T03:04:05Z').get(feed)
    expect([later.headers.get('ETag'), await later.text()]).toEqual([etag, await first.text()])
    const unchanged = await group.get(feed, { 'If-None-Match': etag })
    expect([unchanged.status, unchanged.headers.get('Access-Control-Allow-Origin'), await unchanged.text()]).toEqual([
      304,
      '*',
      '',
    ])
    const head = await group.send(feed, { method: 'HEAD' })
    expect([head.status, head.headers.get('ETag'), await head.text()]).toEqual([200, etag, ''])
    redirectOf(await group.post(`${link}/cancel`, { reason: 'It rains.' }))
    expect((await group.get(feed, { 'If-None-Match': etag })).status).toBe(200)
  })

  test('knows its own address and its page', async () => {
    const narrowed = paths.feed({ of: 'country', cc: 'DE' }, 'es', { kind: 'rally', from: '2027-06-01' }, format)
    expect(narrowed).toBe(`/feeds/country/de.${format}?lang=es&kind=rally&from=2027-06-01`)
    const text = (await new Visitor(MORNING).read(narrowed)).replaceAll('\r\n ', '').replaceAll('&amp;', '&')
    // A FeatureCollection says nothing of itself (RFC 7946, section 7).
    if (format === 'geojson') return
    expect(text).toContain(`${ORIGIN}${narrowed}`)
    expect(text).toContain(`${ORIGIN}${paths.country('es', 'DE')}`)
  })
})

test('an action’s own calendar is there for every site, its page is not', async () => {
  const group = new Visitor(MORNING)
  const { id } = await publish(group, await coordinatorAt(MORNING))
  const allowed = async (path: string) => (await group.get(path)).headers.get('Access-Control-Allow-Origin')
  expect(await allowed(paths.actionCalendar('en', id))).toBe('*')
  expect([await allowed(paths.action('en', id)), await allowed(paths.home('en')), await allowed('/')]).toEqual([
    null,
    null,
    null,
  ])
})

test('pages announce their selection as Atom beside the calendar', async () => {
  const coordinator = await coordinatorAt(MORNING)
  await callDay(coordinator, 'june-20-2027')
  const announced = async (page: string) =>
    [
      ...(await coordinator.read(page)).matchAll(/<link rel="alternate" type="application\/atom\+xml" href="([^"]+)"/g),
    ].map(([, href = '']) => href.replaceAll('&amp;', '&'))
  expect(await announced('/fa/?kind=vigil')).toEqual(['/feeds/all.atom?lang=fa&kind=vigil'])
  expect(await announced(paths.days('en'))).toEqual(['/feeds/days.atom?lang=en'])
  expect(await announced(paths.day('es', 'june-20-2027'))).toEqual(['/feeds/day/june-20-2027.atom?lang=es'])
  expect(await announced(paths.city('en', 'DE', 'berlin'))).toEqual(['/feeds/city/de/berlin.atom?lang=en'])
  expect(await announced(paths.about('en'))).toEqual([])
})
