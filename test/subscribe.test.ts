import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { SHIPPED_LANGS } from '../worker/rules/languages.ts'
import { EVERYTHING, type Narrowing } from '../worker/rules/narrowing.ts'
import type { Selection } from '../worker/rules/selection.ts'
import { googleCalendar, inFormat, outlookCalendar } from '../worker/ui/calendar-links.ts'
import { QrCode } from '../worker/ui/qr-code.tsx'
import { type Panel, panelOf } from './support/panel.ts'
import { readQr } from './support/qr.ts'
import { callDay, coordinatorAt, MORNING, ORIGIN, publish, redirectOf, Visitor } from './support/site.ts'

const t = messages.en
const words = t.subscribe
const BERLIN_BOX = { west: 13.1, south: 52.3, east: 13.7, north: 52.7 }
const CIRCLE = { of: 'near', lat: 52.5, lon: 13.4, km: 50 } as const

async function panelAt(path: string, visitor = new Visitor(MORNING)): Promise<Panel> {
  const response = await visitor.get(path)
  const panel = response.status === 200 ? panelOf(await response.text()) : null
  if (!panel) throw new Error(`${path} answered ${response.status} and has no panel`)
  return panel
}

/** The addresses of a feed in each of the ways that a panel offers. */
function waysTo(feed: string) {
  const { href, host } = new URL(feed, ORIGIN)
  return { https: href, webcal: `webcal://${host}${feed}` }
}

describe('a page of a selection offers its calendar', () => {
  beforeEach(async () => {
    const coordinator = await coordinatorAt(MORNING)
    await callDay(coordinator, 'freedom-day', { title_en: 'Names & “faces”' })
    await publish(new Visitor(MORNING), coordinator, { groups: 'Lantern Makers' }, { confirmed: 'Lantern Makers' })
  })

  test.each<[string, Selection, string]>([
    ['the first page', { of: 'all' }, 'Everything, everywhere'],
    ['the days', { of: 'days' }, 'The action days themselves'],
    ['a day', { of: 'day', slug: 'freedom-day' }, 'Everything of “Names & “faces””'],
    ['a country', { of: 'country', cc: 'DE' }, 'Everything in Germany'],
    ['a city', { of: 'city', cc: 'DE', slug: 'berlin' }, 'Everything in Berlin'],
    ['a group', { of: 'group', slug: 'lantern-makers' }, 'Everything that Lantern Makers calls'],
    ['a kind', { of: 'kind', kind: 'vigil' }, 'Everything of the kind “Vigil”'],
    ['what is near', CIRCLE, 'What is within 50 km of Berlin'],
  ])('%s', async (_, selection, holds) => {
    const panel = await panelAt(paths.selection('en', selection))
    const feed = paths.feed(selection, 'en')
    const { https, webcal } = waysTo(feed)
    expect(panel).toMatchObject({ holds, only: [], address: https })
    expect(panel.links[words.subscribe]).toBe(webcal)
    expect(panel.links[words.download]).toBe(feed)
    expect(panel.links[words.stepByStep]).toBe(paths.calendar('en'))
    // Of a link with a subscription in it nothing may be lost on the way through a service's own address.
    const google = new URL(panel.links['Google Calendar'] ?? '')
    expect([google.origin + google.pathname, [...google.searchParams]]).toEqual([
      'https://calendar.google.com/calendar/r',
      [['cid', webcal]],
    ])
    const outlook = new URL(panel.links.Outlook ?? '')
    expect([outlook.origin + outlook.pathname, [...outlook.searchParams]]).toEqual([
      'https://outlook.live.com/calendar/0/addfromweb',
      [
        ['url', https],
        ['name', `${t.siteName}: ${holds}`],
      ],
    ])
    expect(panel.code).toBe(`${new URL(paths.selection('en', selection), ORIGIN).href}#subscribe`)
    const calendar = await new Visitor(MORNING).get(panel.address)
    expect([calendar.status, calendar.headers.get('Content-Type')]).toEqual([200, 'text/calendar; charset=utf-8'])
  })

  test.each([
    ['en', '8 to 24 hours'],
    ['fa', '۸ تا ۲۴ ساعت'],
    ['es', '8 a 24 horas'],
  ] as const)('with how seldom Google looks: %s', async (lang, hours) => {
    expect(await new Visitor(MORNING).read(paths.selection(lang, { of: 'all' }))).toContain(hours)
  })

  test.each(SHIPPED_LANGS)('in its own language: %s', async (lang) => {
    const panel = await panelAt(paths.city(lang, 'DE', 'berlin'))
    expect(new URL(panel.address).searchParams.get('lang')).toBe(lang)
    expect(Object.keys(panel.links)).toContain(messages[lang].subscribe.subscribe)
  })
})

const NARROWED: Narrowing = {
  ...EVERYTHING,
  kind: 'march',
  from: '2027-01-01',
  to: '2027-12-31',
  language: 'fa',
  stepFree: true,
}

test('what is narrowed is subscribed to as narrowed, in every way, and said in words', async () => {
  const panel = await panelAt(paths.country('en', 'DE') + paths.home('en', NARROWED).slice('/en/'.length))
  const { https, webcal } = waysTo(paths.feed({ of: 'country', cc: 'DE' }, 'en', NARROWED))
  expect(Object.fromEntries(new URL(panel.address).searchParams)).toEqual({
    lang: 'en',
    kind: 'march',
    from: '2027-01-01',
    to: '2027-12-31',
    language: 'fa',
    access: 'step-free',
  })
  expect([panel.address, panel.links[words.subscribe]]).toEqual([https, webcal])
  expect(new URL(panel.links['Google Calendar'] ?? '').searchParams.get('cid')).toBe(webcal)
  expect(new URL(panel.links.Outlook ?? '').searchParams.get('url')).toBe(https)
  expect(panel.links.GeoJSON).toBe(new URL(https).pathname.replace('.ics', '.geojson') + new URL(https).search)
  expect(panel.only).toHaveLength(5)
  expect(panel.only.join('\n')).toMatch(/March[\s\S]*Persian[\s\S]*2027[\s\S]*2027[\s\S]*Step-free/)
})

describe('a view of the map', () => {
  test('is subscribed to as the circle around it, and all is offered beside that', async () => {
    const narrowing = { ...NARROWED, box: BERLIN_BOX }
    const panel = await panelAt(paths.home('en', narrowing))
    expect(panel.holds).toBe(words.holds.near(50, 'Berlin'))
    expect(panel.address).toBe(ORIGIN + paths.feed(CIRCLE, 'en', NARROWED))
    expect(panel.code).toBe(`${ORIGIN}${paths.selection('en', CIRCLE, NARROWED)}#subscribe`)
    expect(panel.links[words.holds.all]).toBe(`${paths.home('en', NARROWED)}#subscribe`)
    // The page that the code leads to offers the very same calendar.
    expect((await panelAt(paths.selection('en', CIRCLE, NARROWED))).address).toBe(panel.address)
  })

  test('of a day keeps to the day', async () => {
    await callDay(await coordinatorAt(MORNING), 'freedom-day')
    const panel = await panelAt(paths.selection('en', { of: 'day', slug: 'freedom-day' }, { box: BERLIN_BOX }))
    expect(new URL(panel.address).searchParams.get('day')).toBe('freedom-day')
    expect(panel.only).toEqual([`${t.filter.day}: Day freedom-day`])
  })

  test('that is too wide is subscribed to as everything', async () => {
    const panel = await panelAt(paths.home('en', { box: { west: -20, south: 30, east: 45, north: 70 } }))
    expect(panel).toMatchObject({ holds: words.holds.all, address: ORIGIN + paths.feed({ of: 'all' }, 'en') })
  })
})

test('services that are led to learn nothing of the page, and no window of theirs holds ours', async () => {
  const page = await new Visitor(MORNING).read(paths.home('en'))
  const out = [...page.matchAll(/<a [^>]*href="https:\/\/(?:calendar\.google|outlook\.live)\.com[^>]*>/g)]
  expect(out).toHaveLength(2)
  expect(out.filter(([tag]) => !tag.includes('rel="noreferrer noopener"'))).toEqual([])
})

test('the panel brings one script, and its button waits for that', async () => {
  // Without a map, which has a script of its own.
  const page = await new Visitor(MORNING).read(paths.days('en'))
  expect([...page.matchAll(/<script [^>]*src="\/assets\/([a-z-]+)-\w+\.js"/g)].map(([, name]) => name)).toEqual([
    'copy',
  ])
  expect(page).toMatch(/<button type="button" class="copy [^>]*hidden/)
})

test('one action has a calendar of its own while it is ahead, and none when it is over or cancelled', async () => {
  const visitor = new Visitor(MORNING)
  const { id, link } = await publish(visitor, await coordinatorAt(MORNING), { title: 'Candles' })
  const page = paths.action('en', id)
  const panel = await panelAt(page, visitor)
  expect(panel).toMatchObject({
    holds: words.holds.one('Candles'),
    address: ORIGIN + paths.actionCalendar('en', id),
    code: `${ORIGIN}${page}#subscribe`,
  })
  expect(Object.keys(panel.links)).not.toContain('Atom')
  expect(panelOf(await new Visitor('2027-06-21T10:00Z').read(page))).toBeNull()
  redirectOf(await visitor.post(`${link}/cancel`, { reason: 'It rains.' }))
  expect(panelOf(await visitor.read(page))).toBeNull()
})

describe('links to services', () => {
  test('carry any name and any address whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.webUrl({ withQueryParameters: true }), (name, address) => {
        const feed = new URL(address)
        const outlook = new URL(outlookCalendar(feed, name)).searchParams
        expect([outlook.get('url'), outlook.get('name'), [...outlook].length]).toEqual([feed.href, name, 2])
        const google = new URL(googleCalendar(feed)).searchParams
        expect([google.get('cid'), [...google].length]).toEqual([feed.href.replace(/^https?/, 'webcal'), 1])
      }),
    )
  })

  test('of another format change the ending alone', () => {
    expect(inFormat('/feeds/group/a.ics.b.ics?lang=en&from=2027-01-01', 'atom')).toBe(
      '/feeds/group/a.ics.b.atom?lang=en&from=2027-01-01',
    )
  })
})

test('a reader sees in the code the address that was drawn, whatever it is', async () => {
  const addresses = fc.webUrl({ withQueryParameters: true, withFragments: true, size: 'small' })
  await fc.assert(
    fc.asyncProperty(addresses, async (address) => {
      expect(readQr(String(await QrCode({ text: address, label: 'code' })))).toBe(address)
    }),
    { numRuns: 60 },
  )
})

test('the code is dark on light in every scheme, with room around it, and has a name', async () => {
  const svg = String(await QrCode({ text: 'https://hamseda.example/', label: 'Code "of" it' }))
  expect(svg).toContain('aria-label="Code &quot;of&quot; it"')
  expect(svg).toMatch(/<rect [^>]*fill="#fff"/)
  expect(svg).toMatch(/<path fill="#000"/)
  const columns = [...svg.matchAll(/M(\d+) (\d+)h(\d+)/g)].map(([, x, y, length]) => [x, y, length].map(Number))
  const size = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1])
  const edges = columns.flatMap(([x = 0, y = 0, length = 0]) => [x, y, size - x - length, size - y - 1])
  expect(Math.min(...edges)).toBe(4)
})
