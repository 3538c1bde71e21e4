import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { CALENDAR_VERSION } from '../worker/calendar/stored-event.ts'
import { paths } from '../worker/paths.ts'
import { readReadyFeed } from '../worker/store/ready-feeds.ts'
import { HALFWAY, putMany } from './support/many.ts'
import { costsOf } from './support/queries.ts'
import { Visitor } from './support/site.ts'

const PATH = paths.feed({ of: 'all' }, 'en')
const ZIPPED = { 'Accept-Encoding': 'gzip' }
const halfway = () => new Visitor(new Date(HALFWAY).toISOString())

/** How many actions a calendar has to have that is laid ready as a whole, and one of which only the tag is. */
describe.each([
  ['large', 250],
  ['small', 20],
])('a %s calendar', (size, actions) => {
  test('is sent again to nobody who has it, however they name it, and to everybody else', async () => {
    await putMany(actions)
    const made = await halfway().get(PATH)
    const hash = (made.headers.get('ETag') ?? '').replaceAll('"', '')
    expect(hash).toMatch(/^[\w-]{20,}$/)
    const ready = await halfway().get(PATH, ZIPPED)
    expect(ready.headers.get('ETag')).toBe(size === 'large' ? `"${hash}-gz"` : `"${hash}"`)
    const table: [string, number, string | null][] = [
      [`"${hash}"`, 304, hash],
      [`W/"${hash}"`, 304, hash],
      [`"other", W/"${hash}-gz" , "more"`, 304, `${hash}-gz`],
      ['*', 304, hash],
      [`"x${hash}"`, 200, null],
      [`"${hash}x"`, 200, null],
      [`"${hash.slice(1)}"`, 200, null],
      [`"x-${hash}-gz"`, 200, null],
      [hash, 200, null],
      ['"*"', 200, null],
      ['', 200, null],
    ]
    // As it lies ready, and then put together anew to the same.
    for (const forget of ['select 1', 'delete from ready_feeds']) {
      for (const [had, status, tag] of table) {
        await env.DB.prepare(forget).run()
        const response = await halfway().get(PATH, { ...ZIPPED, 'If-None-Match': had })
        expect([forget, had, response.status]).toEqual([forget, had, status])
        expect([had, response.headers.get('Vary')]).toEqual([had, 'Accept-Encoding'])
        if (tag !== null) expect([had, response.headers.get('ETag')]).toEqual([had, `"${tag}"`])
        expect([had, (await response.arrayBuffer()).byteLength > 0]).toEqual([had, status === 200])
      }
    }
  })
})

test('what lies ready is looked up in one row, whatever the reader has', async () => {
  await putMany(250)
  await halfway().read(PATH)
  const row = await env.DB.prepare('select url, etag from ready_feeds').first<{ url: string; etag: string }>()
  const { url = '', etag = '' } = row ?? {}
  const many = Array.from({ length: 20 }, (_, at) => `tag${at}`)
  for (const [had, known] of [
    [[], false],
    [[...many, etag], true],
    [many, false],
    ['*', true],
  ] as const) {
    const costs = await costsOf(async (db) => {
      const ready = await readReadyFeed(db, url, { now: HALFWAY, version: CALENDAR_VERSION, had })
      expect([had, ready?.known, ready?.calendar === null]).toEqual([had, known, known])
    })
    expect(costs.map(({ read }) => read)).toEqual([1])
  }
})
