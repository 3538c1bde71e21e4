import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { columnsOf, publishedRally, statusOf } from './support/rally.ts'
import { finishRun, lastLine, logLines, numberOf, postOn, takeBack } from './support/safety.ts'
import { coordinatorAt, decide, publish, redirectOf, type Visitor } from './support/site.ts'

const words = messages.en.safetyDesk
/** Three days and one day before the action of the test begins. */
const EARLY = '2027-06-17T12:00Z'
const LATE = '2027-06-19T12:00Z'

async function proposalSeen(coordinator: Visitor): Promise<string> {
  const [, id = ''] = /desk\/proposals\/(\d+)/.exec(await coordinator.read(paths.desk('en'))) ?? []
  return paths.deskProposal('en', Number(id))
}

const venueOf = async (id: string) => (await columnsOf(id))?.venue
const lastLines = async (count: number) =>
  (await logLines()).slice(-count).map((line) => [line.coordinator_id, line.decision])

/** A published action, what was decided on it three days before, and two coordinators a day before. */
async function late(then: (scene: Awaited<ReturnType<typeof publishedRally>>, early: Visitor) => Promise<void>) {
  const scene = await publishedRally()
  scene.group.waitUntil(EARLY)
  await then(scene, await coordinatorAt(EARLY, 'Early'))
  scene.group.waitUntil(LATE)
  const line = await lastLine()
  return { ...scene, line, first: await coordinatorAt(LATE, 'First'), second: await coordinatorAt(LATE, 'Second') }
}

describe('in the last 48 hours', () => {
  test('to announce again what its organizer cancelled needs a second coordinator', async () => {
    const { id, first, second } = await late(async ({ group, link }) => {
      redirectOf(await group.post(`${link}/cancel`, { reason: 'Police' }))
    })
    redirectOf(await decide(first, id, 'restore'))
    expect(await statusOf(id)).toBe('cancelled')
    const proposal = await proposalSeen(second)
    expect(await second.read(proposal)).toContain(words.second.announces)
    redirectOf(await second.post(proposal, { answer: 'second' }))
    expect(await statusOf(id)).toBe('published')
    expect((await lastLines(2)).map(([, decision]) => decision)).toEqual(['restore', 'second'])
  })

  test('to take back a change of place needs one too, who sees where it leads', async () => {
    const { id, line, first, second } = await late(async ({ group, link, form, id }, early) => {
      redirectOf(await group.post(`${link}/edit`, { ...form, venue: 'Another square' }))
      redirectOf(await decide(early, id, 'publish-change'))
    })
    redirectOf(await takeBack(first, line.id))
    expect(await venueOf(id)).toBe('Another square')
    expect(await lastLines(1)).toEqual([[await numberOf('First'), 'propose']])
    // It waits already.
    const again = await takeBack(first, line.id)
    expect([again.status, await again.text()]).toEqual([409, expect.stringContaining(words.revert.refused.second)])
    const proposal = await proposalSeen(second)
    const page = await second.read(proposal)
    for (const said of [words.second.takesBack, words.second.after, 'Main station']) expect(page).toContain(said)
    expect((await first.post(proposal, { answer: 'second' })).status).toBe(409)
    redirectOf(await second.post(proposal, { answer: 'second' }))
    expect(await venueOf(id)).toBe('Main station')
    expect(await lastLines(2)).toEqual([
      [await numberOf('First'), 'revert'],
      [await numberOf('Second'), 'second'],
    ])
    expect((await logLines()).at(-2)?.reverts).toBe(line.id)
  })

  test('what was proposed of another version is nobody’s to second', async () => {
    const { id, group, link, form, line, first, second } = await late(async ({ group, link, form, id }, early) => {
      redirectOf(await group.post(`${link}/edit`, { ...form, venue: 'Another square' }))
      redirectOf(await decide(early, id, 'publish-change'))
    })
    redirectOf(await takeBack(first, line.id))
    const proposal = await proposalSeen(second)
    redirectOf(await group.post(`${link}/edit`, { ...form, venue: 'A third square' }))
    expect((await second.post(proposal, { answer: 'second' })).status).toBe(409)
    expect(await venueOf(id)).toBe('Another square')
  })

  test.each([
    ['a cancellation in somebody’s place', 'cancel', 'cancelled', 'published'],
    ['that something was taken down, which is where it was', 'reject', 'published', 'published'],
    ['that something was published, so that a trap vanishes at once', null, 'pending', 'pending'],
  ])('taking back %s', async (_, verdict, atOnce, inTheEnd) => {
    const { id, line, first, second } = await late(async ({ id }, early) => {
      if (verdict) redirectOf(await decide(early, id, verdict, { reason: 'Canary' }))
    })
    redirectOf(await takeBack(first, line.id))
    expect(await statusOf(id)).toBe(atOnce)
    if (atOnce !== inTheEnd) redirectOf(await second.post(await proposalSeen(second), { answer: 'second' }))
    expect(await statusOf(id)).toBe(inTheEnd)
  })

  test('to part what was merged leads people elsewhere as well', async () => {
    const { id, line, first, second } = await late(async ({ group, coordinator, form, id }, early) => {
      const other = await publish(group, coordinator, { ...form, key: '', title: 'The other one', city: 'Paris' })
      redirectOf(await decide(early, id, 'merge', { kept: other.id }))
    })
    redirectOf(await takeBack(first, line.id))
    expect(await statusOf(id)).toBe('withdrawn')
    redirectOf(await second.post(await proposalSeen(second), { answer: 'second' }))
    expect(await statusOf(id)).toBe('published')
  })

  test('among many that are taken back it is left out, unless two have agreed to all of them', async () => {
    const { id, line, first, second } = await late(async ({ id }, early) => {
      redirectOf(await decide(early, id, 'cancel', { reason: 'Canary' }))
    })
    const by = String(await numberOf('Early'))
    const values = { by, since: '2027-06-17T11:00' }
    const run = await postOn(first, paths.deskRevertMany('en'), values)
    expect(await first.read(run)).toContain(words.run.outcomes.second)
    expect(await statusOf(id)).toBe('cancelled')
    // With twenty others it is proposed as a whole.
    await env.DB.batch([
      ...Array.from({ length: 20 }, () =>
        env.DB.prepare(`insert into verdicts (at, coordinator_id, subject, subject_id, decision, snapshot_hash)
          values (?, ?, 'campaign-text', 'de', 'save', '')`).bind(Date.parse(EARLY) + 1, Number(by)),
      ),
      env.DB.prepare(`insert into verdict_snapshots (verdict_id, snapshot)
        select id, '{"of":"campaign-text","lang":"de","texts":{}}' from verdicts where subject = 'campaign-text'`),
    ])
    const many = await postOn(first, paths.deskRevertMany('en'), values)
    expect(await first.read(many)).toContain(words.run.states.proposed)
    await postOn(second, await proposalSeen(second), { answer: 'second' })
    await finishRun(first, many)
    expect(await statusOf(id)).toBe('published')
    expect((await logLines()).filter(({ reverts }) => reverts === line.id)).toHaveLength(1)
  })
})

test('earlier than that one coordinator takes back a change of place', async () => {
  const { id, line } = await late(async ({ group, link, form, id }, early) => {
    redirectOf(await group.post(`${link}/edit`, { ...form, venue: 'Another square' }))
    redirectOf(await decide(early, id, 'publish-change'))
  })
  redirectOf(await takeBack(await coordinatorAt('2027-06-18T12:59Z', 'Before'), line.id))
  expect(await venueOf(id)).toBe('Main station')
})
