import { beforeEach, describe, expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { SHIPPED_LANGS } from '../worker/rules/languages.ts'
import { unescapeHtml } from './support/html.ts'
import { importPast } from './support/past.ts'
import { callDay, coordinatorAt, MORNING, publish, redirectOf, Visitor } from './support/site.ts'

const t = messages.en
const BERLIN = { lat: 52.525, lon: 13.369 }
const BOX = 'box=12.9,52.3,13.8,52.7'
/** Where nothing is. */
const SEA = 'box=0,0,0.1,0.1'

let coordinator: Visitor
let group: Visitor
beforeEach(async () => {
  coordinator = await coordinatorAt(MORNING)
  group = new Visitor(MORNING)
})

/** The addresses of a page's links that match. */
function links(page: string, matching: RegExp): string[] {
  return [...page.matchAll(/<a [^>]*href="([^"]*)"/g)]
    .map(([, href = '']) => unescapeHtml(href))
    .filter((href) => matching.test(href))
}

describe('an empty list says why', () => {
  const near = paths.near('en', { ...BERLIN, km: 50 })
  const pages = [near, paths.home('en'), paths.country('en', 'DE'), paths.kind('en', 'rally')]

  test.each(pages)('%s: a view of the map is not all there is', async (path) => {
    await publish(group, coordinator)
    const page = await group.read(`${path}?${SEA}`)
    expect(page).toContain(t.map.nothingInView)
    for (const untrue of [t.near.nothing(50), t.home.nothingComing, t.selection.none])
      expect(page).not.toContain(untrue)
  })

  test.each(pages)('%s: nor is what a filter leaves', async (path) => {
    await publish(group, coordinator)
    const page = await group.read(`${path}?language=ku`)
    expect(page).toContain(t.home.nothingMatches)
    for (const untrue of [t.near.nothing(50), t.home.nothingComing, t.selection.none])
      expect(page).not.toContain(untrue)
  })
})

describe('near a point', () => {
  const near = paths.near('en', { ...BERLIN, km: 50 })

  test('nothing of the circle is called farther away further down its list', async () => {
    await publish(group, coordinator, { title: 'At the station', lat: '52.52508', lon: '13.36940' })
    expect(await group.read(near)).toContain('At the station')
    const further = await group.read(paths.further(near, { starts: '2027-05-01', id: '0000000000' }))
    expect(further).not.toContain(t.near.farther)
    expect(further).not.toContain('At the station')
  })

  test('another width is not looked at through the view before, and keeps the filter', async () => {
    const page = await group.read(`${near}?kind=rally&${BOX}`)
    expect(links(page, /\/near\/.*,(10|200)\?/)).toEqual([
      '/en/near/52.525,13.369,10?kind=rally',
      '/en/near/52.525,13.369,200?kind=rally',
    ])
  })

  test('degrees keep their order and their signs among Persian words', async () => {
    const page = await group.read(paths.near('fa', { lat: -45.5, lon: -120.25, km: 50 }))
    expect(page).toContain(`<h1>${messages.fa.near.title('\u2066-45.5, -120.25\u2069')}</h1>`)
  })
})

describe('a page of one date', () => {
  const page = paths.dayDate('en', 'tuesdays', '2027-05-04')
  beforeEach(() => callDay(coordinator, 'tuesdays', { startsOn: '2027-01-05', weekday: 'TU' }))

  test('offers no other dates, and is not called filtered for its own', async () => {
    const html = await group.read(`${page}?from=2027-01-01&to=2027-01-02`)
    expect(html).not.toMatch(/name="(from|to)"/)
    expect(html).toContain(t.filter.heading)
    expect(html).not.toContain(t.filter.narrowed)
    expect(html.slice(html.indexOf('<main'))).not.toContain('from=2027-01-01')
    expect(html).toContain(t.selection.none)
    // The map and the calendar are of that date all the same.
    expect(html).toContain('&quot;from&quot;:&quot;2027-05-04&quot;')
    expect(links(html, /\/feeds\//)).toContainEqual(expect.stringContaining('from=2027-05-04&to=2027-05-04'))
  })

  test('leads further down with what was asked for alone', async () => {
    await importPast(102, () => ({ startDate: '2027-05-04', days: 'tuesdays' }))
    const [further, ...others] = links(await group.read(`${page}?kind=rally`), /after=/)
    expect(others).toEqual([])
    expect(further).toMatch(/^\/en\/days\/tuesdays\/2027-05-04\?kind=rally&after=[^&]*$/)
    expect(
      links(await group.read(`${page}?kind=rally`), /[?&](from|to)=/).filter((href) => !href.includes('feeds')),
    ).toEqual([])
  })
})

describe('a filter keeps what it does not offer', () => {
  test('a day that is none of those on offer, and a day where none is', async () => {
    const form = async (path: string) =>
      /<form action="[^"]*" method="get">.*?name="box"/s.exec(await group.read(path))?.[0]
    await callDay(coordinator, 'tuesdays', { startsOn: '2027-01-05', weekday: 'TU' })
    expect(await form('/en/?day=long-ago')).toContain('<option value="long-ago" selected="">long-ago</option>')
    expect(await form('/en/?day=tuesdays')).not.toContain('>tuesdays</option>')
    for (const page of ['/en/countries/de', '/en/days/tuesdays'])
      expect(await form(`${page}?day=long-ago`)).toContain('<input type="hidden" name="day" value="long-ago"/>')
    expect(await form('/en/kinds/rally?kind=vigil')).toContain('<input type="hidden" name="kind" value="vigil"/>')
    expect(await form('/en/countries/de')).not.toContain('name="day"')
  })
})

describe('a view of the map', () => {
  test.each([paths.home('en'), paths.country('en', 'DE')])('is not counted as if it were all: %s', async (path) => {
    await publish(group, coordinator)
    expect(await group.read(path)).toContain('class="counts"')
    const page = await group.read(`${path}?${BOX}`)
    expect(page).not.toContain('class="counts"')
    expect(page).toContain(`<span data-view="">${t.map.inView(1)}</span>`)
  })

  test('has a line that agrees with its list: what is cancelled is there and not counted', async () => {
    await publish(group, coordinator)
    const { link } = await publish(group, coordinator, { title: 'Rained off' })
    redirectOf(await group.post(`${link}/cancel`, { reason: 'It rains.' }))
    const page = await group.read(`/en/?${BOX}`)
    expect(page).toContain('Rained off')
    expect(page).toContain(`<span data-view="">${t.map.inView(1)} ${t.map.cancelledNotCounted}</span>`)
  })

  test('is told in an element that stands outside the list, and was there before', async () => {
    for (const path of ['/en/', `/en/?${BOX}`, '/fa/countries/de']) {
      const page = await group.read(path)
      const status = page.indexOf('<p id="view-status" class="visually-hidden" role="status"></p>')
      expect([path, status > 0 && status < page.indexOf('<div id="lists">')]).toEqual([path, true])
      expect(page.slice(page.indexOf('<div id="lists">'))).not.toContain('role="status"')
    }
  })
})

describe('search engines', () => {
  const NEAR = paths.near('es', { ...BERLIN, km: 10 })
  test.each([
    `/en/?${BOX}`,
    '/fa/?after=2027-06-10~0000000000',
    `/en/countries/de?kind=rally&${BOX}`,
    NEAR,
    `${NEAR}?${BOX}`,
  ])('keep no part of a page, of which there are as many as anybody asks for: %s', async (path) => {
    const page = await group.read(path)
    expect(page).toContain('<meta name="robots" content="noindex')
    expect(page).not.toMatch(/<link rel="alternate" hreflang/)
  })

  test.each(['/en/', '/en/?kind=rally&box=', '/fa/countries/de'])('keep the page itself: %s', async (path) => {
    const page = await group.read(path)
    expect(page).not.toContain('noindex')
    expect(page.match(/<link rel="alternate" hreflang/g)).toHaveLength(SHIPPED_LANGS.length)
  })
})
