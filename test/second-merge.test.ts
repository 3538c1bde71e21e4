import { describe, expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { publishedRally, statusOf } from './support/rally.ts'
import { limit, logLines, numberOf } from './support/safety.ts'
import { coordinatorAt, decide, idOfAction, publish, redirectOf, register, type Visitor } from './support/site.ts'

const words = messages.en.safetyDesk.second
/** A day before the action of the test begins. */
const LATE = '2027-06-19T12:00Z'
const PARIS = { title: 'The other one', city: 'Paris', venue: 'A trap' }

/** A published action of tomorrow, another one as the test wants it, and somebody who may decide on both. */
async function two(otherwise: Record<string, string>) {
  const { id, form, group, coordinator, link } = await publishedRally()
  const other = await publish(group, coordinator, { ...form, key: '', ...otherwise })
  return { id, form, group, link, other, first: await coordinatorAt(LATE, 'First') }
}

async function proposalSeen(coordinator: Visitor): Promise<string | null> {
  const [, id] = /desk\/proposals\/(\d+)/.exec(await coordinator.read(paths.desk('en'))) ?? []
  return id === undefined ? null : paths.deskProposal('en', Number(id))
}

const lastLines = async (count: number) =>
  (await logLines()).slice(-count).map((line) => [line.coordinator_id, line.decision])

describe('a merge in the last 48 hours', () => {
  test('that leads to another place needs a second coordinator, who sees where to', async () => {
    const { id, other, first } = await two(PARIS)
    redirectOf(await decide(first, id, 'merge', { kept: other.id }))
    expect(await statusOf(id)).toBe('published')
    expect(await lastLines(1)).toEqual([[await numberOf('First'), 'propose']])
    const second = await coordinatorAt(LATE, 'Second')
    const proposal = (await proposalSeen(second)) ?? ''
    const page = await second.read(proposal)
    expect(page).toContain(words.merges)
    expect(page).toContain(words.leadsTo(PARIS.title))
    expect(page).toContain(PARIS.venue)
    redirectOf(await second.post(proposal, { answer: 'second' }))
    expect(await statusOf(id)).toBe('withdrawn')
    expect((await second.get(paths.action('en', id))).headers.get('Location')).toBe(paths.action('en', other.id))
    expect(await lastLines(2)).toEqual([
      [await numberOf('First'), 'merge'],
      [await numberOf('Second'), 'second'],
    ])
  })

  test.each([
    ['of what is the same needs one alone', { title: 'The same' }, LATE],
    ['is none earlier than that', PARIS, '2027-06-18T12:59Z'],
  ])('%s', async (_, otherwise, at) => {
    const { id, other, first } = await two(otherwise)
    first.waitUntil(at)
    redirectOf(await decide(first, id, 'merge', { kept: other.id }))
    expect(await statusOf(id)).toBe('withdrawn')
  })

  test('into what nobody can see needs two as well', async () => {
    const { id, form, group, first } = await two(PARIS)
    await register(group, { ...form, key: '', title: 'It waits' })
    redirectOf(await decide(first, id, 'merge', { kept: await idOfAction('It waits') }))
    expect(await statusOf(id)).toBe('published')
  })

  test('is nobody’s to second who may not see where it leads, and stale once that has changed', async () => {
    const { id, form, group, other, first } = await two(PARIS)
    redirectOf(await decide(first, id, 'merge', { kept: other.id }))
    const proposal = (await proposalSeen(first)) ?? ''
    const elsewhere = await coordinatorAt(LATE, 'Elsewhere')
    await limit('Elsewhere', 'coordinator', [['country', 'DE']])
    expect(await proposalSeen(elsewhere)).toBeNull()
    expect((await elsewhere.post(proposal, { answer: 'second' })).status).toBe(404)
    const second = await coordinatorAt(LATE, 'Second')
    redirectOf(await group.post(`${other.link}/edit`, { ...form, ...PARIS, venue: 'Another trap' }))
    expect((await second.post(proposal, { answer: 'second' })).status).toBe(409)
    expect(await statusOf(id)).toBe('published')
  })
})
