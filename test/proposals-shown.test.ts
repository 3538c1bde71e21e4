import { expect, test } from 'vitest'
import { paths } from '../worker/paths.ts'
import { publishedRally } from './support/rally.ts'
import { coordinatorAt, decide, redirectOf } from './support/site.ts'

/** A day before the action of the test begins. */
const LATE = '2027-06-19T12:00Z'

test('what is proposed of one action is seen before anything on many, however much of that somebody proposes', async () => {
  const { id } = await publishedRally()
  const thief = await coordinatorAt(LATE, 'Thief')
  const boxes = [id, ...Array.from({ length: 20 }, (_, n) => `gone${n + 100_000}`)].map((each) => `action:${each}~0`)
  for (let n = 0; n < 11; n++) {
    const begun = await thief.post(paths.deskBulk('en'), { decision: 'reject', reason: 'Canary', item: boxes })
    expect(begun.status).toBe(307)
  }
  const first = await coordinatorAt(LATE, 'First')
  redirectOf(await decide(first, id, 'cancel', { reason: 'The police have forbidden it' }))
  const second = await coordinatorAt(LATE, 'Second')
  const [, panel = ''] =
    /<section class="[^"]*proposals">([\s\S]*?)<\/section>/.exec(await second.read(paths.desk('en'))) ?? []
  expect(panel).toContain('The rally')
  expect(panel.indexOf('The rally')).toBeLessThan(panel.indexOf('Thief'))
})
