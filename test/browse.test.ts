import { describe, expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { KINDS } from '../worker/rules/kinds.ts'
import { SHIPPED_LANGS } from '../worker/rules/languages.ts'
import { addDays } from '../worker/rules/when.ts'
import { unescapeHtml } from './support/html.ts'
import { importPast } from './support/past.ts'
import {
  callDay,
  coordinatorAt,
  idOfAction,
  MORNING,
  ORIGIN,
  publish,
  redirectOf,
  register,
  Visitor,
} from './support/site.ts'

const t = messages.en

function cards(page: string): string[] {
  return [...page.matchAll(/<li class="card [^"]*" id="action-([^"]*)"/g)].map(([, id = '']) => id)
}

describe('the language', () => {
  test.each([
    ['fa-IR,fa;q=0.9,en;q=0.8', '/fa/'],
    ['es-CO', '/es/'],
    ['de-DE,de;q=0.9,es;q=0.5,fa;q=0.4', '/es/'],
    ['en;q=0.1, FA;q=0.5', '/fa/'],
    ['fa;q=0, en', '/en/'],
    ['ja', '/en/'],
    ['*', '/en/'],
    ['', '/en/'],
    [';;;,q=,fa;q=x', '/en/'],
  ])('of / is the one that the browser asks for: %s', async (wanted, home) => {
    const response = await new Visitor(MORNING).get('/', { 'Accept-Language': wanted })
    expect([response.status, response.headers.get('Location'), response.headers.get('Cache-Control')]).toEqual([
      302,
      home,
      'no-store',
    ])
    expect(response.headers.has('CDN-Cache-Control')).toBe(false)
  })

  test.each([
    ['/fr/', '/en/'],
    ['/de', '/en'],
    ['/tr/days/june-20-2027?kind=rally&from=2027-01-01', '/en/days/june-20-2027?kind=rally&from=2027-01-01'],
    ['/pt/nothing/here', '/en/nothing/here'],
    ['/fr//evil.example/', '/en//evil.example/'],
    ['/en', '/en/'],
    ['/fa', '/fa/'],
  ])('that is not there yet leads to English, path and query kept: %s', async (path, to) => {
    const response = await new Visitor(MORNING).get(path)
    expect([response.status, response.headers.get('Location')]).toEqual([302, to])
  })

  test.each([
    ['/en/nothing', {}, 'en'],
    ['/fa/nothing', { 'Accept-Language': 'es' }, 'fa'],
    ['/es/actions/0000000000', {}, 'es'],
    ['/fa/days/nothing', {}, 'fa'],
    ['/es/days/', {}, 'es'],
    ['/fa/kinds/riot', {}, 'fa'],
    ['/fa/countries/xx', {}, 'fa'],
    ['/fa/cities/de/atlantis', {}, 'fa'],
    ['/es/groups/nobody', {}, 'es'],
    ['/es/actions/%E0%A4%A', {}, 'es'],
    ['/es/manage', {}, 'es'],
    ['/es/days/x/2027-06-31', {}, 'es'],
    ['/nothing', { 'Accept-Language': 'fa' }, 'fa'],
    ['/xx/', {}, 'en'],
    ['/wp-login.php', { 'Accept-Language': 'es' }, 'es'],
  ] as const)('of a 404 is that of its address, else the browser’s: %s', async (path, headers, lang) => {
    const response = await new Visitor(MORNING).get(path, headers)
    const page = await response.text()
    expect([response.status, response.headers.get('Cache-Control'), /<html lang="(..)"/.exec(page)?.[1]]).toEqual([
      404,
      'no-store',
      lang,
    ])
    expect(page).toContain(messages[lang].notFound.title)
    expect(page).toContain('noindex')
  })

  test('has its direction, and leads to the same page in the others', async () => {
    const { id } = await publish(new Visitor(MORNING), await coordinatorAt(MORNING))
    const page = await new Visitor(MORNING).read(`${paths.action('fa', id)}?x="><b>`)
    expect(page).toContain('<html lang="fa" dir="rtl">')
    expect(page).not.toContain('"><b>')
    const alternates = [...page.matchAll(/<link rel="alternate" hreflang="(..)" href="([^"]*)"/g)].map(
      ([, lang, href]) => `${lang} ${href}`,
    )
    expect(alternates).toEqual(SHIPPED_LANGS.map((lang) => `${lang} ${ORIGIN}/${lang}/actions/${id}?x=%22%3E%3Cb%3E`))
  })

  test('of dates in Persian: Jalali beside Gregorian, nowhere else', async () => {
    const { id } = await publish(new Visitor(MORNING), await coordinatorAt(MORNING))
    const facts = async (lang: 'en' | 'fa' | 'es') => new Visitor(MORNING).read(paths.action(lang, id))
    expect(await facts('fa')).toMatch(/۲۰ ژوئن ۲۰۲۷[\s\S]*۳۰ خرداد ۱۴۰۶/)
    for (const lang of ['en', 'es'] as const) expect(await facts(lang)).not.toMatch(/1406|۱۴۰۶/)
  })
})

describe('lists', () => {
  test('are narrowed by kind and dates, both included; what is not understood narrows nothing', async () => {
    const coordinator = await coordinatorAt(MORNING)
    const group = new Visitor(MORNING)
    const vigil = { title: 'Vigil', kind: 'vigil', startDate: '2027-06-10' }
    const { id: a } = await publish(group, coordinator, vigil)
    const long = {
      title: 'Long',
      kind: 'exhibition',
      startDate: '2027-06-12',
      endDate: '2027-06-15',
      allDay: 'on',
      startTime: '',
      endTime: '',
    }
    const { id: b } = await publish(group, coordinator, long)
    const { id: c } = await publish(group, coordinator, {
      title: 'Rally',
      startDate: '2027-06-20',
      startTime: '23:30',
      endTime: '01:00',
      endDate: '2027-06-21',
    })
    const shown = async (query: string) => cards(await group.read(`/en/${query}`))
    const all = [a, b, c]
    for (const query of [
      '',
      '?kind=',
      '?kind=riot',
      '?from=x',
      '?to=2027-02-30',
      '?after=nonsense',
      '?kind=vigil&kind=rally&kind[]=x',
    ].slice(0, 6))
      expect([query, await shown(query)]).toEqual([query, all])
    expect(await shown('?kind=vigil')).toEqual([a])
    expect(await shown('?from=2027-06-15')).toEqual([b, c])
    expect(await shown('?from=2027-06-16')).toEqual([c])
    expect(await shown('?to=2027-06-12')).toEqual([a, b])
    expect(await shown('?to=2027-06-11')).toEqual([a])
    expect(await shown('?from=2027-06-21&to=2027-06-21')).toEqual([c])
    expect(await shown('?from=2027-06-13&to=2027-06-14&kind=exhibition')).toEqual([b])
    expect(await shown('?from=2027-06-14&to=2027-06-13&kind=rally')).toEqual([])
  })

  /** Follows "earlier ones" to the end and gives every card. */
  async function allCards(page: string): Promise<string[]> {
    const visitor = new Visitor(MORNING)
    const found: string[] = []
    for (let path: string | undefined = page; path && found.length < 1000; ) {
      const html = await visitor.read(path)
      found.push(...cards(html))
      path = /<a class="button quiet" href="([^"]*[?;]after=[^"]*)"/.exec(html)?.[1]
      path = path && unescapeHtml(path)
    }
    return found
  }

  test('of more than a page go on without loss or repetition, narrowed as they began', async () => {
    await callDay(await coordinatorAt(MORNING), 'tuesdays', { startsOn: '2027-01-05', weekday: 'TU' })
    const ids = await importPast(230, (n) => ({
      // Seven dates, many alike to the minute: only the id tells their order.
      startDate: addDays('2027-05-03', n % 7),
      kind: KINDS[n % 2] ?? '',
      days: n % 7 === 1 || n % 7 === 2 ? 'tuesdays' : [],
    }))
    const of = (wanted: (n: number) => boolean) => ids.filter((_, n) => wanted(n)).sort()
    const paged = async (path: string) => (await allCards(path)).sort()
    for (const path of [paths.home('en'), paths.country('en', 'DE'), paths.city('fa', 'DE', 'berlin')])
      expect(await paged(path)).toEqual(ids)
    const marches = of((n) => n % 2 === 0)
    expect(marches.length).toBeGreaterThan(100)
    expect(await paged(paths.kind('es', 'march'))).toEqual(marches)
    expect(await paged('/en/?kind=march')).toEqual(marches)
    expect(await paged('/en/countries/de?kind=march')).toEqual(marches)
    expect(await paged('/en/cities/de/berlin?kind=march&from=2027-05-04')).toEqual(
      of((n) => n % 2 === 0 && n % 7 !== 0),
    )
    const inOrder = await allCards(paths.home('en'))
    const dates = inOrder.map((id) => addDays('2027-05-03', Number(id) % 7))
    expect(dates).toEqual(dates.toSorted().reverse())
  })

  test('of one week of a weekly day stay within that week', async () => {
    await callDay(await coordinatorAt(MORNING), 'tuesdays', { startsOn: '2027-01-05', weekday: 'TU' })
    const startDate = (n: number) => (n < 110 ? '2027-05-04' : '2027-04-27')
    const ids = await importPast(120, (n) => ({ startDate: startDate(n), days: 'tuesdays' }))
    const week = await allCards(paths.dayDate('en', 'tuesdays', '2027-05-04'))
    expect(week.sort()).toEqual(ids.slice(0, 110))
    expect((await allCards(paths.day('en', 'tuesdays'))).sort()).toEqual(ids)
  })

  test('say when there is nothing, and count what there is without what was cancelled', async () => {
    const visitor = new Visitor(MORNING)
    expect(await visitor.read(paths.home('en'))).toContain(t.home.nothingComing)
    expect(await visitor.read(paths.city('en', 'DE', 'berlin'))).toContain(t.selection.none)
    const coordinator = await coordinatorAt(MORNING)
    await publish(visitor, coordinator, {})
    const { link, id } = await publish(visitor, coordinator, { city: 'Paris' })
    redirectOf(await visitor.post(`${link}/cancel`, { reason: 'It rains.' }))
    await register(visitor, { city: 'London' })
    const home = await visitor.read(paths.home('en'))
    expect(home).toContain('<span>1 action</span><span>1 city</span><span>1 country</span>')
    expect(cards(home)).toContain(id)
  })

  test('show an action that goes on as today’s, and as past from its end on', async () => {
    await publish(new Visitor(MORNING), await coordinatorAt(MORNING), { title: 'Clock' })
    const id = await idOfAction('Clock')
    const classOf = async (moment: string) =>
      new RegExp(`<li class="card ([a-z]+)" id="action-${id}"`).exec(
        await new Visitor(moment).read(paths.home('en')),
      )?.[1]
    const states = ['2027-06-20T12:59:59Z', '2027-06-20T13:00Z', '2027-06-20T14:59:59Z', '2027-06-20T15:00Z'].map(
      classOf,
    )
    expect(await Promise.all(states)).toEqual(['coming', 'today', 'today', 'past'])
  })

  test('an address in a query is never a redirect or a link out', async () => {
    const page = await new Visitor(MORNING).read(`/en/?next=https://evil.example/&after=${ORIGIN}`)
    expect(page).not.toMatch(/href="https:\/\/evil/)
  })
})
