import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { columnsOf, publishedRally, statusOf } from './support/rally.ts'
import { finishRun, limit, logLines, numberOf, postOn } from './support/safety.ts'
import { coordinatorAt, decide, idOfAction, MORNING, redirectOf, register, Visitor } from './support/site.ts'
import { dumpEverything } from './support/storage.ts'

const words = messages.en.safetyDesk
/** A day before the action of the test begins. */
const LATE = '2027-06-19T12:00Z'

/** A published action of tomorrow whose organizer has just changed something of it. */
async function late(otherwise: Record<string, string>, at = LATE) {
  const scene = await publishedRally()
  scene.group.waitUntil(at)
  redirectOf(await scene.group.post(`${scene.link}/edit`, { ...scene.form, ...otherwise }))
  const first = await coordinatorAt(at, 'First')
  return { ...scene, first }
}

async function proposalSeen(coordinator: Visitor): Promise<string | null> {
  const [, id] = /desk\/proposals\/(\d+)/.exec(await coordinator.read(paths.desk('en'))) ?? []
  return id === undefined ? null : paths.deskProposal('en', Number(id))
}

const venueOf = async (id: string) => (await columnsOf(id))?.venue
const decisions = async () => (await logLines()).slice(2).map((line) => [line.coordinator_id, line.decision])

describe('in the last 48 hours', () => {
  test.each([
    ['another venue', { venue: 'Another square' }],
    ['another hour', { startTime: '16:00' }],
    ['another city', { city: 'Munich', venue: 'Another square' }],
    ['another end', { endTime: '18:00' }],
  ])('%s needs a second coordinator', async (_, otherwise) => {
    const { id, first } = await late(otherwise)
    const before = await columnsOf(id)
    redirectOf(await decide(first, id, 'publish-change'))
    expect(await columnsOf(id)).toEqual(before)
    expect(await decisions()).toEqual([[await numberOf('First'), 'propose']])
    const second = await coordinatorAt(LATE, 'Second')
    const proposal = (await proposalSeen(second)) ?? ''
    expect(await second.read(proposal)).toContain(words.second.late)
    redirectOf(await second.post(proposal, { answer: 'second' }))
    expect(await columnsOf(id)).not.toMatchObject({ sequence: before?.sequence })
    const [one, two] = [await numberOf('First'), await numberOf('Second')]
    expect(await decisions()).toEqual([
      [one, 'propose'],
      [one, 'publish'],
      [two, 'second'],
    ])
    expect(await proposalSeen(second)).toBeNull()
  })

  test.each([
    ['a title', { title: 'Another title' }, LATE],
    ['a venue earlier than that', { venue: 'Another square' }, '2027-06-18T12:59Z'],
  ])('%s needs one alone', async (_, otherwise, at) => {
    const { id, first } = await late(otherwise, at)
    redirectOf(await decide(first, id, 'publish-change'))
    expect((await decisions()).map(([, decision]) => decision)).toEqual(['publish'])
    expect(await proposalSeen(first)).toBeNull()
    expect((await columnsOf(id))?.status).toBe('published')
  })

  test('what brings an action forward to now needs a second one too', async () => {
    const { id, first } = await late({ startDate: '2027-06-06' }, '2027-06-05T12:00Z')
    redirectOf(await decide(first, id, 'publish-change'))
    expect((await decisions()).map(([, decision]) => decision)).toEqual(['propose'])
  })

  test('nobody seconds themselves, before two hours have passed; then the log says so', async () => {
    const { id, first } = await late({ venue: 'Another square' })
    redirectOf(await decide(first, id, 'publish-change'))
    const proposal = (await proposalSeen(first)) ?? ''
    for (const at of [LATE, '2027-06-19T13:59Z']) {
      first.waitUntil(at)
      expect(await first.read(proposal)).not.toContain('value="second"')
      expect((await first.post(proposal, { answer: 'second' })).status).toBe(409)
    }
    expect(await venueOf(id)).toBe('Main station')
    first.waitUntil('2027-06-19T14:00Z')
    redirectOf(await first.post(proposal, { answer: 'second' }))
    expect(await venueOf(id)).toBe('Another square')
    const one = await numberOf('First')
    expect(await decisions()).toEqual([
      [one, 'propose'],
      [one, 'publish'],
      [one, 'second'],
    ])
    expect(await first.read(paths.deskLog('en'))).toContain(words.log.alone)
  })

  test('what is proposed is told where it is decided on, and is proposed once', async () => {
    const { id, first } = await late({ venue: 'Another square' })
    redirectOf(await decide(first, id, 'publish-change'))
    const before = await logLines()
    const answer = await decide(first, id, 'publish-change')
    expect(answer.status).toBe(409)
    expect(await answer.text()).toContain((await proposalSeen(first)) ?? 'nothing')
    expect(await logLines()).toEqual(before)
    // Refusing it takes one: the proposal is of another version then.
    redirectOf(await decide(first, id, 'reject-change', { reason: 'No.' }))
    const second = await coordinatorAt(LATE, 'Second')
    expect((await second.post((await proposalSeen(second)) ?? '', { answer: 'second' })).status).toBe(409)
    expect(await venueOf(id)).toBe('Main station')
  })

  test('a proposal is refused, or stale once the action has changed, or of somebody who was removed', async () => {
    const { group, id, first, form, link } = await late({ venue: 'Another square' })
    const second = await coordinatorAt(LATE, 'Second')
    redirectOf(await decide(first, id, 'publish-change'))
    redirectOf(await second.post((await proposalSeen(second)) ?? '', { answer: 'dismiss' }))
    expect(await proposalSeen(second)).toBeNull()
    expect((await decisions()).map(([, decision]) => decision)).toEqual(['propose', 'dismiss'])
    redirectOf(await decide(first, id, 'publish-change'))
    const proposal = (await proposalSeen(second)) ?? ''
    redirectOf(await group.post(`${link}/edit`, { ...form, venue: 'A trap' }))
    expect((await second.post(proposal, { answer: 'second' })).status).toBe(409)
    expect(await proposalSeen(second)).toBeNull()
    redirectOf(await decide(first, id, 'publish-change'))
    const third = (await proposalSeen(second)) ?? ''
    await env.DB.prepare("update coordinators set removed_at = 1 where name = 'First'").run()
    expect(await proposalSeen(second)).toBeNull()
    expect((await second.post(third, { answer: 'second' })).status).toBe(404)
    expect(await venueOf(id)).toBe('Main station')
  })

  test('of two who second at once, one does', async () => {
    const { id, first } = await late({ venue: 'Another square' })
    redirectOf(await decide(first, id, 'publish-change'))
    const [a, b] = [await coordinatorAt(LATE, 'A'), await coordinatorAt(LATE, 'B')]
    const proposal = (await proposalSeen(a)) ?? ''
    const answers = await Promise.all([a, b].map((each) => each.post(proposal, { answer: 'second' })))
    expect(answers.map(({ status }) => status).sort()).toEqual([
      303,
      expect.toSatisfy((code) => code === 404 || code === 409),
    ])
    expect((await decisions()).map(([, decision]) => decision)).toEqual(['propose', 'publish', 'second'])
  })

  test('only those see and answer a proposal in whose scope it is', async () => {
    const { id, first } = await late({ venue: 'Another square' })
    redirectOf(await decide(first, id, 'publish-change'))
    const proposal = (await proposalSeen(first)) ?? ''
    const elsewhere = await coordinatorAt(LATE, 'Elsewhere')
    await limit('Elsewhere', 'coordinator', [['country', 'FR']])
    expect(await proposalSeen(elsewhere)).toBeNull()
    expect((await elsewhere.get(proposal)).status).toBe(404)
    expect((await elsewhere.post(proposal, { answer: 'second' })).status).toBe(404)
    const translator = await coordinatorAt(LATE, 'Translator')
    await limit('Translator', 'translator')
    expect((await translator.post(proposal, { answer: 'second' })).status).toBe(403)
    expect(await venueOf(id)).toBe('Main station')
  })
})

describe('finer than the cap of a country', () => {
  test('takes two coordinators, always', async () => {
    const group = new Visitor(MORNING)
    await register(group, { title: 'Too exact' })
    const id = await idOfAction('Too exact')
    const capped = { TIER_CAPS: 'DE:city' }
    const first = await coordinatorAt(MORNING, 'First', capped)
    const refused = await decide(first, id, 'publish')
    expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining(words.second.proposeFiner)])
    redirectOf(await decide(first, id, 'publish', { finer: 'on' }))
    expect(await statusOf(id)).toBe('pending')
    const proposal = (await proposalSeen(first)) ?? ''
    first.waitUntil('2027-06-01T20:00Z')
    expect((await first.post(proposal, { answer: 'second' })).status).toBe(409)
    const second = await coordinatorAt(MORNING, 'Second', capped)
    redirectOf(await second.post(proposal, { answer: 'second' }))
    expect(await statusOf(id)).toBe('published')
  })
})

/** So many actions that wait, as boxes of the form for many. */
async function boxes(count: number): Promise<string[]> {
  const group = new Visitor(MORNING)
  for (let n = 0; n < count; n++) {
    group.address = crypto.randomUUID()
    await register(group, { title: `Waits ${n}` })
  }
  const { results } = await env.DB.prepare(
    "select id, revision from actions where status = 'pending' order by id",
  ).all<{
    id: string
    revision: number
  }>()
  return results.map(({ id, revision }) => `action:${id}~${revision}`)
}

async function statuses(): Promise<Record<string, unknown>[]> {
  return (await env.DB.prepare('select status, count(*) as n from actions group by status').all()).results
}

describe('many verdicts at once', () => {
  test('are given one by one, each with what came of it', async () => {
    const [changed = '', ...others] = await boxes(4)
    const coordinator = await coordinatorAt(MORNING)
    expect(await coordinator.read(paths.deskBulk('en'))).toContain(changed)
    await env.DB.prepare('update actions set revision = 7 where id = ?').bind(changed.slice(7, 17)).run()
    const values = { decision: 'publish', item: [changed, ...others] }
    const run = await postOn(coordinator, paths.deskBulk('en'), values)
    const page = await coordinator.read(run)
    expect(page).toContain(words.run.outcomes.stale)
    expect(page).toContain(words.run.states.done)
    expect(await statuses()).toEqual([
      { status: 'pending', n: 1 },
      { status: 'published', n: 3 },
    ])
    expect(await logLines()).toHaveLength(3)
  })

  test('want something chosen, and a reason to refuse', async () => {
    const all = await boxes(2)
    const coordinator = await coordinatorAt(MORNING)
    for (const values of [
      { decision: 'publish' },
      { decision: 'reject', item: all },
      { decision: 'praise', item: all },
      { decision: 'publish', item: ['action:x~1'] },
    ])
      expect((await coordinator.post(paths.deskBulk('en'), values)).status).toBe(400)
    const run = await postOn(coordinator, paths.deskBulk('en'), { decision: 'reject', reason: 'No.', item: all })
    const page = await coordinator.read(run)
    for (const said of [words.run.states.done, words.bulk.reject, 'No.']) expect(page).toContain(said)
    expect(await statuses()).toEqual([{ status: 'rejected', n: 2 }])
  })

  test('over 20 wait for a second coordinator', { timeout: 120_000 }, async () => {
    const all = await boxes(21)
    const first = await coordinatorAt(MORNING, 'First')
    const run = await postOn(first, paths.deskBulk('en'), { decision: 'publish', item: all })
    expect(await first.read(run)).toContain(words.run.states.proposed)
    expect((await first.post(run, {})).status).toBe(303)
    expect(await statuses()).toEqual([{ status: 'pending', n: 21 }])
    const second = await coordinatorAt(MORNING, 'Second')
    const proposal = (await proposalSeen(second)) ?? ''
    expect(await second.read(proposal)).toContain(words.bulk.publish)
    await postOn(second, proposal, { answer: 'second' })
    await finishRun(first, run)
    expect(await statuses()).toEqual([{ status: 'published', n: 21 }])
    const [one, two] = [await numberOf('First'), await numberOf('Second')]
    expect((await logLines()).slice(0, 2).map((line) => [line.coordinator_id, line.decision])).toEqual([
      [one, 'propose'],
      [two, 'second'],
    ])
  })

  test('out of scope are not given', async () => {
    const all = await boxes(1)
    const elsewhere = await coordinatorAt(MORNING, 'Elsewhere')
    await limit('Elsewhere', 'coordinator', [['country', 'FR']])
    expect(await elsewhere.read(paths.deskBulk('en'))).toContain(words.bulk.none)
    const before = await dumpEverything()
    expect((await elsewhere.post(paths.deskBulk('en'), { decision: 'publish', item: all })).status).toBe(404)
    expect(await dumpEverything()).toBe(before)
    expect(await statuses()).toEqual([{ status: 'pending', n: 1 }])
  })
})
