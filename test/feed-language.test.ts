import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import type { FeedFormat } from '../worker/rules/feed-format.ts'
import type { TextLang } from '../worker/rules/languages.ts'
import { all, type Parsed, parseXml, textOf } from './support/atom.ts'
import { callDay, coordinatorAt, events, MORNING, ORIGIN, publish, redirectOf, Visitor } from './support/site.ts'
import { dumpDatabase } from './support/storage.ts'

const PERSIAN = { title: 'گردهمایی آزمایش', summary: 'بیایید.' }
const GERMAN = { title: 'Kundgebung des Tests', summary: 'Kommt alle.' }
const DAY = 'june-20-2027'
const ALL = { of: 'all' } as const

const group = () => new Visitor(MORNING)
const read = (lang: TextLang, format: FeedFormat) => group().read(paths.feed(ALL, lang, {}, format))

/** The lines of an event that say something in words, in their order. */
function said(calendar: string): string[][] {
  return events(calendar).map((lines) =>
    lines.filter((line) => /^(SUMMARY|DESCRIPTION|LOCATION|CATEGORIES|URL)/.test(line)),
  )
}

function only<Item>(items: readonly Item[]): Item {
  const [item] = items
  if (!item || items.length > 1) throw new Error(`there are ${items.length}`)
  return item
}

/** What an entry's links, of type `type`, name. */
function linked(node: Parsed, type: string): (string | undefined)[][] {
  return all(node, 'link')
    .filter(({ attributes }) => attributes.type === type)
    .map(({ attributes: { hreflang, href } }) => [hreflang, href])
}

describe('an action of a Persian text and a German one', () => {
  let id = ''
  let link = ''
  beforeEach(async () => {
    const coordinator = await coordinatorAt(MORNING)
    await callDay(coordinator, DAY, { title_de: 'Tag der Probe' })
    const action = await publish(group(), coordinator, { ...PERSIAN, lang: 'fa', attendance: 'both', days: DAY })
    id = action.id
    link = action.link
    await env.DB.prepare('insert into action_texts (action_id, lang, title, summary, original) values (?, ?, ?, ?, 0)')
      .bind(id, 'de', GERMAN.title, GERMAN.summary)
      .run()
  })

  test('is German in a German calendar, among English words; in Turkish there is the original', async () => {
    const page = `URL;VALUE=URI:${ORIGIN}/en/actions/${id}`
    expect(said(await read('de', 'ics'))).toEqual([
      [
        `SUMMARY:${GERMAN.title}`,
        'LOCATION:Main station\\, Berlin\\, Deutschland',
        `DESCRIPTION:${GERMAN.summary}`,
        'CATEGORIES:Rally,Tag der Probe',
        page,
      ],
    ])
    expect(said(await read('tr', 'ics'))).toEqual([
      [
        `SUMMARY:${PERSIAN.title}`,
        'LOCATION:Main station\\, Berlin\\, Almanya',
        `DESCRIPTION:${PERSIAN.summary}`,
        `CATEGORIES:Rally,Day ${DAY}`,
        page,
      ],
    ])
    // The one does not stand in the other's place, kept as they are.
    expect(await read('de', 'ics')).toContain(`SUMMARY:${GERMAN.title}`)
    expect(await read('fa', 'ics')).toContain(`SUMMARY:${PERSIAN.title}`)
  })

  test('its calendar says that it is cancelled in English, before the German title', async () => {
    redirectOf(await group().post(`${link}/cancel`, { reason: 'Es regnet.' }))
    const [lines = []] = said(await read('de', 'ics'))
    expect(lines[0]).toBe(`SUMMARY:${messages.en.calendar.cancelled(GERMAN.title)}`)
    const entry = only(all(parseXml(await read('de', 'atom')), 'entry'))
    expect(textOf(entry, 'title')).toBe(messages.en.calendar.cancelled(GERMAN.title))
  })

  test('the calendar keeps the language in its own address, and names English pages', async () => {
    const calendar = (await read('de', 'ics')).replaceAll('\r\n ', '')
    expect(calendar).toContain(`SOURCE;VALUE=URI:${ORIGIN}/feeds/all.ics?lang=de\r\n`)
    expect(calendar).toContain(`URL:${ORIGIN}/en/\r\n`)
    expect(calendar).toContain(`X-WR-CALNAME:${messages.en.calendar.all}\r\n`)
    const { vevents = [], ready_feeds = [] } = await dumpDatabase()
    expect(vevents.map(({ lang }) => lang)).toContain('de')
    expect(ready_feeds.map(({ url }) => url)).toEqual([`${ORIGIN}/feeds/all.ics?lang=de`])
  })

  test('is German as Atom', async () => {
    const feed = parseXml(await read('de', 'atom'))
    const entry = only(all(feed, 'entry'))
    expect(['title', 'summary'].map((name) => [textOf(entry, name), all(entry, name)[0]?.attributes])).toEqual([
      [GERMAN.title, { 'xml:lang': 'de' }],
      [GERMAN.summary, { 'xml:lang': 'de' }],
    ])
    expect(all(entry, 'category').map(({ attributes }) => attributes.label)).toEqual(['Rally', 'Tag der Probe'])
    const text = only(all(only(all(entry, 'content')), 'div'))
    const lines = all(text, 'p').map(({ text }) => text)
    expect(lines[0]).toMatch(/^Sunday/)
    expect(lines.slice(1, 3)).toEqual([
      `Main station, Berlin, Deutschland, ${messages.en.attendance.both}`,
      GERMAN.summary,
    ])
    expect([feed, text].map(({ attributes }) => attributes['xml:lang'])).toEqual(['en', 'en'])
    expect(linked(feed, 'application/atom+xml')).toEqual([[undefined, `${ORIGIN}/feeds/all.atom?lang=de`]])
    expect(linked(entry, 'text/html')).toEqual([['en', `${ORIGIN}/en/actions/${id}`]])
    expect(linked(entry, 'text/calendar')).toEqual([['de', `${ORIGIN}/en/actions/${id}.ics?lang=de`]])
  })

  test('is German as GeoJSON, and in Turkish the original', async () => {
    const url = `${ORIGIN}/en/actions/${id}`
    expect(JSON.parse(await read('de', 'geojson'))).toMatchObject({
      features: [{ properties: { ...GERMAN, lang: 'de', url, place: 'Berlin, Deutschland' } }],
    })
    expect(JSON.parse(await read('tr', 'geojson'))).toMatchObject({
      features: [{ properties: { ...PERSIAN, lang: 'fa', url, place: 'Berlin, Almanya' } }],
    })
  })

  test('has its places in German as JSON, beside all its texts', async () => {
    const page = `${ORIGIN}/en/actions/${id}`
    expect(JSON.parse(await read('de', 'json'))).toMatchObject({
      title: messages.en.calendar.all,
      lang: 'de',
      url: `${ORIGIN}/en/`,
      feed: `${ORIGIN}/feeds/all.json?lang=de`,
      actions: [
        {
          url: page,
          calendar: `${page}.ics?lang=de`,
          place: { name: 'Berlin, Deutschland' },
          texts: [{ lang: 'fa' }, { lang: 'de', ...GERMAN }],
          days: [{ url: `${ORIGIN}/en/days/${DAY}` }],
        },
      ],
    })
  })

  test('has a German calendar of its own, from any of its pages', async () => {
    const own = paths.actionCalendar('de', id)
    expect(own).toBe(`/en/actions/${id}.ics?lang=de`)
    const calendar = await group().read(own)
    expect(said(calendar)[0]?.[0]).toBe(`SUMMARY:${GERMAN.title}`)
    expect(calendar.replaceAll('\r\n ', '')).toContain(`SOURCE;VALUE=URI:${ORIGIN}${own}\r\n`)
    expect(await group().read(`/fa/actions/${id}.ics?lang=de`)).toBe(calendar)
    expect(said(await group().read(paths.actionCalendar('fa', id)))[0]?.[0]).toBe(`SUMMARY:${PERSIAN.title}`)
    const unknown = await group().get(`/en/actions/${id}.ics?lang=klingon`)
    expect([unknown.status, await unknown.text()]).toEqual([400, messages.en.calendar.notUnderstood('lang=klingon')])
  })
})

describe('a day of English, German and French titles', () => {
  const feed = (lang: TextLang, format: FeedFormat) => group().read(paths.feed({ of: 'days' }, lang, {}, format))
  beforeEach(async () => {
    const titles = { title_de: 'Tag der Probe', call_de: 'Kommt alle.', title_fr: 'Jour de l’essai' }
    await callDay(await coordinatorAt(MORNING), DAY, titles)
  })

  test.each([
    ['de', 'Tag der Probe'],
    ['fr', 'Jour de l’essai'],
    ['tr', `Day ${DAY}`],
  ] as const)('is named in the language that is asked for, or by its original: %s', async (lang, title) => {
    const [lines = []] = said(await feed(lang, 'ics'))
    expect(lines[0]).toBe(`SUMMARY:${title}`)
    expect(lines.at(-1)).toBe(`URL;VALUE=URI:${ORIGIN}/en/days/${DAY}`)
    expect(textOf(only(all(parseXml(await feed(lang, 'atom')), 'entry')), 'title')).toBe(title)
    expect(JSON.parse(await feed(lang, 'geojson'))).toMatchObject({ features: [{ properties: { title } }] })
    const own = await group().read(paths.feed({ of: 'day', slug: DAY }, lang, {}, 'json'))
    expect(JSON.parse(own)).toMatchObject({ title, lang, days: [{ url: `${ORIGIN}/en/days/${DAY}` }] })
  })
})

test('a country’s calendar is named in the language that is asked for', async () => {
  const calendar = await group().read(paths.feed({ of: 'country', cc: 'DE' }, 'tr'))
  expect(calendar).toContain('X-WR-CALNAME:Almanya\r\n')
  expect(calendar.replaceAll('\r\n ', '')).toContain(`URL:${ORIGIN}/en/countries/de\r\n`)
})
