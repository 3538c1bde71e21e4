import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { paths } from '../worker/paths.ts'
import { publicPaths } from './support/crawl.ts'
import { callDay, coordinatorAt, MORNING, ORIGIN, publish, Visitor } from './support/site.ts'

/** Seconds for which shared caches may keep a response, and go on serving it old. */
function sharedSeconds(response: Response): number[] {
  const [, age, stale] =
    /^public, max-age=(\d+), stale-while-revalidate=(\d+)$/.exec(response.headers.get('CDN-Cache-Control') ?? '') ?? []
  return [Number(age), Number(stale)]
}

describe('every public answer', () => {
  const grounds = { days: ['june-20-2027'], groups: ['group-of-the-test'], countries: ['de'], cities: ['de/berlin'] }

  async function everything(): Promise<string[]> {
    const coordinator = await coordinatorAt(MORNING)
    await callDay(coordinator, 'june-20-2027')
    const form = { days: 'june-20-2027', groups: 'Group of the test' }
    const { id } = await publish(new Visitor(MORNING), coordinator, form, { confirmed: form.groups })
    return publicPaths({ ...grounds, ids: [id] })
  }

  test('has the strictest policy, and nothing by which a visitor is told apart', async () => {
    const visitor = new Visitor(MORNING)
    for (const path of await everything()) {
      const { headers } = await visitor.get(path)
      expect([path, headers.get('Content-Security-Policy')]).toEqual([
        path,
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types default",
      ])
      expect([
        path,
        headers.get('Referrer-Policy'),
        headers.get('X-Content-Type-Options'),
        headers.get('X-Frame-Options'),
      ]).toEqual([path, 'same-origin', 'nosniff', 'DENY'])
      for (const name of ['Set-Cookie', 'Last-Modified', 'X-Powered-By', 'Server'])
        expect([path, name, headers.get(name)]).toEqual([path, name, null])
    }
  })

  test('loads nothing from elsewhere and holds no script or style of its own', async () => {
    const visitor = new Visitor(MORNING)
    for (const path of (await everything()).filter((each) => /^\/(en|fa)\/[^.]*$/.test(each))) {
      const page = await visitor.read(path)
      const loaded = [
        ...page.matchAll(/<(?:script|img|iframe|source|video|link)\b[^>]*?\b(?:src|href)="([^"]*)"/g),
      ].map(([, url]) => url)
      const own = (url = '') => new URL(url, ORIGIN).origin === ORIGIN
      expect([path, loaded.filter((url) => !own(url))]).toEqual([path, []])
      expect([path, /<script(?![^>]*\bsrc=)|<style|\sstyle="|\son[a-z]+="/.exec(page)?.[0]]).toEqual([path, undefined])
    }
  })

  test('is asked for again with its ETag: 304 without a body; HEAD says the same as GET', {
    timeout: 120_000,
  }, async () => {
    const visitor = new Visitor(MORNING)
    const unkept = /^\/$|submit|deleted|sign-in|no-such-page|healthz|search\?|^\/\w\w\/near\//
    for (const path of (await everything()).filter((each) => !unkept.test(each))) {
      const response = await visitor.get(path)
      const etag = response.headers.get('ETag') ?? ''
      expect([path, response.status, etag]).toEqual([
        path,
        200,
        expect.stringMatching(/^"(?:[0-9a-f]{40}|[\w-]{43})"$/),
      ])
      expect(response.headers.get('Cache-Control')).toBe('public, max-age=0, must-revalidate')
      expect(response.headers.get('Cache-Tag')).toMatch(/list|action:/)
      const again = await visitor.get(path, { 'If-None-Match': `"x", W/${etag}` })
      expect([path, again.status, await again.text(), again.headers.get('ETag')]).toEqual([path, 304, '', etag])
      expect((await visitor.get(path, { 'If-None-Match': '"x"' })).status).toBe(200)
      const head = await visitor.send(path, { method: 'HEAD' })
      expect([path, head.status, await head.text(), [...head.headers]]).toEqual([path, 200, '', [...response.headers]])
    }
  })

  test('that fails is kept by no cache, and says nothing of why', async () => {
    const { id } = await publish(new Visitor(MORNING), await coordinatorAt(MORNING))
    const where = [paths.action('fa', id), paths.actionCalendar('fa', id), paths.feed({ of: 'all' }, 'fa')]
    await env.DB.prepare("update actions set zone = 'Mars/Phobos'").run()
    for (const path of where) {
      const response = await new Visitor(MORNING).get(path)
      // These calendars have nothing but it: at a failure programs keep what they have of it.
      expect([path, response.status]).toEqual([path, path.includes('.ics') ? 503 : 500])
      const kept = ['Cache-Control', 'CDN-Cache-Control', 'Cache-Tag', 'ETag'].map((name) => response.headers.get(name))
      expect([path, kept]).toEqual([path, ['no-store', null, null, null]])
      expect(await response.text()).not.toMatch(/Mars|RangeError|\.tsx?/)
    }
  })

  test('is kept no longer than until the next reveal, beginning or end', async () => {
    const coordinator = await coordinatorAt(MORNING)
    await callDay(coordinator, 'june-20-2027')
    const reveal = { tier: 'city', revealDate: '2027-06-20', revealTime: '12:00', days: 'june-20-2027' }
    const { id } = await publish(new Visitor(MORNING), coordinator, reveal)
    const where = [
      ...[paths.home('en'), paths.day('fa', 'june-20-2027'), paths.action('es', id), paths.actionCalendar('en', id)],
      ...[paths.country('en', 'DE'), paths.city('en', 'DE', 'berlin'), paths.kind('en', 'rally')],
      paths.mapBlock({ of: 'all' }, 'en', {}, 'q'),
    ]
    const calendars = [paths.feed({ of: 'all' }, 'en'), paths.feed({ of: 'day', slug: 'june-20-2027' }, 'fa')]
    // The hour of reveal, the beginning and the end, in UTC.
    for (const moment of ['10:00', '13:00', '15:00'].map((hour) => Date.parse(`2027-06-20T${hour}Z`))) {
      for (const [before, seconds] of [
        [400_000, [300, 60]],
        [310_000, [300, 10]],
        [120_000, [120, 0]],
        [900, [0, 0]],
      ] as const) {
        const visitor = new Visitor(new Date(moment - before).toISOString())
        for (const path of where)
          expect([path, before, sharedSeconds(await visitor.get(path))]).toEqual([path, before, seconds])
        // Where the beginning moves nothing, the map alone is as it was, and calendars never say what is going on.
        const moves = moment !== Date.parse('2027-06-20T13:00Z')
        for (const path of [paths.map({ of: 'all' }), ...calendars])
          expect([path, before, sharedSeconds(await visitor.get(path))]).toEqual([
            path,
            before,
            moves ? seconds : [300, 60],
          ])
      }
    }
  })
})
