import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { verifyChain } from '../worker/store/verify-chain.ts'
import { Authenticator } from './support/authenticator.ts'
import { limit, numberOf, takeBack, wholeLog } from './support/safety.ts'
import { coordinatorAt, MORNING, ORIGIN, redirectOf, type Visitor } from './support/site.ts'

const words = messages.en.safetyDesk

/** Makes another passkey in a session. */
async function addPasskey(visitor: Visitor): Promise<void> {
  const options = await visitor.postJson(paths.deskPasskeys('en', 'options'), {})
  const response = await new Authenticator().register(await options.json(), ORIGIN)
  const answer = await visitor.postJson(paths.deskPasskeys('en'), { name: 'Canary of a name', response })
  expect(answer.status).toBe(200)
}

/** The ids of a coordinator's passkeys, the last made last. */
async function passkeysOf(name: string): Promise<string[]> {
  const { results } = await env.DB.prepare(
    'select credential_id as id from passkeys where coordinator_id = ? order by name desc',
  )
    .bind(await numberOf(name))
    .all<{ id: string }>()
  return results.map(({ id }) => id)
}

const remove = (visitor: Visitor, id: string) => visitor.post(paths.deskPasskeys('en', 'remove'), { id })
const told = async () => (await wholeLog()).map((line) => [line.coordinator_id, line.subject, line.decision])

describe('the log', () => {
  test('tells who came in by a link, and who added or removed a passkey: by hashes alone, in the chain', async () => {
    const visitor = await coordinatorAt(MORNING, 'Somebody')
    await addPasskey(visitor)
    const [first = '', second = ''] = await passkeysOf('Somebody')
    redirectOf(await remove(visitor, second))
    const id = await numberOf('Somebody')
    expect(await told()).toEqual(['enter', 'add', 'remove'].map((decision) => [id, 'passkey', decision]))
    const [, added, removed] = await wholeLog()
    expect(added?.subject_id).toBe(removed?.subject_id)
    const written = JSON.stringify((await env.DB.prepare('select * from verdicts').all()).results)
    for (const word of [first, second, 'Canary']) expect(written).not.toContain(word)
    const report = await verifyChain(async (query) => (await env.DB.prepare(query).all()).results)
    // Each post has sealed its own.
    expect([report.verdicts, report.faults]).toEqual([3, []])
    const page = await visitor.read(paths.deskLog('en'))
    for (const decision of ['enter', 'add', 'remove'] as const)
      expect(page).toContain(`${words.log.subjects.passkey}: ${words.log.decisions[decision]}`)
  })

  test('does not tell what did not happen: of somebody’s last passkey, and of another’s', async () => {
    const visitor = await coordinatorAt(MORNING, 'Somebody')
    const other = await coordinatorAt(MORNING, 'Other')
    await addPasskey(other)
    const before = await told()
    const [own = ''] = await passkeysOf('Somebody')
    const [theirs = ''] = await passkeysOf('Other')
    for (const id of [own, theirs, 'none']) expect((await remove(visitor, id)).status).toBe(409)
    expect(await told()).toEqual(before)
  })
})

describe('what the log tells of passkeys', () => {
  test('cannot be taken back, which is said, alone and among all that somebody did', async () => {
    const visitor = await coordinatorAt(MORNING, 'Somebody')
    await addPasskey(visitor)
    const owner = await coordinatorAt(MORNING, 'Owner')
    const before = await told()
    for (const { id } of (await wholeLog()).slice(0, 2)) {
      expect(await owner.read(paths.deskVerdict('en', id))).toContain(words.revert.refused.passkey)
      const answer = await takeBack(owner, id)
      expect([answer.status, await answer.text()]).toEqual([409, expect.stringContaining(words.revert.refused.passkey)])
    }
    const of = { by: String(await numberOf('Somebody')), since: '2027-06-01T09:00' }
    const preview = await owner.read(paths.deskRevertMany('en', of))
    for (const said of [words.revert.will(0), words.revert.cannot(2)]) expect(preview).toContain(said)
    expect(await told()).toEqual(before)
  })

  test('is for those alone who keep the team', async () => {
    await coordinatorAt(MORNING, 'Somebody')
    const [line] = await wholeLog()
    const coordinator = await coordinatorAt(MORNING, 'Coordinator')
    await limit('Coordinator', 'coordinator')
    expect((await takeBack(coordinator, line?.id ?? 0)).status).toBe(403)
    await limit('Coordinator', 'coordinator', [['country', 'DE']])
    expect((await coordinator.get(paths.deskVerdict('en', line?.id ?? 0))).status).toBe(404)
    expect(await coordinator.read(paths.deskLog('en'))).not.toContain(`${words.log.subjects.passkey}:`)
  })
})
