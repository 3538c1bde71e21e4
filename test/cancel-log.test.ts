import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { publishedRally } from './support/rally.ts'
import { lastLine, takeBack } from './support/safety.ts'
import { decide, redirectOf } from './support/site.ts'
import { dumpDatabase } from './support/storage.ts'

test('the log goes over into its new table as it is: numbers, seals, what was found, and nothing of it can be changed', async () => {
  const { id, coordinator } = await publishedRally()
  redirectOf(await decide(coordinator, id, 'reject', { reason: 'No.' }))
  redirectOf(await takeBack(coordinator, (await lastLine()).id))
  const before = await dumpDatabase()
  expect([before.verdicts, before.verdict_seals, before.verdict_snapshots].map((rows) => rows?.length)).toEqual([
    // That its coordinator came in by a link is kept nowhere else.
    5, 5, 4,
  ])
  const [migration] = env.TEST_MIGRATIONS.filter(({ name }) => name.startsWith('0027'))
  const ofTheLog = (migration?.queries ?? []).filter((sql) => !sql.includes('alarms'))
  await env.DB.batch(ofTheLog.map((sql) => env.DB.prepare(sql)))
  expect(await dumpDatabase()).toEqual(before)
  expect((await env.DB.prepare('pragma foreign_key_check').all()).results).toEqual([])
  for (const sql of ["update verdicts set decision = 'reject'", 'delete from verdicts'])
    await expect(env.DB.prepare(sql).run()).rejects.toThrow('append-only')
  redirectOf(await decide(coordinator, id, 'reject', { reason: 'No.' }))
  expect((await lastLine()).id).toBe(6)
})
