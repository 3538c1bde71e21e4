import { createScheduledController } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { loadArchive } from '../migrations/commands/load-archive.ts'
import { REBUILD_SEARCH_INDEX } from '../migrations/commands/search-statements.ts'
import worker from '../worker/index.ts'
import { paths } from '../worker/paths.ts'
import { SEARCH_TEXT_VERSION } from '../worker/rules/search-text.ts'
import { publishedRally } from './support/rally.ts'
import { coordinatorAt, decide, idsFound, MORNING, publish, redirectOf, Visitor } from './support/site.ts'
import { dumpDatabase, dumpEverything } from './support/storage.ts'

const run = (...statements: string[]) => env.DB.batch(statements.map((statement) => env.DB.prepare(statement)))
const CANARY = 'zzyzxcanary'

/** Runs what runs every quarter of an hour. */
async function cron(): Promise<void> {
  await worker.scheduled(createScheduledController({ scheduledTime: new Date(MORNING), cron: '' }), env)
}

/** What FTS5 finds when it holds its index against the words; it throws where they differ. */
async function expectIndexIsWhole(): Promise<void> {
  await run("insert into search_index (search_index, rank) values ('integrity-check', 1)")
}

describe('the words of an action', () => {
  test.each<[string, (to: Awaited<ReturnType<typeof publishedRally>>) => Promise<unknown>]>([
    [
      'deletes everything',
      async ({ group, link }) => redirectOf(await group.post(`${link}/delete`, { confirm: 'on' })),
    ],
    [
      'is taken down',
      async ({ coordinator, id }) => redirectOf(await decide(coordinator, id, 'reject', { reason: 'x' })),
    ],
  ])('are in no block of the index once it %s', async (_, end) => {
    const rally = await publishedRally({ title: CANARY })
    await publish(rally.group, rally.coordinator, { title: 'zzyzother' })
    expect(JSON.stringify((await dumpDatabase()).search_index_data)).toMatch(/canary/)
    await end(rally)
    const { search_texts, search_index_data } = await dumpDatabase()
    expect(search_texts).toHaveLength(1)
    expect(JSON.stringify(search_index_data)).toMatch(/other/)
    expect(JSON.stringify(search_index_data)).not.toMatch(/canary/)
    await expectIndexIsWhole()
  })

  test('go with the action however it goes', async () => {
    const { id } = await publishedRally()
    await run(`update actions set status = 'withdrawn' where id = '${id}'`)
    expect((await dumpDatabase()).search_texts).toEqual([])
    await publish(new Visitor(MORNING), await coordinatorAt(MORNING), { title: CANARY })
    await run('delete from actions')
    expect((await dumpDatabase()).search_texts).toEqual([])
    await expectIndexIsWhole()
  })

  test('come in with the archive', async () => {
    await loadArchive(env, Date.parse(MORNING))
    expect((await dumpDatabase()).search_texts).toHaveLength(56)
    expect((await idsFound('bogotá')).length).toBeGreaterThan(0)
    expect((await idsFound('بوگوتا')).length).toBe((await idsFound('bogotá')).length)
    await expectIndexIsWhole()
  })
})

describe('the index', () => {
  beforeEach(async () => {
    await loadArchive(env, Date.parse(MORNING))
  })

  test('is made anew by the command as the migration made it, whether it is there, doubted or gone', async () => {
    const made = async () =>
      (await run("select sql from sqlite_master where name like 'search_%' order by name"))[0]?.results
    const [definition, found] = [await made(), await idsFound('berlin')]
    expect(found.length).toBeGreaterThan(3)
    for (const before of [
      [],
      ["insert into search_index (search_index) values ('delete-all')"],
      ['drop table search_index'],
    ]) {
      await run(...before, ...REBUILD_SEARCH_INDEX)
      expect(await made()).toEqual(definition)
      expect(await idsFound('berlin')).toEqual(found)
      await expectIndexIsWhole()
      const config = await env.DB.prepare("select v from search_index_config where k = 'secure-delete'").first('v')
      expect(config).toBe(1)
    }
  })

  test('is not left behind: where it is missing, no words are taken', async () => {
    await run('drop table search_index')
    const before = await dumpEverything()
    await expect(
      run("insert into search_texts (id, action_id, words, version) select 1, id, '', 1 from actions limit 1"),
    ).rejects.toThrow()
    expect(await dumpEverything()).toBe(before)
  })
})

describe('words of an older version', () => {
  test('are made anew, a few at a time, until all are', async () => {
    await loadArchive(env, Date.parse(MORNING))
    const before = (await dumpDatabase()).search_texts
    await run("update search_texts set words = '', version = 0")
    expect(await idsFound('berlin')).toEqual([])
    for (let runs = 0; runs < 6; runs += 1) await cron()
    expect((await dumpDatabase()).search_texts).toEqual(before)
    expect(before?.every(({ version }) => version === SEARCH_TEXT_VERSION)).toBe(true)
    await expectIndexIsWhole()
  })

  test('and cost next to nothing where there are none', async () => {
    await loadArchive(env, Date.parse(MORNING))
    const { meta } = await env.DB.prepare('select action_id from search_texts where version < ? limit 20')
      .bind(SEARCH_TEXT_VERSION)
      .all()
    expect(meta.rows_read).toBeLessThan(3)
  })
})

test('what was public before the search came waits for its words', async () => {
  const { id, supporter } = await publishedRally({ title: CANARY })
  await publish(new Visitor(MORNING), await coordinatorAt(MORNING), { title: 'Another at the same hour' })
  await run('drop table search_texts', 'drop table search_index', 'drop trigger search_texts_of_what_is_not_public')
  const migration = env.TEST_MIGRATIONS.find(({ name }) => name.includes('search'))
  await run(...(migration?.queries ?? []))
  expect(await idsFound(CANARY)).toEqual([])
  await cron()
  expect(await idsFound(CANARY)).toEqual([id])
  expect(await supporter.read(paths.search('en', 'another'))).toContain('Another at the same hour')
  await expectIndexIsWhole()
})
