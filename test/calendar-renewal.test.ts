import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { CALENDAR_VERSION } from '../worker/calendar/stored-event.ts'
import { renewed } from '../worker/feed/renewed.ts'
import { paths } from '../worker/paths.ts'
import { EVERYTHING } from '../worker/rules/narrowing.ts'
import type { Selection } from '../worker/rules/selection.ts'
import { type ListedEvent, listEvents } from '../worker/store/vevents.ts'
import { HALFWAY, putMany } from './support/many.ts'
import { costsOf } from './support/queries.ts'
import { events, Visitor } from './support/site.ts'

/** One in ten of them waits. */
const MADE = 400
const SHOWN = 360
const A_READ = 100
const QUARTER_MS = 15 * 60_000

const ALL: Selection = { of: 'all' }
/** The calendar of everything would begin in May. */
const PATH = paths.feed(ALL, 'en', { from: '2027-01-01' })

const run = (sql: string, ...values: (string | number)[]) =>
  env.DB.prepare(sql)
    .bind(...values)
    .run()
const count = (where: string) => env.DB.prepare(`select count(*) as n from vevents where ${where}`).first<number>('n')
const at = (moment: number) => new Visitor(new Date(moment).toISOString())

beforeEach(async () => {
  await putMany(MADE)
  await at(HALFWAY).read(PATH)
  expect(await count(`version = ${CALENDAR_VERSION}`)).toBe(SHOWN)
  await run("update vevents set version = 0, vevent = replace(vevent, 'SEQUENCE', 'X-OLD:1\r\nSEQUENCE')")
})

const old = (calendar: string) => events(calendar).filter((lines) => lines.includes('X-OLD:1')).length

describe('of what an older version made', () => {
  test('some is made anew by each read, and the rest is sent as it is: no event is missing', async () => {
    for (const left of [260, 160, 60, 0, 0]) {
      const calendar = await at(HALFWAY).read(PATH)
      expect([events(calendar).length, old(calendar)]).toEqual([SHOWN, left])
      expect(await count('version = 0')).toBe(left)
    }
  })

  test('what is not there or past its time is made first, and always: however many these are', async () => {
    await run("delete from vevents where action_id < '0000000100'")
    await run('update vevents set until = ? where action_id >= ?', HALFWAY, '0000000300')
    await run(`update vevents set version = ${CALENDAR_VERSION} where action_id >= '0000000350'`)
    const calendar = await at(HALFWAY).read(PATH)
    expect([events(calendar).length, old(calendar)]).toEqual([SHOWN, 180])
    expect(await count('until is not null')).toBe(0)
  })

  test('those that it held for faulty are tried again', async () => {
    await run("update vevents set vevent = '', fault = 'a fault that was none' where action_id = '0000000398'")
    expect(events(await at(HALFWAY).read(PATH))).toHaveLength(SHOWN)
  })

  test('a calendar lies ready for a quarter of an hour only, and then goes on', async () => {
    const whole = paths.feed(ALL, 'en')
    const response = await at(HALFWAY).get(whole)
    const first = await response.text()
    expect(old(first)).toBeGreaterThan(A_READ)
    expect(await env.DB.prepare('select until from ready_feeds').first('until')).toBe(HALFWAY + QUARTER_MS)
    expect(response.headers.get('CDN-Cache-Control')).toContain('max-age=300')
    const again = await at(HALFWAY + QUARTER_MS - 1).get(whole, { 'If-None-Match': response.headers.get('ETag') ?? '' })
    expect(again.status).toBe(304)
    expect(old(await at(HALFWAY + QUARTER_MS).read(whole))).toBe(old(first) - A_READ)
    expect(old(await at(HALFWAY + 2 * QUARTER_MS).read(whole))).toBe(0)
    expect(await env.DB.prepare('select until from ready_feeds').first('until')).toBe(Date.parse('2027-06-02T00:00Z'))
  })
})

test('a read that makes some anew asks the database a few times only', async () => {
  const part = { lang: 'en', cancelledUntil: HALFWAY, limit: 10_000 } as const
  const costs = await costsOf(async (db) => {
    const listed: ListedEvent[] = await listEvents(db, ALL, EVERYTHING, part)
    expect(listed).toHaveLength(SHOWN)
    await renewed(db, listed, { lang: 'en', now: HALFWAY })
  })
  expect(costs.length).toBe(1 + 1 + A_READ / 50)
})
