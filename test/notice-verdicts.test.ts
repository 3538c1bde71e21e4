import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { endSomeNotices, forgetOldNotices } from '../worker/jobs/notices.ts'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { SHIPPED_LANGS } from '../worker/rules/languages.ts'
import type { FormValues } from '../worker/rules/typed-action.ts'
import { openDatabase } from '../worker/store/database.ts'
import { describedBy, fieldsOf } from './support/html.ts'
import { publishedRally } from './support/rally.ts'
import { coordinatorAt, decide, MORNING, redirectOf, type Visitor } from './support/site.ts'
import { dumpEverything } from './support/storage.ts'

const t = messages.en
const NOTICE = { notice: 'canary-notice: to the park', noticeLang: 'en' }
const DAY = 86_400_000

async function rowOf(): Promise<Record<string, unknown> | null> {
  return env.DB.prepare('select id, status, reason from notices').first()
}

/** A notice that waits, and how a coordinator decides on it as the desk shows it. */
async function waitingNotice(otherwise: FormValues = {}) {
  const scene = await publishedRally()
  redirectOf(await scene.group.post(`${scene.link}/notice`, { ...NOTICE, ...otherwise }))
  const { id: notice = '' } = (await rowOf()) ?? {}
  const judge = async (coordinator: Visitor, values: FormValues) => {
    const [revision = ''] = fieldsOf(await coordinator.read(paths.deskNotices('en'))).revision ?? []
    return coordinator.post(paths.deskNotice('en', String(notice)), { revision, ...values })
  }
  return { ...scene, notice: String(notice), judge }
}

test('what a notice says is kept beside no verdict on its action: it is forgotten sooner', async () => {
  const { coordinator, id } = await waitingNotice()
  redirectOf(await decide(coordinator, id, 'cancel', { reason: 'It is called off' }))
  const { results } = await env.DB.prepare('select snapshot from verdict_snapshots').all()
  expect(results.length).toBeGreaterThan(1)
  expect(JSON.stringify(results)).not.toContain('canary-notice')
})

describe('a notice that is refused', () => {
  test('needs a reason, and what was typed is kept', async () => {
    const { coordinator, notice, judge } = await waitingNotice()
    const before = await dumpEverything()
    for (const [reason, words] of [
      ['', t.errors.required],
      ['x'.repeat(1001), t.errors.tooLong(1000)],
    ] as const) {
      const response = await judge(coordinator, { verdict: 'reject', reason })
      const page = await response.text()
      expect([response.status, describedBy(page, `reason-${notice}`)]).toEqual([400, [words]])
      expect(page).toContain(reason)
    }
    expect((await judge(coordinator, { verdict: 'praise' })).status).toBe(400)
    expect(await dumpEverything()).toBe(before)
  })

  test.each(SHIPPED_LANGS)('tells its organizer why, in their language and nobody else: %s', async (lang) => {
    const { group, coordinator, supporter, id, link, judge } = await waitingNotice({ noticeLang: lang })
    redirectOf(await judge(coordinator, { verdict: 'reject', why: 'names', reason: 'Canary reason' }))
    const page = await group.read(link)
    for (const words of [messages[lang].queue.reasons.names, 'Canary reason', t.organizers.notice.states.rejected])
      expect(page).toContain(words)
    for (const path of [paths.action('en', id), paths.feed({ of: 'all' }, 'en'), paths.actionCalendar('en', id)])
      expect(await supporter.read(path)).not.toMatch(/canary/i)
    // The next one begins anew.
    redirectOf(await group.post(`${link}/notice`, NOTICE))
    expect(await group.read(link)).not.toContain('Canary reason')
  })

  test('taken down too', async () => {
    const { group, coordinator, supporter, id, link, judge } = await waitingNotice()
    redirectOf(await judge(coordinator, { verdict: 'publish' }))
    expect((await judge(coordinator, { verdict: 'reject' })).status).toBe(400)
    redirectOf(await judge(coordinator, { verdict: 'reject', reason: 'Canary reason' }))
    expect(await supporter.read(paths.action('en', id))).not.toMatch(/canary/i)
    expect(await group.read(link)).toContain('Canary reason')
  })
})

describe('a notice whose action somebody else has taken', () => {
  async function taken() {
    const scene = await waitingNotice()
    const other = await coordinatorAt(MORNING, 'Other coordinator')
    redirectOf(await other.post(paths.deskClaims('en'), { does: 'take', item: `action:${scene.id}` }))
    return { ...scene, other }
  }

  test('is decided on only by who has read that, and what they typed is kept', async () => {
    const { coordinator, other, judge } = await taken()
    const refused = await judge(coordinator, { verdict: 'reject', reason: 'Kept words' })
    const page = await refused.text()
    expect(refused.status).toBe(409)
    for (const words of [t.queue.claims.warned('Other coordinator'), 'Kept words']) expect(page).toContain(words)
    expect(await rowOf()).toMatchObject({ status: 'pending' })
    const [despite = ''] = fieldsOf(page).despite ?? []
    redirectOf(await judge(coordinator, { verdict: 'reject', reason: 'Kept words', despite }))
    expect(await rowOf()).toMatchObject({ status: 'rejected', reason: 'Kept words' })
    expect(await other.read(paths.desk('en'))).toContain(t.desk.empty)
  })

  test('is warned of on the page of the action, and free to who has it', async () => {
    const { id, coordinator, other, judge } = await taken()
    const fields = fieldsOf(await coordinator.read(paths.deskAction('en', id)))
    expect(new Set(fields.despite).size).toBe(1)
    redirectOf(await judge(other, { verdict: 'publish' }))
  })

  test('of two at once one counts, and the other keeps what they typed', async () => {
    const { id, coordinator, judge } = await waitingNotice()
    const other = await coordinatorAt(MORNING, 'Other coordinator')
    const answers = await Promise.all([
      judge(coordinator, { verdict: 'publish' }),
      judge(other, { verdict: 'reject', reason: 'Kept words' }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    const late = answers.find(({ status }) => status === 409)
    expect(await late?.text()).toContain(t.desk.stale)
    redirectOf(await decide(other, id, 'cancel', { reason: 'No.' }))
  })
})

describe('the words of a notice', () => {
  const words = async () => (await env.DB.prepare('select text, reason from notices').all()).results
  const clockAt = (now: number) => forgetOldNotices(openDatabase(env.DB), now)
  const start = Date.parse(MORNING)

  test('are forgotten thirty days after it was refused', async () => {
    const { coordinator, group, link, judge } = await waitingNotice()
    await clockAt(start + 365 * DAY)
    expect(await words()).toHaveLength(1)
    redirectOf(await judge(coordinator, { verdict: 'reject', reason: 'Canary reason' }))
    await clockAt(start + 30 * DAY)
    expect(await group.read(link)).toContain('Canary reason')
    await clockAt(start + 30 * DAY + 1)
    expect(await words()).toEqual([])
    expect(await group.read(link)).not.toMatch(/canary/i)
  })

  test('are forgotten thirty days after its hour, and never while it is shown', async () => {
    const { coordinator, judge } = await waitingNotice()
    redirectOf(await judge(coordinator, { verdict: 'publish' }))
    const over = Date.parse('2027-06-20T15:00Z')
    await clockAt(over + 365 * DAY)
    expect(await words()).toHaveLength(1)
    await endSomeNotices(openDatabase(env.DB), env, over)
    await clockAt(over + 30 * DAY)
    expect(await words()).toHaveLength(1)
    await clockAt(over + 30 * DAY + 1)
    expect(await words()).toEqual([])
  })

  test('that ended before anybody wrote down when are forgotten by their age', async () => {
    await waitingNotice()
    await env.DB.exec("update notices set status = 'over'")
    await clockAt(start + 30 * DAY + 1)
    expect(await words()).toEqual([])
  })
})
