import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { revertVerdict } from '../worker/change/revert.ts'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { findCoordinator } from '../worker/store/sign-in.ts'
import { expectWithin } from './support/imports.ts'
import { invocation } from './support/invocation.ts'
import { limitedAt } from './support/limited.ts'
import { statusOf } from './support/rally.ts'
import { lastLine, takeBack } from './support/safety.ts'
import { coordinatorAt, decide, MORNING, publish, redirectOf, Visitor } from './support/site.ts'
import { rows } from './support/taken-back.ts'

const EVENING = '2027-06-20T18:00Z'

/** Two actions that were told of, and a third one that was merged into the first of them before. */
async function story() {
  const [group, coordinator] = [new Visitor(MORNING), await coordinatorAt(MORNING)]
  const kept = await publish(group, coordinator, { title: 'Kept' })
  const merged = await publish(group, coordinator, { title: 'Merged' })
  const older = await publish(group, coordinator, { title: 'Older', country: 'FR', city: 'Paris' })
  redirectOf(await decide(coordinator, older.id, 'merge', { kept: merged.id }))
  const later = await coordinatorAt(EVENING)
  group.waitUntil(EVENING)
  for (const { id, link } of [kept, merged]) {
    redirectOf(await group.post(`${link}/report`, { text: `Report of ${id}`, lang: 'en' }))
    redirectOf(await decide(later, id, 'publish-report'))
  }
  return { kept, merged, older, coordinator: later, group }
}

const reports = () => rows('select action_id, text, status from reports order by text')
const leadsTo = async (id: string) => (await new Visitor(EVENING).get(paths.action('en', id))).headers.get('Location')

describe('a merge that is taken back', () => {
  test('parts the two again, each with its own report and address, as others lead there', async () => {
    const { kept, merged, older, coordinator, group } = await story()
    const before = await reports()
    redirectOf(await decide(coordinator, merged.id, 'merge', { kept: kept.id }))
    expect([await leadsTo(older.id), await reports()]).not.toEqual([paths.action('en', merged.id), before])
    redirectOf(await takeBack(coordinator, (await lastLine()).id))
    expect(await reports()).toEqual(before)
    expect([await leadsTo(older.id), await leadsTo(merged.id)]).toEqual([paths.action('en', merged.id), null])
    expect(await statusOf(merged.id)).toBe('published')
    const pages = await Promise.all([kept, merged].map(({ id }) => group.read(paths.action('en', id))))
    expect(pages.map((page, at) => page.includes(`Report of ${[kept, merged][at]?.id}`))).toEqual([true, true])
    // It is merged anew, not by taking back what took it back.
    const again = await takeBack(coordinator, (await lastLine()).id)
    expect([again.status, await again.text()]).toEqual([
      409,
      expect.stringContaining(messages.en.safetyDesk.revert.refused.lost),
    ])
    redirectOf(await decide(coordinator, merged.id, 'merge', { kept: kept.id }))
    expect(await leadsTo(older.id)).toBe(paths.action('en', kept.id))
  })

  test('is theirs alone who have both, and fits an invocation', async () => {
    const { older } = await story()
    const { id } = (await rows("select id from verdicts where decision = 'merge' order by id"))[0] ?? {}
    const elsewhere = await limitedAt(EVENING, 'Elsewhere', { scope: { country: ['FR'] } })
    const answer = await takeBack(elsewhere, Number(id))
    expect([answer.status, await statusOf(older.id)]).toEqual([409, 'withdrawn'])
    const { change, spent } = invocation(Date.parse(EVENING))
    const by = await findCoordinator(change.db, 1)
    if (!by) throw new Error('there is no coordinator')
    expect(await revertVerdict(change, by, Number(id))).toMatchObject({ ok: true })
    expectWithin(spent)
    expect(await statusOf(older.id)).toBe('published')
    expect(await env.DB.prepare('select count(*) as n from merges').first('n')).toBe(0)
  })
})
