import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { CALENDAR_VERSION } from '../worker/calendar/stored-event.ts'
import { forgetWhatIsOver } from '../worker/jobs/retention.ts'
import { paths } from '../worker/paths.ts'
import { openDatabase } from '../worker/store/database.ts'
import { listHashesInBucket } from '../worker/store/ready-feeds.ts'
import { HALFWAY, putMany } from './support/many.ts'
import { costsOf } from './support/queries.ts'
import { ORIGIN, Visitor } from './support/site.ts'

const PATH = paths.feed({ of: 'all' }, 'en')
const ZIPPED = { 'Accept-Encoding': 'gzip' }
const HOUR_MS = 3_600_000
/** More than half of them are in the calendar: enough to be kept whole. */
const MANY = 250
const reader = (settings: Partial<Env> = {}) => new Visitor(new Date(HALFWAY).toISOString(), settings)
const db = openDatabase(env.DB)
const sweepAt = (now: number) => forgetWhatIsOver(db, env.PRIVATE, now)

/** Texts that gzip makes no smaller, so that a few actions fill a large calendar. */
beforeEach(async () => {
  await putMany(MANY)
  await env.DB.prepare('update action_texts set summary = hex(randomblob(2500))').run()
})

/** A bucket whose calls of one method fail. */
function without(method: 'get' | 'put'): R2Bucket {
  const fail = () => Promise.reject(new Error(`no ${method}`))
  return new Proxy(env.PRIVATE, {
    get: (target, name) => (name === method ? fail : Reflect.get(target, name).bind(target)),
  })
}

/** What the bucket holds, and what the row says. */
async function kept() {
  const { objects } = await env.PRIVATE.list({ prefix: 'feeds/' })
  const row = await env.DB.prepare('select etag, calendar, in_bucket from ready_feeds where url = ?')
    .bind(ORIGIN + PATH)
    .first<{ etag: string; calendar: string | null; in_bucket: number }>()
  return { keys: objects.map(({ key }) => key), row }
}

async function unzipped(response: Response): Promise<string> {
  expect(response.headers.get('Content-Encoding')).toBe('gzip')
  return new Response(response.body?.pipeThrough(new DecompressionStream('gzip'))).text()
}

const change = () => env.DB.prepare("update action_texts set title = 'Changed' where action_id = '0000000248'").run()
/** As every change through the site does. */
const raise = () =>
  env.DB.prepare(
    "insert into selection_revisions (selection, revision) values ('all', 1) on conflict do update set revision = revision + 1",
  ).run()

describe('a calendar that no row could hold', () => {
  test('lies in the bucket under its hash, and is sent from there as it was made', async () => {
    const made = await reader().get(PATH)
    const text = await made.text()
    const hash = (made.headers.get('ETag') ?? '').replaceAll('"', '')
    expect(await kept()).toEqual({
      keys: [`feeds/${hash}`],
      row: { etag: hash, calendar: null, in_bucket: 1 },
    })
    // Nothing can be made any more: what comes was there.
    await env.DB.prepare('drop table vevents').run()
    const zipped = await reader().get(PATH, ZIPPED)
    expect(zipped.headers.get('ETag')).toBe(`"${hash}-gz"`)
    expect(zipped.headers.get('Content-Type')).toBe(made.headers.get('Content-Type'))
    expect(zipped.headers.get('Vary')).toBe('Accept-Encoding')
    expect(zipped.headers.get('CDN-Cache-Control')).toBe(made.headers.get('CDN-Cache-Control'))
    expect((await unzipped(zipped)) === text).toBe(true)
    const plain = await reader().get(PATH, { 'Accept-Encoding': 'br, gzip;q=0' })
    expect(plain.headers.get('ETag')).toBe(`"${hash}"`)
    expect(plain.headers.get('Content-Encoding')).toBe(null)
    expect((await plain.text()) === text).toBe(true)
    const head = await reader().send(PATH, { method: 'HEAD', headers: ZIPPED })
    expect([head.status, await head.text()]).toEqual([200, ''])
    expect(Object.fromEntries(head.headers)).toEqual(Object.fromEntries(zipped.headers))
  })

  test('is not touched for who has it: neither R2 nor what it is made of', async () => {
    const tag = (await reader().get(PATH)).headers.get('ETag') ?? ''
    await env.DB.prepare('drop table vevents').run()
    const untouchable = new Proxy(env.PRIVATE, {
      get: () => {
        throw new Error('R2 was asked')
      },
    })
    const response = await reader({ PRIVATE: untouchable }).get(PATH, { 'If-None-Match': tag })
    expect([response.status, response.headers.get('ETag'), await response.text()]).toEqual([304, tag, ''])
  })

  test('is another object when it changes; the job deletes the old one once it is an hour old', async () => {
    await reader().read(PATH)
    const before = await kept()
    await change()
    await raise()
    // The object alone says nothing.
    expect((await kept()).row).toBe(null)
    expect(await reader().read(PATH)).toContain('SUMMARY:Changed')
    const { keys, row } = await kept()
    expect(keys.toSorted()).toEqual([...before.keys, `feeds/${row?.etag}`].toSorted())
    // R2 tells the hour by its own clock, which is not the test's.
    await env.DB.prepare('update ready_feeds set until = null').run()
    const present = Date.now()
    await sweepAt(present)
    expect((await kept()).keys).toEqual(keys)
    // What is in a row stays, however old it is.
    await sweepAt(present + 2 * HOUR_MS)
    expect((await kept()).keys).toEqual([`feeds/${row?.etag}`])
    expect(await unzipped(await reader().get(PATH, ZIPPED))).toContain('SUMMARY:Changed')
  })

  test('goes with its row when the clock has changed it, and nothing else does', async () => {
    await reader().read(PATH)
    await env.PRIVATE.put('another/thing', 'x')
    const later = Date.now() + 2 * HOUR_MS
    await env.DB.prepare('update ready_feeds set until = ?').bind(later).run()
    await sweepAt(later)
    expect(await kept()).toEqual({ keys: [], row: null })
    expect((await env.PRIVATE.list()).objects.map(({ key }) => key)).toEqual(['another/thing'])
  })

  test('is not kept of a selection that changed while it was put', async () => {
    const slow = new Proxy(env.PRIVATE, {
      get: (target, name) =>
        name === 'put'
          ? async (key: string, bytes: Uint8Array) => {
              await target.put(key, bytes)
              await raise()
            }
          : Reflect.get(target, name).bind(target),
    })
    expect(await reader({ PRIVATE: slow }).read(PATH)).toContain('END:VCALENDAR')
    const { keys, row } = await kept()
    expect([keys.length, row]).toEqual([1, null])
  })
})

describe('whatever becomes of the object, the calendar comes', () => {
  test('missing, it is made anew, and lies there again', async () => {
    const text = await reader().read(PATH)
    const before = await kept()
    await env.PRIVATE.delete(before.keys)
    const again = await reader().get(PATH, ZIPPED)
    expect([again.status, (await again.text()) === text]).toEqual([200, true])
    expect(await kept()).toEqual(before)
  })

  test.each(['get', 'put'] as const)(
    'it comes where R2’s %s fails, and lies there once it works again',
    async (method) => {
      const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
      const text = await reader().read(PATH)
      if (method === 'put') {
        await raise()
        await env.PRIVATE.delete((await kept()).keys)
      }
      const response = await reader({ PRIVATE: without(method) }).get(PATH, ZIPPED)
      expect([response.status, (await response.text()) === text]).toEqual([200, true])
      expect(logged).toHaveBeenCalledWith(new Error(`no ${method}`))
      const tag = response.headers.get('ETag') ?? ''
      expect((await reader({ PRIVATE: without(method) }).get(PATH, { 'If-None-Match': tag })).status).toBe(304)
      await reader().read(PATH)
      const { keys, row } = await kept()
      expect([keys, row?.in_bucket]).toEqual([[`feeds/${row?.etag}`], 1])
      logged.mockRestore()
    },
  )
})

test('the job goes through all that the bucket lists, and reads no rows but those that name an object', async () => {
  const put = (url: string, inBucket: number) =>
    env.DB.prepare("insert into ready_feeds values (?, 'all', ?, null, 'named', null, ?)").bind(
      ...[url, CALENDAR_VERSION, inBucket],
    )
  await env.DB.batch([put('large', 1), ...Array.from({ length: 20 }, (_, at) => put(`small ${at}`, 0))])
  for (const name of ['a', 'b', 'c', 'named', 'x', 'y', 'z']) await env.PRIVATE.put(`feeds/${name}`, name)
  const short = new Proxy(env.PRIVATE, {
    get: (target, name) =>
      name === 'list'
        ? (options: R2ListOptions) => target.list({ ...options, limit: 2 })
        : Reflect.get(target, name).bind(target),
  })
  await forgetWhatIsOver(db, short, Date.now() + 2 * HOUR_MS)
  expect((await env.PRIVATE.list()).objects.map(({ key }) => key)).toEqual(['feeds/named'])
  const costs = await costsOf(async (counted) => {
    expect(await listHashesInBucket(counted)).toEqual(new Set(['named']))
  })
  expect(costs.map(({ read }) => read)).toEqual([1])
})
