import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { paths } from '../worker/paths.ts'
import { counting } from './bench/rows-read.ts'
import { countryOf } from './support/many-waiting.ts'
import { coordinatorAt, MORNING, Visitor } from './support/site.ts'
import { limitCoordinators, putManyWaiting } from './support/waiting.ts'

/** Rows of one page of the queue, the session and everything else that stands on it among them. */
const ROWS_AT_MOST = 200
const WAITING = 5000
const FEW = [1, 2, 3, 4, 5, 6].map(countryOf)
const DAYS = ['day-a', 'day-b', 'day-c', 'day-d', 'day-e', 'day-f']
/** Limits of several kinds: of few, and of so many that most of what waits is theirs. */
const SEVERAL = {
  'of six countries': { country: FEW, language: [], day: [] },
  'of six countries, four languages and six days': { country: FEW, language: ['en', 'fa', 'es', 'de'], day: DAYS },
  'of thirty countries and four languages': {
    country: Array.from({ length: 30 }, (_, number) => countryOf(number)),
    language: ['en', 'fa', 'es', 'de'],
    day: [],
  },
}

/** The rows that the desk's first page reads, and the titles on it. */
async function pageOf(path: string) {
  const { db, read } = counting(env.DB)
  const coordinator = await coordinatorAt(MORNING)
  const reader = new Visitor(MORNING, { DB: db })
  for (const [name, value] of Object.entries(coordinator.heldCookies())) reader.holdCookie(name, value)
  const html = await reader.read(path)
  return { ...read, items: [...html.matchAll(/<h3><a [^>]*>([^<]*)</g)].map(([, title]) => title), html }
}

describe('the queue with 5,000 waiting', () => {
  test('reads at most 200 rows, however it is narrowed and for whom', async () => {
    await coordinatorAt(MORNING)
    await putManyWaiting(WAITING)
    // Others are at work on everything.
    await env.DB.prepare(`insert into claims select 'action:' || action_id, 1, 1, 9e15 from waiting`).run()
    // And some of them have taken away much.
    await Promise.all(['A', 'B', 'C', 'D'].map((name) => coordinatorAt(MORNING, name)))
    await env.DB.prepare('insert into alarms select id, ?, 12 from coordinators').bind(Date.parse(MORNING)).run()
    const told: Record<string, number> = {}
    const narrowed = { country: FEW[0], language: 'fa', day: 'day-b' }
    for (const [name, path] of Object.entries({
      everything: paths.desk('en'),
      'of a country': paths.desk('en', { country: FEW[0] }),
      'of a country, a language and a day': paths.desk('en', narrowed),
    })) {
      const { rows, items } = await pageOf(path)
      told[name] = rows
      expect(items.length, name).toBeGreaterThan(0)
    }
    const first = await pageOf(paths.desk('en'))
    expect(first.html).toContain('alarms')
    const next = /href="([^"]*after=[^"]*)"/.exec(first.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const further = await pageOf(next)
    expect(further.items.filter((title) => first.items.includes(title))).toEqual([])
    told['further down'] = further.rows
    for (const [name, scope] of Object.entries(SEVERAL)) {
      await env.DB.prepare('delete from coordinator_scopes').run()
      await limitCoordinators(scope)
      // Who is the first with these limits waits until their lane is made.
      await pageOf(paths.desk('en'))
      for (const [narrowing, filter] of Object.entries({ '': {}, ', narrowed': { language: 'fa', day: 'day-b' } })) {
        const { rows, items } = await pageOf(paths.desk('en', filter))
        told[name + narrowing] = rows
        expect(items.length, name + narrowing).toBeGreaterThan(9)
        expect(new Set(items).size).toBe(items.length)
      }
    }
    console.log(told)
    for (const [name, rows] of Object.entries(told)) expect(rows, name).toBeLessThanOrEqual(ROWS_AT_MOST)
    expect((await pageOf(paths.desk('en'))).queries).toBeLessThanOrEqual(20)
  }, 300_000)
})
