import { describe, expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { Authenticator } from './support/authenticator.ts'
import { registerBy } from './support/passkeys.ts'
import { publishedRally, statusOf } from './support/rally.ts'
import { lastLine, logLines, numberOf, takeBack } from './support/safety.ts'
import { coordinatorAt, decide, redirectOf, Visitor } from './support/site.ts'

const words = messages.en.safetyDesk.second
/** A day before the action of the test begins, and within and beyond seven days of it. */
const LATE = '2027-06-19T12:00Z'
const WITHIN = '2027-06-12T12:01Z'
const BEYOND = '2027-06-12T12:00Z'

/** Somebody whom an owner lets in on a page of the team, and who comes at once. */
async function letIn(owner: Visitor, path: string, values: Record<string, string> = {}): Promise<Visitor> {
  const page = await (await owner.post(path, values)).text()
  const [, secret = ''] = /sign-in\/([0-9a-z]{32})/.exec(page) ?? []
  const visitor = new Visitor(new Date(owner.now).toISOString())
  expect((await registerBy(visitor.site, paths.signIn('en', secret), new Authenticator())).status).toBe(200)
  return visitor
}

const invitedBy = (owner: Visitor, name: string) => letIn(owner, paths.deskTeam('en'), { name, role: 'owner' })

/** Goes on in the session of somebody who has signed in anew a day before the action. */
const lateAs = (name: string) => coordinatorAt(LATE, name)

/** What somebody proposes a day before an action: whether somebody else may second it, and then does. */
async function seconds(first: string, second: string): Promise<boolean> {
  const { id } = await publishedRally()
  redirectOf(await decide(await lateAs(first), id, 'cancel', { reason: 'Canary' }))
  const other = await lateAs(second)
  const [, number = ''] = /desk\/proposals\/(\d+)/.exec(await other.read(paths.desk('en'))) ?? []
  const proposal = paths.deskProposal('en', Number(number))
  const page = await other.read(proposal)
  const { status } = await other.post(proposal, { answer: 'second' })
  const isDone = (await statusOf(id)) === 'cancelled'
  expect([status, page.includes(words.invited), page.includes('value="second"')]).toEqual([
    ...[isDone ? 303 : 409, !isDone, isDone],
  ])
  return isDone
}

describe('whoever was let in within seven days', () => {
  test.each([
    ['by who proposed it', 'Owner', 'Puppet'],
    ['and proposed it, by who would second it', 'Puppet', 'Owner'],
    ['by somebody whom who proposed it had let in', 'Owner', 'Puppet of the puppet'],
  ])('%s is no second', async (_, first, second) => {
    const owner = await coordinatorAt(WITHIN, 'Owner')
    const puppet = await invitedBy(owner, 'Puppet')
    await invitedBy(puppet, 'Puppet of the puppet')
    expect(await seconds(first, second)).toBe(false)
  })

  test('is one for whoever else there is', async () => {
    await invitedBy(await coordinatorAt(WITHIN, 'Owner'), 'New one')
    await coordinatorAt(WITHIN, 'Independent')
    expect(await seconds('Independent', 'New one')).toBe(true)
  })

  test('is one for whoever came with them: a team that is made in the week of the day decides at once', async () => {
    const owner = await coordinatorAt(WITHIN, 'Owner')
    await invitedBy(owner, 'New one')
    await invitedBy(owner, 'Other new one')
    expect(await seconds('New one', 'Other new one')).toBe(true)
  })

  test('by a new link is no second for who gave it', async () => {
    await coordinatorAt(BEYOND, 'Locked out')
    const owner = await coordinatorAt(WITHIN, 'Owner')
    await letIn(owner, paths.deskTeam('en', await numberOf('Locked out'), 'link'))
    expect(await seconds('Owner', 'Locked out')).toBe(false)
  })

  test('as somebody who was removed and brought back is no second for who did that', async () => {
    await coordinatorAt(BEYOND, 'Removed')
    const owner = await coordinatorAt(WITHIN, 'Owner')
    redirectOf(await owner.post(paths.deskTeam('en', await numberOf('Removed'), 'remove'), {}))
    redirectOf(await takeBack(owner, (await lastLine()).id))
    expect(await seconds('Owner', 'Removed')).toBe(false)
  })
})

test('whoever was let in longer ago is a second', async () => {
  await invitedBy(await coordinatorAt(BEYOND, 'Owner'), 'Known')
  expect(await seconds('Owner', 'Known')).toBe(true)
})

test('whatever an owner does with somebody is told under one number', async () => {
  const owner = await coordinatorAt(LATE, 'Owner')
  await invitedBy(owner, 'New one')
  const id = await numberOf('New one')
  await letIn(owner, paths.deskTeam('en', id, 'link'))
  redirectOf(await owner.post(paths.deskTeam('en', id), { role: 'translator' }))
  redirectOf(await owner.post(paths.deskTeam('en', id, 'remove'), {}))
  const ofTeam = (await logLines()).filter(({ subject }) => subject === 'coordinator')
  expect(ofTeam.map((line) => [line.decision, line.subject_id])).toEqual(
    ['add', 'give', 'save', 'remove'].map((decision) => [decision, String(id)]),
  )
})
