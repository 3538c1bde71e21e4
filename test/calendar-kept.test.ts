import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { CALENDAR_VERSION } from '../worker/calendar/stored-event.ts'
import { renewSomeEvents } from '../worker/jobs/calendars.ts'
import { forgetWhatIsOver } from '../worker/jobs/retention.ts'
import { paths } from '../worker/paths.ts'
import { openDatabase } from '../worker/store/database.ts'
import { HALFWAY, putMany } from './support/many.ts'
import { MORNING, Visitor } from './support/site.ts'
import { dumpDatabase } from './support/storage.ts'

const run = (sql: string, ...values: (string | number)[]) =>
  env.DB.prepare(sql)
    .bind(...values)
    .run()

/** The VEVENTs that are kept, as `{action}/{lang}` with their versions. */
async function kept(): Promise<Map<string, unknown>> {
  const { vevents = [] } = await dumpDatabase()
  return new Map(vevents.map(({ action_id, lang, version }) => [`${action_id}/${lang}`, version]))
}

const read = (path: string) => new Visitor(MORNING).read(path)

describe('what a VEVENT is made of', () => {
  const ID = '0000000000'
  beforeEach(async () => {
    // The first is of a day and of a group.
    await putMany(2)
    await run(
      "insert into days (id, slug, starts_on, ends_on, published_at) values (7, 'b', '2027-06-20', '2027-06-20', 1)",
    )
  })

  test.each([
    ['a group’s name', "update action_groups set name = 'Another group'"],
    ['a group that is another action’s', "update action_groups set action_id = '0000000001'"],
    ['the title of a day', "update day_texts set title = 'Another day'"],
    ['the language of a day’s title', "update day_texts set lang = 'fa'"],
    ['the day of a title', 'update day_texts set day_id = 7'],
    ['a day that is another', 'update action_days set day_id = 7'],
    ['a day that is another action’s', "update action_days set action_id = '0000000001'"],
    [
      'a text that is another action’s',
      "update action_texts set action_id = '0000000001', lang = 'fa', original = 0 where action_id = '0000000000'",
    ],
  ])('ends it when it is changed in place: %s', async (_, change) => {
    await read(paths.feed({ of: 'day', slug: 'freedom-day' }, 'en', { from: '2020-01-01' }))
    expect((await kept()).has(`${ID}/en`)).toBe(true)
    await run(change)
    expect((await kept()).has(`${ID}/en`)).toBe(false)
  })

  test.each([
    ['a call, which is in no VEVENT', "update day_texts set call = 'Come!'"],
    ['the cell, which the database sets', 'update action_days set public_cell = null'],
  ])('leaves it where it changes nothing: %s', async (_, change) => {
    await read(paths.feed({ of: 'day', slug: 'freedom-day' }, 'en', { from: '2020-01-01' }))
    await run(change)
    expect((await kept()).has(`${ID}/en`)).toBe(true)
  })
})

describe('the job that makes VEVENTs anew', () => {
  const db = openDatabase(env.DB)
  const put = (id: string, lang: string, version: number, until: number | null = null) =>
    run(
      `insert or replace into vevents (action_id, lang, version, until, vevent)
        values (?, ?, ?, ${until ?? 'null'}, 'BEGIN:VEVENT')`,
      ...[id, lang, version],
    )
  beforeEach(() => putMany(60))
  const ids = (first: number, last: number) =>
    Array.from({ length: last - first }, (_, at) => String(first + at).padStart(10, '0'))

  test('forgets those in a language that the site had once, and comes to the others', async () => {
    for (const id of ids(0, 25)) await put(id, 'tlh', 0)
    // One in ten waits; nobody makes a VEVENT of it.
    for (const id of ids(25, 30)) await put(id, 'en', 0)
    await renewSomeEvents(db, HALFWAY)
    await renewSomeEvents(db, HALFWAY)
    const after = await kept()
    expect([...after.keys()].filter((key) => key.endsWith('/tlh'))).toEqual([])
    expect(new Set(after.values())).toEqual(new Set([CALENDAR_VERSION]))
    expect(after.get('0000000025/fa')).toBe(CALENDAR_VERSION)
  })

  test('keeps those of other languages while they are good, forgets them after, and their next reader makes them', async () => {
    const reader = new Visitor(new Date(HALFWAY).toISOString())
    const path = paths.feed({ of: 'city', cc: 'DE', slug: 'berlin' }, 'de')
    await reader.read(path)
    await put('0000000006', 'de', 0)
    await put('0000000012', 'de', CALENDAR_VERSION, HALFWAY)
    await renewSomeEvents(db, HALFWAY)
    const after = await kept()
    expect(['0000000000', '0000000006', '0000000012'].map((id) => after.has(`${id}/de`))).toEqual([true, false, false])
    expect([after.get('0000000006/fa'), after.get('0000000012/fa')]).toEqual([CALENDAR_VERSION, CALENDAR_VERSION])
    await reader.read(`${path}&from=2027-01-01`)
    expect((await kept()).get('0000000006/de')).toBe(CALENDAR_VERSION)
  })

  test('begins with what is past its time: it may show a place that is hidden again', async () => {
    for (const id of ids(0, 30)) await put(id, 'en', 0)
    await put('0000000050', 'en', CALENDAR_VERSION, HALFWAY)
    await renewSomeEvents(db, HALFWAY)
    const { vevents = [] } = await dumpDatabase()
    expect(vevents.find(({ action_id }) => action_id === '0000000050')?.vevent).toContain('END:VEVENT')
  })
})

describe('calendars that lie ready', () => {
  test('are forgotten by the job where another version made them, or the clock changed them, and else stay', async () => {
    const put = (url: string, version: number, until: string) =>
      run(`insert into ready_feeds values (?, 'all', ?, ${until}, 'hash', null, 0)`, url, version)
    await put('current', CALENDAR_VERSION, 'null')
    await put('current until later', CALENDAR_VERSION, String(HALFWAY + 1))
    await put('older', CALENDAR_VERSION - 1, 'null')
    await put('newer, before a step back', CALENDAR_VERSION + 1, 'null')
    await put('past its time', CALENDAR_VERSION, String(HALFWAY))
    await forgetWhatIsOver(openDatabase(env.DB), env.PRIVATE, HALFWAY)
    const { ready_feeds = [] } = await dumpDatabase()
    expect(ready_feeds.map(({ url }) => url)).toEqual(['current', 'current until later'])
  })
})
