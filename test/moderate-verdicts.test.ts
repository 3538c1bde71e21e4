import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { giveVerdict } from '../worker/change/verdict.ts'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { findAction } from '../worker/store/actions.ts'
import { openDatabase } from '../worker/store/database.ts'
import { changeAt } from './support/change.ts'
import { describedBy, fieldsOf } from './support/html.ts'
import { statusOf, waitingRally } from './support/rally.ts'
import {
  coordinatorAt,
  decide,
  events,
  idOfAction,
  MORNING,
  publish,
  redirectOf,
  register,
  Visitor,
} from './support/site.ts'
import { dumpDatabase, dumpDecided, dumpEverything } from './support/storage.ts'

const t = messages.en

async function verdicts() {
  return (await dumpDecided()).verdicts ?? []
}

describe('a verdict', () => {
  test('publishes, and asks for a letter only where there is an address', async () => {
    const { id, coordinator } = await waitingRally({ email: 'a@mail.example' })
    redirectOf(await decide(coordinator, id, 'publish'))
    await publish(new Visitor(MORNING), coordinator)
    const { outbox = [], actions = [] } = await dumpDatabase()
    expect(outbox.map(({ action_id, letter, sent_at }) => ({ action_id, letter, sent_at }))).toEqual([
      { action_id: id, letter: 'received', sent_at: null },
      { action_id: id, letter: 'published', sent_at: null },
    ])
    expect(actions.map(({ status, sequence }) => [status, sequence])).toEqual([
      ['published', 0],
      ['published', 0],
    ])
  })

  test('that refuses needs a reason', async () => {
    const { id, coordinator } = await waitingRally()
    const before = await dumpEverything()
    for (const [reason, words] of [
      ['', t.errors.required],
      ['  ', t.errors.required],
      ['x'.repeat(1001), t.errors.tooLong(1000)],
    ] as const) {
      const response = await decide(coordinator, id, 'reject', { reason })
      expect([response.status, describedBy(await response.text(), 'reason-reject')]).toEqual([400, [words]])
    }
    for (const verdict of ['', 'praise', 'constructor'])
      expect((await decide(coordinator, id, verdict)).status).toBe(400)
    expect((await coordinator.post(paths.deskAction('en', id), { verdict: 'publish' })).status).toBe(400)
    expect(await dumpEverything()).toBe(before)
    redirectOf(await decide(coordinator, id, 'reject', { reason: 'Which square?' }))
    expect(await statusOf(id)).toBe('rejected')
  })

  test('on what has changed meanwhile is told as a conflict and changes nothing', async () => {
    const { group, form, link, id, coordinator } = await waitingRally()
    const desk = paths.deskAction('en', id)
    const seen = fieldsOf(await coordinator.read(desk)).revision?.[0] ?? ''
    redirectOf(await group.post(`${link}/edit`, { ...form, summary: 'Something quite different' }))
    const before = await dumpEverything()
    for (const revision of [seen, '7', '999999999']) {
      for (const verdict of ['publish', 'reject']) {
        const response = await coordinator.post(desk, { verdict, revision, reason: 'x' })
        expect(response.status).toBe(409)
        expect(await response.text()).toMatch(/This has changed since you opened it[\s\S]*Something quite different/)
      }
    }
    expect(await dumpEverything()).toBe(before)
  })

  test('on what was withdrawn is a conflict', async () => {
    const { group, link, id, coordinator } = await waitingRally()
    const revision = fieldsOf(await coordinator.read(paths.deskAction('en', id))).revision?.[0] ?? ''
    redirectOf(await group.post(`${link}/withdraw`, {}))
    const before = await dumpEverything()
    for (const seen of [revision, '1'])
      expect((await coordinator.post(paths.deskAction('en', id), { verdict: 'publish', revision: seen })).status).toBe(
        409,
      )
    expect(await dumpEverything()).toBe(before)
  })

  test('of two at once: one counts, the other is told', async () => {
    const { id, coordinator } = await waitingRally()
    const other = await coordinatorAt(MORNING, 'Other coordinator')
    const responses = await Promise.all([
      decide(coordinator, id, 'publish'),
      decide(other, id, 'reject', { reason: 'No.' }),
    ])
    expect(responses.map(({ status }) => status).sort()).toEqual([303, 409])
    expect(await verdicts()).toHaveLength(1)
    expect(await statusOf(id)).toBe(responses[0]?.status === 303 ? 'published' : 'rejected')
  })

  test('on what was deleted a moment ago is not even logged', async () => {
    const { group, link, id } = await waitingRally()
    const db = openDatabase(env.DB)
    const record = await findAction(db, id)
    if (!record) throw new Error('the action is not there')
    redirectOf(await group.post(`${link}/delete`, { confirm: 'on' }))
    const change = changeAt(group.now)
    const outcome = await giveVerdict(change, 1, record, { subject: 'action', decision: 'reject', reason: 'No.' })
    expect(outcome).toEqual({ ok: false, error: 'stale' })
    expect(await verdicts()).toEqual([])
  })

  test.each(['publish', 'publish-change', 'reject-change', 'publish-report', 'reject-report', 'confirm', 'restore'])(
    '%s where nothing of the kind waits is a conflict',
    async (verdict) => {
      const coordinator = await coordinatorAt(MORNING)
      const { id } = await publish(new Visitor(MORNING), coordinator)
      const before = await dumpEverything()
      expect((await decide(coordinator, id, verdict, { reason: 'x' })).status).toBe(409)
      expect(await dumpEverything()).toBe(before)
    },
  )

  test('is logged: who, when, on what, and a hash of what was seen; never a text', async () => {
    const { group, form, link, id, coordinator } = await waitingRally()
    redirectOf(await decide(coordinator, id, 'reject', { reason: 'Canary reason' }))
    redirectOf(await group.post(`${link}/edit`, { ...form, title: 'Canary title' }))
    coordinator.waitUntil('2027-06-01T11:00Z')
    redirectOf(await decide(coordinator, id, 'publish'))
    redirectOf(await group.post(`${link}/edit`, { ...form, title: 'Canary title', venue: 'Canary venue' }))
    const other = await coordinatorAt('2027-06-01T12:00Z', 'Other coordinator')
    redirectOf(await decide(other, id, 'publish-change'))
    redirectOf(await group.post(`${link}/cancel`, { reason: 'Canary weather' }))
    redirectOf(await decide(other, id, 'confirm'))
    const log = await verdicts()
    expect(
      log.map(({ at, coordinator_id, subject, subject_id, decision }) => [
        at,
        coordinator_id,
        subject,
        subject_id,
        decision,
      ]),
    ).toEqual([
      [Date.parse(MORNING), 1, 'action', id, 'reject'],
      [Date.parse('2027-06-01T11:00Z'), 1, 'action', id, 'publish'],
      [Date.parse('2027-06-01T12:00Z'), 2, 'change', id, 'publish'],
      [Date.parse('2027-06-01T12:00Z'), 2, 'cancellation', id, 'confirm'],
    ])
    expect(new Set(log.map(({ snapshot_hash }) => snapshot_hash)).size).toBe(4)
    for (const { snapshot_hash } of log) expect(snapshot_hash).toMatch(/^[\w-]{43}$/)
    expect(JSON.stringify(log)).not.toContain('Canary')
    await expect(env.DB.prepare("update verdicts set decision = 'reject'").run()).rejects.toThrow('append-only')
    await expect(env.DB.prepare('delete from verdicts').run()).rejects.toThrow('append-only')
  })

  test('takes down what was public: gone everywhere, and its organizer knows why', async () => {
    const group = new Visitor(MORNING)
    const coordinator = await coordinatorAt(MORNING)
    const { id, link } = await publish(group, coordinator, { title: 'Taken down' })
    expect((await decide(coordinator, id, 'reject', {})).status).toBe(400)
    redirectOf(await decide(coordinator, id, 'reject', { reason: 'It calls for harm.' }))
    expect((await group.get(paths.action('en', id))).status).toBe(404)
    expect(await group.read(paths.actionCalendar('en', id))).toMatch(/^STATUS:CANCELLED\r$/m)
    const block = paths.mapBlock({ of: 'all' }, 'en', {}, 'q')
    for (const path of [paths.home('en'), paths.feed({ of: 'all' }, 'en'), block])
      expect(await group.read(path)).not.toContain('Taken down')
    expect(await (await group.get(paths.map({ of: 'all' }))).json()).toMatchObject({ lat: [] })
    expect(await group.read(link)).toContain('It calls for harm.')
  })

  test('publishes nothing that shows more than the cap of its country, even one that came later', async () => {
    const group = new Visitor(MORNING)
    const { link } = await publish(group, await coordinatorAt(MORNING), { title: 'Before the cap' })
    redirectOf(await group.post(`${link}/cancel`, { reason: 'Ill' }))
    await register(group, { title: 'Too exact' })
    await register(group, { title: 'Exact in time', tier: 'city', revealDate: '2027-06-20', revealTime: '12:00' })
    await register(group, { title: 'As the cap wants', tier: 'city' })
    const capped = await coordinatorAt(MORNING, 'Capped', { TIER_CAPS: 'DE:city' })
    const error = t.errors.tierCapped('Germany', t.submit.tiers.city)
    const before = await dumpDatabase()
    for (const [title, verdict] of [
      ['Too exact', 'publish'],
      ['Exact in time', 'publish'],
      ['Before the cap', 'restore'],
    ] as const) {
      const response = await decide(capped, await idOfAction(title), verdict)
      expect(response.status).toBe(400)
      expect(await response.text()).toContain(error)
    }
    const { actions } = await dumpDatabase()
    expect(actions).toEqual(before.actions)
    redirectOf(await decide(capped, await idOfAction('As the cap wants'), 'publish'))
  })

  test('restores what was cancelled in error: the same event, a higher sequence, no reason left', async () => {
    const group = new Visitor(MORNING)
    const coordinator = await coordinatorAt(MORNING)
    const { id, link } = await publish(group, coordinator)
    redirectOf(await group.post(`${link}/cancel`, { reason: 'Canary reason' }))
    redirectOf(await decide(coordinator, id, 'restore'))
    const [event] = events(await group.read(paths.actionCalendar('en', id)))
    expect(event).toEqual(expect.arrayContaining([`UID:${id}@hamseda`, 'SEQUENCE:6', 'STATUS:CONFIRMED']))
    expect(await group.read(paths.action('en', id))).not.toMatch(/Canary reason|Cancelled/)
    expect(await coordinator.read(paths.desk('en'))).toContain(t.desk.empty)
  })

  test.each([false, true])(
    'takes down what was cancelled, with words that harm: confirmed before: %s',
    async (confirmed) => {
      const group = new Visitor(MORNING)
      const coordinator = await coordinatorAt(MORNING)
      const { id, link } = await publish(group, coordinator, { title: 'Cancelled' })
      redirectOf(await group.post(`${link}/cancel`, { reason: 'Canary reason' }))
      if (confirmed) redirectOf(await decide(coordinator, id, 'confirm'))
      expect(await coordinator.read(paths.deskAction('en', id))).toContain(t.desk.takeDown)
      redirectOf(await decide(coordinator, id, 'reject', { reason: 'It names somebody.' }))
      expect((await group.get(paths.action('en', id))).status).toBe(404)
      for (const path of [paths.home('en'), paths.feed({ of: 'all' }, 'en')])
        expect(await group.read(path)).not.toMatch(/Canary|Cancelled: Cancelled/)
      expect(await coordinator.read(paths.desk('en'))).toContain(t.desk.empty)
      expect(await group.read(link)).toContain('It names somebody.')
      expect(JSON.stringify((await dumpDatabase()).actions)).not.toContain('Canary')
    },
  )

  test('confirms a cancellation: it is the campaign’s word then, and leaves the queue', async () => {
    const group = new Visitor(MORNING)
    const coordinator = await coordinatorAt(MORNING)
    const { id, link } = await publish(group, coordinator, { title: 'Rained off' })
    redirectOf(await group.post(`${link}/cancel`, { reason: 'It rains.' }))
    redirectOf(await decide(coordinator, id, 'confirm'))
    expect(await group.read(paths.action('en', id))).not.toContain(t.action.cancelledByOrganizer)
    expect(await group.read(paths.action('en', id))).toContain('It rains.')
    expect(await coordinator.read(paths.desk('en'))).not.toContain('Rained off')
  })
})
