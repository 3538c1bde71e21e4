import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { paths } from '../worker/paths.ts'
import { publishedRally } from './support/rally.ts'
import { logLines, numberOf } from './support/safety.ts'
import { coordinatorAt, decide, MORNING, redirectOf } from './support/site.ts'

/** What the free plan grants an invocation: each statement of a batch is one. */
const QUERIES_GRANTED = 50

/** A database that counts what it is asked. */
function counting(database: D1Database) {
  let count = 0
  const counted = new Proxy(database, {
    get(target, name) {
      const value = Reflect.get(target, name)
      if (name === 'prepare') {
        return (sql: string) => {
          count += 1
          return target.prepare(sql)
        }
      }
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  return { counted, taken: () => count, reset: () => (count = 0) }
}

test('a part of a run stays within the queries that the free plan grants', async () => {
  const groups = ['Group of the test', 'Group B', 'Group C', 'Group D']
  const { group, id, link, form } = await publishedRally({ groups: groups.join('\n') })
  redirectOf(await group.post(`${link}/edit`, { ...form, title: 'Another title' }))
  const { counted, taken, reset } = counting(env.DB)
  const coordinator = await coordinatorAt(MORNING, 'Counting', { DB: counted })
  redirectOf(await decide(coordinator, id, 'publish-change', { confirmed: groups }))
  redirectOf(await decide(coordinator, id, 'reject', { reason: 'No.' }))
  const by = String(await numberOf('Counting'))
  const begun = await coordinator.post(paths.deskRevertMany('en'), { by, since: '2027-06-01T00:00' })
  let next = begun.headers.get('Location')
  for (let parts = 0; next && parts < 5; parts++) {
    reset()
    const answer = await coordinator.post(next, {})
    expect(taken()).toBeLessThanOrEqual(QUERIES_GRANTED)
    next = answer.status === 307 ? answer.headers.get('Location') : null
  }
  expect((await logLines()).map(({ decision }) => decision)).toEqual([
    ...['save', 'publish', 'publish', 'reject'],
    ...['revert', 'revert'],
  ])
})
