import { createScheduledController } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import worker from '../worker/index.ts'
import { CRONS } from '../worker/jobs/clock.ts'
import { paths } from '../worker/paths.ts'
import config from '../wrangler.toml?raw'
import { HALFWAY, putMany } from './support/many.ts'
import { postOffice, queueThat } from './support/post.ts'
import { listening, type Query } from './support/queries.ts'
import { coordinatorAt, publish, Visitor } from './support/site.ts'

/** What the free plan answers for one invocation; each statement of a batch may be counted as one. */
const QUERIES_AT_MOST = 50
const MOMENT = new Date(HALFWAY).toISOString()

const run = (sql: string, ...values: (string | number)[]) =>
  env.DB.prepare(sql)
    .bind(...values)
    .run()

/** More of everything than the clock takes in hand at once. */
async function muchToDo(): Promise<void> {
  await putMany(60)
  const { id } = await publish(new Visitor(MOMENT), await coordinatorAt(MOMENT), { email: 'organizer@group.example' })
  // That it has arrived is true no more, and no letter goes.
  await run('delete from outbox')
  await new Visitor(MOMENT).read(paths.feed({ of: 'all' }, 'en', { from: '2027-01-01' }))
  await run('update vevents set version = 0')
  await run('update search_texts set version = 0')
  for (let letters = 0; letters < 10; letters += 1)
    await run(
      "insert into outbox (action_id, letter, created_at, status, due_at) values (?1, 'published', ?2, 'waiting', ?2)",
      ...[id, HALFWAY],
    )
  await run("insert into contacts (action_id, email_hmac) values ('0000000000', 'x')")
  await run("insert into loose_objects (object, until) values ('nameless', 0)")
  await env.PRIVATE.put('feeds/nameless', 'x')
}

/** Runs the jobs of a stroke, and gives what they asked the database. */
async function strike(cron: string, more: Partial<Env> = {}): Promise<Query[]> {
  const queries: Query[] = []
  const controller = createScheduledController({ scheduledTime: new Date(HALFWAY), cron })
  await worker.scheduled(controller, { ...env, ...more, DB: listening(env.DB, queries) })
  return queries
}

test('however much there is to do, the clock asks the database no more at a stroke than the free plan answers', async () => {
  await muchToDo()
  const { posted, settings } = postOffice()
  const nudged: unknown[] = []
  const LETTERS = queueThat((message) => nudged.push(message))
  const asked: Query[] = []
  for (const cron of CRONS) {
    const queries = await strike(cron, { ...settings, LETTERS })
    expect(queries.length, cron).toBeLessThanOrEqual(QUERIES_AT_MOST)
    asked.push(...queries)
  }
  // Of each job there was as much as it takes.
  expect(posted).toHaveLength(3)
  expect(nudged).toHaveLength(1)
  const renewed = (table: string) => env.DB.prepare(`select count(*) as n from ${table} where version > 0`).first('n')
  expect([await renewed('search_texts'), await renewed('vevents')]).toEqual([10, 60])
  for (const name of ['contacts', 'loose_objects'])
    expect(asked.some(({ sql }) => sql.startsWith('delete') && sql.includes(`"${name}"`))).toBe(true)
})

test('the clock strikes as it is set, and does everything at a stroke of no name', async () => {
  expect([...config.matchAll(/"([^"\n]*\* \* \* \*)"/g)].map(([, cron]) => cron)).toEqual(CRONS)
  const { settings } = postOffice()
  const all = await strike('', settings)
  for (const table of ['sign_in_links', 'loose_objects', 'vevents', 'outbox'])
    expect(
      all.some(({ sql }) => sql.includes(table)),
      table,
    ).toBe(true)
})
