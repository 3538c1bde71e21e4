import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { LEASE_MS } from '../worker/rules/letter.ts'
import { mortal } from './support/mortal.ts'
import { outbox, postOffice, sendAt } from './support/post.ts'
import { coordinatorAt, MORNING, publish, Visitor } from './support/site.ts'

const NOON = Date.parse('2027-06-01T12:00Z')
const HOUR = 3_600_000

async function lettersWaiting(count: number) {
  const coordinator = await coordinatorAt(MORNING)
  for (let n = 0; n < count; n++) await publish(new Visitor(MORNING), coordinator, { email: `group-${n}@mail.example` })
  // Those that say that each has arrived would be taken in hand first.
  await env.DB.exec("delete from outbox where letter = 'received'")
  return coordinator
}

describe('each letter goes out once', () => {
  test('though the queue and the clock come at the same time, twice each', async () => {
    await lettersWaiting(5)
    const office = postOffice()
    await Promise.all([1, 2, 3, 4].map(() => sendAt(NOON, office.env)))
    expect(office.posted.map(({ to }) => to).sort()).toEqual([0, 1, 2, 3, 4].map((n) => `group-${n}@mail.example`))
    expect(await outbox()).toEqual(Array(5).fill({ letter: 'published', status: 'sent', attempts: 1, failure: null }))
  })

  test.each([true, false])('though the Worker dies at any call (its answer lost: %s)', async (answered) => {
    let survived = false
    const fates = new Set<string>()
    for (let at = 0; !survived; at++) {
      await lettersWaiting(1)
      const office = postOffice()
      const dying = mortal(office.env, { at, answered })
      await sendAt(NOON, dying.env).catch(() => undefined)
      survived = dying.calls() <= at
      const before = office.posted.length
      // Others come by, at once and when the lease has run out, and twice.
      for (const later of [0, 1, LEASE_MS, LEASE_MS + 1, 24 * HOUR]) await sendAt(NOON + later, office.env)
      const [letter] = await outbox()
      fates.add(`${letter?.status} ${before} ${office.posted.length}`)
      await env.DB.exec('delete from actions')
    }
    // It went and is known to have gone, once; or nobody knows, and nobody sends it again.
    expect([...fates].sort()).toEqual(['perhaps 0 0', 'perhaps 1 1', 'sent 0 1', 'sent 1 1'])
  })

  test('also when a sender that was given up turns out to have sent it', async () => {
    await lettersWaiting(1)
    const office = postOffice()
    const { promise: slow, resolve: arrives } = Promise.withResolvers<void>()
    const MAIL: SendEmail = { send: () => slow.then(() => ({ messageId: 'late' })) }
    const first = sendAt(NOON, { ...office.env, MAIL })
    while ((await outbox())[0]?.status !== 'sending') await Promise.resolve()
    await sendAt(NOON + LEASE_MS, office.env)
    expect(await outbox()).toMatchObject([{ status: 'perhaps' }])
    arrives()
    await first
    expect([await outbox(), office.posted]).toMatchObject([[{ status: 'sent' }], []])
  })
})

describe('a letter that the mail service does not take', () => {
  test('is tried again after growing pauses, five times in all, and is then shown at the desk', async () => {
    await lettersWaiting(1)
    const tried: number[] = []
    let now = NOON
    const refusing = postOffice(() => {
      tried.push(now)
      throw Object.assign(new Error('not now'), { code: 'E_RATE_LIMIT_EXCEEDED' })
    })
    for (; now < NOON + 48 * HOUR; now += 60_000 * 5) await sendAt(now, refusing.env)
    const pauses = tried.slice(1).map((at, index) => at - (tried[index] ?? 0))
    expect(pauses).toHaveLength(4)
    expect(pauses.toSorted((a, b) => a - b)).toEqual(pauses)
    expect(new Set(pauses).size).toBe(4)
    expect(await outbox()).toMatchObject([{ status: 'failed', attempts: 5, failure: 'E_RATE_LIMIT_EXCEEDED' }])
    const coordinator = await coordinatorAt('2027-06-03T12:00Z', 'Later', refusing.settings)
    const page = await coordinator.read(paths.deskOutbox('en'))
    expect(page).toContain(messages.en.letters.desk.statuses.failed)
    expect(page).toContain('E_RATE_LIMIT_EXCEEDED')
  })

  test('or has perhaps taken, goes again by a coordinator’s word alone', async () => {
    await lettersWaiting(1)
    const office = postOffice()
    const dying = mortal(office.env, { at: 1, answered: true })
    await sendAt(NOON, dying.env).catch(() => undefined)
    await sendAt(NOON + LEASE_MS, office.env)
    expect(await outbox()).toMatchObject([{ status: 'perhaps' }])
    const coordinator = await coordinatorAt('2027-06-01T13:00Z', 'Later', office.settings)
    const page = await coordinator.read(paths.deskOutbox('en'))
    expect(page).toContain(messages.en.letters.desk.perhapsHint)
    const id = /name="id" value="(\d+)"/.exec(page)?.[1] ?? ''
    expect((await coordinator.post(paths.deskOutbox('en'), { id })).status).toBe(303)
    await sendAt(NOON + 2 * HOUR, office.env)
    await coordinator.post(paths.deskOutbox('en'), { id })
    await sendAt(NOON + 3 * HOUR, office.env)
    expect([await outbox(), office.posted.length]).toMatchObject([[{ status: 'sent' }], 1])
  })
})
