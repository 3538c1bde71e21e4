import { reset } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeEach } from 'vitest'
import { putSchema } from './migrated.ts'

/** On a busy machine what was deleted may still answer. */
const RESETS_AT_MOST = 10

/** What decides without storage needs none that is empty, and there are hundreds of such tests. */
const WITHOUT_STORAGE = /\/test\/rules\/[^/]+$/

beforeEach(async ({ task }) => {
  if (WITHOUT_STORAGE.test(task.file.filepath)) return
  let resets = 0
  do {
    if (resets === RESETS_AT_MOST) throw new Error('the storage of the test before does not go away')
    await reset()
    resets += 1
  } while (!(await isEmpty()))
  await putSchema()
})

async function isEmpty(): Promise<boolean> {
  const tables = await env.DB.prepare("select 1 from sqlite_master where name = 'd1_migrations'").all()
  const { objects } = await env.PRIVATE.list({ limit: 1 })
  return tables.results.length === 0 && objects.length === 0
}
