import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { FEED_FORMATS } from '../worker/rules/feed-format.ts'
import { selectionsOf } from './support/crawl.ts'
import { coordinatorAt, events, MORNING, publish, register, Visitor } from './support/site.ts'

describe('what is no feed', () => {
  const unknown = [
    'xyz',
    'all/x',
    'country/xx',
    'country/deu',
    'country/DE',
    'city/de/atlantis',
    'city/de',
    'city/fr/berlin',
    'kind/riot',
    'day/nothing',
    'group/nobody',
    'kind/constructor',
  ]

  test.each(unknown)('an unknown selection is a 404 of text, which no cache keeps: %s', async (of) => {
    for (const format of FEED_FORMATS) {
      const response = await new Visitor(MORNING).get(`/feeds/${of}.${format}`, { 'Accept-Language': 'fa' })
      expect([response.status, response.headers.get('Content-Type')]).toEqual([404, 'text/plain; charset=UTF-8'])
      expect([response.headers.get('Cache-Control'), response.headers.get('CDN-Cache-Control')]).toEqual([
        'no-store',
        null,
      ])
      expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*')
      expect(await response.text()).toBe(messages.fa.notFound.title)
    }
  })

  test.each(FEED_FORMATS)('a circle that is none is a 400 of text: .%s', async (format) => {
    for (const circle of ['91,0,5', '0,0,30000', '0,0', 'x', '52.5,13.4,5.5']) {
      const response = await new Visitor(MORNING).get(`/feeds/near/${circle}.${format}`)
      expect([circle, response.status, await response.text()]).toEqual([circle, 400, messages.en.notOnGlobe.title])
      expect(response.headers.get('Content-Type')).toBe('text/plain; charset=UTF-8')
    }
  })

  test.each([
    'lang=klingon',
    'from=2027-13-01',
    'to=tomorrow',
    'kind=riot',
    'day=Not%20A%20Slug',
    'access=ramp',
    'kind=&from=garbage',
  ])('a query that is not understood is a 400 that says which: %s', async (query) => {
    for (const format of FEED_FORMATS) {
      const response = await new Visitor(MORNING).get(`/feeds/all.${format}?${query}`, { 'Accept-Language': 'es' })
      expect([response.status, response.headers.get('Content-Type')]).toEqual([400, 'text/plain; charset=UTF-8'])
      expect(await response.text()).toBe(
        messages.es.calendar.notUnderstood(decodeURIComponent(query).replace('kind=&', '')),
      )
    }
  })

  test('a language that the site is not in falls back to English words, and a view of a map narrows nothing', async () => {
    const visitor = new Visitor(MORNING)
    const calendar = (await visitor.read(paths.feed({ of: 'all' }, 'en'))).replace('lang=en', 'lang=ku')
    expect(await visitor.read('/feeds/all.ics?lang=ku&box=1,2,3,4&utm_source=x&toString=y&kind=')).toBe(calendar)
  })

  test.each(unknown)('the map of an unknown selection draws nothing: %s', async (of) => {
    await publish(new Visitor(MORNING), await coordinatorAt(MORNING))
    const response = await new Visitor(MORNING).get(`/map/${of}.json`)
    expect(await response.text()).toMatch(/"lat":\[\]|^There is nothing here$/)
  })

  test.each([
    '/feeds/all',
    '/feeds/',
    '/feeds/all.ics/x',
    '/feeds/all.html',
    '/feeds/all.xml',
    '/feeds/all.JSON',
    '/feeds/all.geojson.gz',
    '/feeds/all.',
    '/feeds/.json',
    '/feeds/json',
    '/feeds/all/.atom',
    '/feeds/all.json.atom',
    '/map/all.ics',
    '/en/actions/0000000000.ics',
  ])('another address is a 404 of text: %s', async (path) => {
    const response = await new Visitor(MORNING).get(path)
    expect([response.status, response.headers.get('Content-Type')]).toEqual([404, 'text/plain; charset=UTF-8'])
  })

  test('our own failure is a 503 of text: programs keep what they had', async () => {
    const coordinator = await coordinatorAt(MORNING)
    const { id } = await publish(new Visitor(MORNING), coordinator)
    // Calendars live on what is kept of them, as long as that is there.
    await env.DB.batch(['action_texts', 'vevents'].map((table) => env.DB.prepare(`drop table ${table}`)))
    const feeds = FEED_FORMATS.map((format) => `/feeds/all.${format}`)
    for (const path of [...feeds, '/feeds/kind/rally.ics?lang=fa', '/map/all.json', `/en/actions/${id}.ics`]) {
      for (const method of ['GET', 'HEAD']) {
        const response = await new Visitor(MORNING).send(path, { method })
        expect([path, response.status, response.headers.get('Content-Type')]).toEqual([
          path,
          503,
          'text/plain; charset=UTF-8',
        ])
        expect([
          response.headers.get('Cache-Control'),
          response.headers.get('CDN-Cache-Control'),
          response.headers.get('ETag'),
        ]).toEqual(['no-store', null, null])
        expect(await response.text()).not.toMatch(/BEGIN:|<html|<feed|\{|SQL|action_texts/)
      }
    }
    const page = await new Visitor(MORNING).get(paths.home('es'))
    expect([page.status, await page.text()]).toEqual([500, expect.stringContaining(messages.es.gone.title)])
  })

  test('what waits is in none, even for who knows its id', async () => {
    const group = new Visitor(MORNING)
    await register(group)
    for (const of of selectionsOf({ countries: ['de'], cities: ['de/berlin'] })) {
      expect([of, events(await group.read(`/feeds/${of}.ics?from=2020-01-01`))]).toEqual([of, []])
      expect(JSON.parse(await group.read(`/feeds/${of}.json?from=2020-01-01`))).toMatchObject({ days: [], actions: [] })
      expect(JSON.parse(await group.read(`/feeds/${of}.geojson?from=2020-01-01`)).features).toEqual([])
      expect(await group.read(`/feeds/${of}.atom?from=2020-01-01`)).not.toContain('<entry')
    }
  })
})
