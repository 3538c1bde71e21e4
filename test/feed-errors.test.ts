import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { selectionsOf } from './support/crawl.ts'
import { coordinatorAt, events, MORNING, publish, register, Visitor } from './support/site.ts'

describe('what is no calendar', () => {
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
    const response = await new Visitor(MORNING).get(`/feeds/${of}.ics`, { 'Accept-Language': 'fa' })
    expect([response.status, response.headers.get('Content-Type')]).toEqual([404, 'text/plain; charset=UTF-8'])
    expect([response.headers.get('Cache-Control'), response.headers.get('CDN-Cache-Control')]).toEqual([
      'no-store',
      null,
    ])
    expect(await response.text()).toBe(messages.fa.notFound.title)
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
    '/map/all.ics',
    '/en/actions/0000000000.ics',
  ])('another address is a 404 of text: %s', async (path) => {
    const response = await new Visitor(MORNING).get(path)
    expect([response.status, response.headers.get('Content-Type')]).toEqual([404, 'text/plain; charset=UTF-8'])
  })

  test('our own failure is a 503 of text: programs keep what they had', async () => {
    const coordinator = await coordinatorAt(MORNING)
    const { id } = await publish(new Visitor(MORNING), coordinator)
    await env.DB.prepare('drop table action_texts').run()
    for (const path of ['/feeds/all.ics', '/feeds/kind/rally.ics?lang=fa', '/map/all.json', `/en/actions/${id}.ics`]) {
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
        expect(await response.text()).not.toMatch(/BEGIN:|<html|SQL|action_texts/)
      }
    }
    const page = await new Visitor(MORNING).get(paths.home('es'))
    expect([page.status, await page.text()]).toEqual([500, expect.stringContaining(messages.es.gone.title)])
  })

  test('what waits is in none, even for who knows its id', async () => {
    const group = new Visitor(MORNING)
    await register(group)
    for (const of of selectionsOf({ countries: ['de'], cities: ['de/berlin'] }))
      expect([of, events(await group.read(`/feeds/${of}.ics?from=2020-01-01`))]).toEqual([of, []])
  })
})
