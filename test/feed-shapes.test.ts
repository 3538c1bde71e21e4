import { describe, expect, test } from 'vitest'
import { printAtom } from '../worker/feed/atom.ts'
import { toGeoJson } from '../worker/feed/geojson.ts'
import { toJson } from '../worker/feed/json.ts'
import type { Lang } from '../worker/rules/languages.ts'
import type { FormValues } from '../worker/rules/typed-action.ts'
import { fieldsOf, recordOf } from './support/actions.ts'
import { all, atomFaults, type Parsed, parseXml, textOf } from './support/atom.ts'
import { dayOf, dayText, feedOf, geoFaults, headIn, READ_AT } from './support/feeds.ts'

/** One action in all formats, as it is read at a moment. */
function shown(otherwise: FormValues, { now = READ_AT, lang = 'en' }: { now?: number; lang?: Lang } = {}) {
  const feed = feedOf([recordOf(fieldsOf(otherwise))], [], now)
  const head = headIn(lang)
  const geo = toGeoJson(feed, head)
  expect(geoFaults(geo)).toEqual([])
  const [feature] = geo.features
  const [action] = toJson(feed, head).actions
  const [entry] = all(parseXml(printAtom(feed, head)), 'entry')
  if (!feature || !action || !entry) throw new Error('the action is not in every format')
  return { feature, action, entry, whole: JSON.stringify([geo, toJson(feed, head), printAtom(feed, head)]) }
}

/** The paragraphs of an entry. */
function paragraphs(entry: Parsed): string[] {
  const div = all(entry, 'content')[0]?.children[0]
  return div ? all(div, 'p').map(({ text }) => text) : []
}

describe('what each tier lets through', () => {
  test('exact: the door', () => {
    const { feature, action, entry } = shown({ tier: 'exact' })
    expect(feature.geometry).toEqual({ type: 'Point', coordinates: [13.3694, 52.52508] })
    expect(feature.properties).toMatchObject({ precision: 'exact', venue: 'Main station', address: 'Europaplatz 1' })
    expect(action.place).toEqual({
      ...{ tier: 'exact', country: 'DE', name: 'Berlin, Germany', neighbourhood: 'Moabit' },
      city: { id: expect.any(Number), slug: 'berlin', name: 'Berlin' },
      ...{ venue: 'Main station', address: 'Europaplatz 1' },
      point: { lat: 52.52508, lon: 13.3694, precision: 'exact' },
    })
    expect(paragraphs(entry)).toContain('Main station, Europaplatz 1, Moabit, Berlin, Germany')
  })

  test('exact without a pin: the city’s point, which says that it is no door', () => {
    const { feature, action } = shown({ tier: 'exact', lat: '', lon: '' })
    expect(feature.properties).toMatchObject({ precision: 'city', venue: 'Main station' })
    expect(feature.geometry?.coordinates).toEqual([action.place?.point?.lon, action.place?.point?.lat])
    expect(action.place).toMatchObject({ tier: 'exact', point: { precision: 'city' } })
  })

  test('area: the middle of the cell and the neighbourhood', () => {
    const { feature, action, entry, whole } = shown({ tier: 'area' })
    expect(feature.properties).toMatchObject({ precision: 'area', venue: null, address: null, neighbourhood: 'Moabit' })
    expect(feature.geometry?.coordinates).not.toEqual([13.3694, 52.52508])
    expect(action.place).toMatchObject({ tier: 'area', venue: null, address: null, point: { precision: 'area' } })
    expect(paragraphs(entry)).toContain('Moabit, Berlin, Germany')
    expect(whole).not.toMatch(/Main station|Europaplatz|13\.3694|52\.52508/)
  })

  test('city: the city’s point', () => {
    const { feature, action, entry, whole } = shown({ tier: 'city' }, { lang: 'fa' })
    expect(feature.geometry?.coordinates).toEqual([13.4105, 52.5244])
    expect(feature.properties).toMatchObject({ precision: 'city', place: 'برلین، آلمان', neighbourhood: null })
    expect(action.place).toMatchObject({ tier: 'city', point: { lat: 52.5244, lon: 13.4105, precision: 'city' } })
    expect(paragraphs(entry)).toContain('برلین، آلمان')
    expect(whole).not.toMatch(/Main station|Europaplatz|Moabit|13\.3694|52\.52508/)
  })

  test('country: no point, no city, and no zone that would tell it', () => {
    const { feature, action, entry, whole } = shown({
      tier: 'country',
      city: 'Denver',
      country: 'US',
      lat: '',
      lon: '',
    })
    expect(feature.geometry).toBe(null)
    expect(feature.properties).toMatchObject({ precision: null, country: 'US', place: 'United States', zone: 'UTC' })
    expect(action.place).toMatchObject({ tier: 'country', city: null, point: null, name: 'United States' })
    expect(action.when).toMatchObject({ starts: '2027-06-20T21:00:00+00:00', ends: '2027-06-20T23:00:00+00:00' })
    expect(paragraphs(entry).slice(0, 2)).toEqual(['Sunday, June 20, 2027, 21:00–23:00 (UTC)', 'United States'])
    expect(whole).not.toMatch(/Denver|Mountain|Main station|Moabit|-06:00/)
  })

  test('online: no place at all, and the way in', () => {
    const online = { attendance: 'online', city: '', venue: '', address: '', neighbourhood: '', lat: '', lon: '' }
    const { feature, action, entry } = shown({
      ...{ ...online, tier: '', zone: 'Europe/Berlin', joinUrl: 'https://join.example/a?b=1&c=2' },
    })
    expect([feature.geometry, feature.properties.place, action.place]).toEqual([null, null, null])
    expect(action.joinUrl).toBe('https://join.example/a?b=1&c=2')
    expect(paragraphs(entry)).toEqual(expect.arrayContaining(['Online', 'Join online: https://join.example/a?b=1&c=2']))
  })

  test('a place that is revealed: from its hour until the end', () => {
    const later: FormValues = { tier: 'country', revealDate: '2027-06-20', revealTime: '12:00' }
    const at = (moment: string) => shown(later, { now: Date.parse(moment) })
    const before = at('2027-06-20T09:59:59Z')
    expect([before.feature.geometry, before.action.reveals]).toEqual([null, '2027-06-20T10:00:00Z'])
    expect(before.whole).not.toMatch(/Main station|"Berlin|Berlin,|13\.369/)
    const then = at('2027-06-20T10:00Z')
    expect(then.feature).toMatchObject({
      geometry: { coordinates: [13.3694, 52.52508] },
      properties: { precision: 'exact' },
    })
    expect([then.action.reveals, then.action.place?.venue]).toEqual([null, 'Main station'])
    expect(paragraphs(then.entry)).toContain('Main station, Europaplatz 1, Moabit, Berlin, Germany')
    const over = at('2027-06-20T15:00Z')
    expect([over.feature.geometry, over.action.reveals]).toEqual([null, null])
    expect(over.whole).not.toMatch(/Main station|"Berlin|Berlin,|13\.369/)
  })
})

describe('when', () => {
  test('an hour has its offset and its zone', () => {
    const { feature, action } = shown({ endTime: '' })
    const when = { allDay: false, starts: '2027-06-20T15:00:00+02:00', ends: null, zone: 'Europe/Berlin' }
    expect(action.when).toEqual({ ...when, precision: 'day' })
    expect(feature.properties).toMatchObject({ ...when, datePrecision: 'day' })
  })

  test('whole days are dates, the last one included', () => {
    const days = { allDay: 'on', startTime: '', endTime: '', endDate: '2027-06-22' }
    const { feature, action, entry } = shown(days, { lang: 'es' })
    const when = { allDay: true, starts: '2027-06-20', ends: '2027-06-22' }
    expect(action.when).toMatchObject(when)
    expect(feature.properties).toMatchObject(when)
    expect(paragraphs(entry)[0]).toBe('20–22 de junio de 2027')
  })

  test('Persian readers have their own calendar beside it', () => {
    expect(paragraphs(shown({}, { lang: 'fa' }).entry)[0]).toContain('۳۰ خرداد ۱۴۰۶')
  })
})

describe('the calls', () => {
  const days = [
    dayOf({ texts: [dayText({ lang: 'fa', title: 'روز آزمایش', call: 'بیایید.\n\nهمه.' })] }),
    dayOf({ slug: 'every-tuesday', weekday: 'TU', endsOn: null, publishedAt: Date.parse('2027-05-02T00:00Z') }),
  ]

  test('are in every format, in the language asked for or the original', () => {
    expect(toJson(feedOf([], days), headIn('en')).days).toMatchObject([
      {
        uid: 'day-june-20-2027@hamseda',
        starts: '2027-06-20',
        ends: '2027-06-20',
        weekday: null,
        texts: [{ lang: 'fa' }],
      },
      {
        uid: 'day-every-tuesday@hamseda',
        url: 'https://hamseda.example/en/days/every-tuesday',
        ends: null,
        weekday: 'TU',
      },
    ])
    expect(toGeoJson(feedOf([], days), headIn('en')).features).toMatchObject([
      { geometry: null, properties: { type: 'day', title: 'روز آزمایش', lang: 'fa' } },
      { geometry: null, properties: { type: 'day', title: 'Day of the test', lang: 'en' } },
    ])
    const [newest, older] = all(parseXml(printAtom(feedOf([], days), headIn('en'))), 'entry')
    expect(newest && paragraphs(newest)).toEqual(['Every Tuesday', 'Come, all of you.'])
    expect(older && paragraphs(older)).toEqual(['Sunday, June 20, 2027', 'بیایید.', 'همه.'])
    expect(older && all(older, 'title')[0]?.attributes).toEqual({ 'xml:lang': 'fa' })
  })
})

describe('an Atom feed', () => {
  test('holds the two hundred latest publications, the newest first', () => {
    const hour = 3_600_000
    const records = Array.from({ length: 230 }, (_, n) =>
      recordOf(fieldsOf(), { id: String(n).padStart(10, '0'), publishedAt: READ_AT - ((n * 7) % 230) * hour }),
    )
    const xml = printAtom(feedOf(records), headIn('en'))
    expect(atomFaults(xml)).toEqual([])
    const entries = all(parseXml(xml), 'entry')
    expect(entries).toHaveLength(200)
    expect(textOf(parseXml(xml), 'updated')).toBe('2027-06-10T12:00:00Z')
    expect(entries.at(-1) && textOf(entries.at(-1) ?? parseXml(xml), 'updated')).toBe('2027-06-02T05:00:00Z')
    // What lies in the database in another order is the same feed.
    expect(printAtom(feedOf(records.toReversed()), headIn('en'))).toBe(xml)
  })

  test('without an entry is one still, and names no moment', () => {
    const xml = printAtom(feedOf([]), headIn('fa'))
    expect(atomFaults(xml)).toEqual([])
    expect(textOf(parseXml(xml), 'updated')).toBe('1970-01-01T00:00:00Z')
  })

  test('has ids that no host is in, the same in every language', () => {
    const ids = (['en', 'fa'] as const).map((lang) => textOf(shown({}, { lang }).entry, 'id'))
    expect(ids).toEqual(['tag:hamseda,2026:0123456789@hamseda', 'tag:hamseda,2026:0123456789@hamseda'])
    const elsewhere = { ...headIn('en'), absolute: (path: string) => `https://mirror.example${path}` }
    const feeds = [headIn('en'), elsewhere].map((head) => parseXml(printAtom(feedOf([]), head)))
    expect(feeds.map((feed) => textOf(feed, 'id'))).toEqual(Array(2).fill('tag:hamseda,2026:/feeds/all.atom?lang=en'))
  })

  test('says its kind and its days, and in which language each text is', () => {
    const { entry } = shown({ days: 'freedom-day', lang: 'fa', title: 'گردهمایی', summary: 'بیایید.' }, { lang: 'es' })
    expect(all(entry, 'category').map(({ attributes: { term, label } }) => [term, label])).toEqual([
      ['rally', 'Concentración'],
      ['freedom-day', 'freedom-day'],
    ])
    expect(['title', 'summary'].map((name) => all(entry, name)[0]?.attributes)).toEqual([
      { 'xml:lang': 'fa' },
      { 'xml:lang': 'fa' },
    ])
    const div = all(entry, 'content')[0]?.children[0]
    expect(div?.attributes).toMatchObject({ 'xml:lang': 'es', dir: 'ltr' })
    expect(div?.children.map(({ attributes }) => attributes.dir)).not.toContain(undefined)
  })
})
