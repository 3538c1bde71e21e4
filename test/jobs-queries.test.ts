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
import { coordinatorAt, publish, register, Visitor } from './support/site.ts'

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
  // What is over of notices, and coordinators of whom something waits.
  for (const notice of ['aaaaaaaaaa', 'bbbbbbbbbb'])
    await run(
      `insert into notices (id, action_id, status, lang, text, until, created_at)
        select ?1, id, 'pending', 'en', 'We have moved', 1, 1 from actions
        where id not in (select action_id from notices) and status = 'published' limit 1`,
      notice,
    )
  await register(new Visitor(MOMENT), { title: 'What waits' })
  for (let reader = 100; reader < 130; reader += 1) {
    await run(
      "insert into coordinators (id, name, created_at, role) values (?1, 'Reader ' || ?1, 1, 'coordinator')",
      reader,
    )
    await run('insert into coordinator_contacts (coordinator_id, since) values (?1, 1)', reader)
    await run(
      `insert into outbox (coordinator_id, letter, created_at, status, due_at, sent_at)
        values (?1, 'something-waits', ?2, 'sent', ?2, ?2)`,
      ...[reader, HALFWAY - 5_000_000],
    )
  }
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
  const news = await env.DB.prepare(
    "select count(*) as n from outbox where letter = 'something-waits' and status = 'waiting'",
  ).first('n')
  const over = await env.DB.prepare("select count(*) as n from notices where status = 'over'").first('n')
  expect([news, over]).toEqual([4, 1])
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
