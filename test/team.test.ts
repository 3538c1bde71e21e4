import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { Authenticator } from './support/authenticator.ts'
import { registerBy, signInWith } from './support/passkeys.ts'
import { coordinatorAt, decide, MORNING, ORIGIN, publish, redirectOf, Visitor } from './support/site.ts'
import { dumpDatabase, dumpEverything } from './support/storage.ts'

const t = messages.en

/** The number of a coordinator of the tests. */
async function numberOf(name: string): Promise<number> {
  return Number(await env.DB.prepare('select id from coordinators where name = ?').bind(name).first('id'))
}

/** The path of the link that a page shows. */
function linkOn(page: string): string {
  const url = /value="(https:[^"]+\/sign-in\/[0-9a-z]{32})"/.exec(page)?.[1]
  if (!url?.startsWith(ORIGIN)) throw new Error('the page shows no link')
  return new URL(url).pathname
}

async function log(): Promise<string[]> {
  const { results } = await env.DB.prepare(
    `select name || ': ' || decision || ' ' || subject || ' ' || subject_id as line from verdicts
      join coordinators on coordinators.id = coordinator_id where subject = 'coordinator' order by verdicts.id`,
  ).all<{ line: string }>()
  return results.map(({ line }) => line)
}

const INVITED = { name: 'Newcomer', role: 'coordinator', country: ['DE', 'FR'], language: 'fa' }

describe('an invitation', () => {
  test('is shown once, lets its holder in once, with role and limits, and stands in the log', async () => {
    const owner = await coordinatorAt(MORNING)
    const link = linkOn(await (await owner.post(paths.deskTeam('en'), INVITED)).text())
    expect(await owner.read(paths.deskTeam('en'))).not.toContain(link)
    expect(await dumpEverything()).not.toContain(link.split('/').at(-1))
    const [newcomer, device] = [new Visitor(MORNING), new Authenticator()]
    expect((await registerBy(newcomer.site, link, device)).status).toBe(200)
    expect((await registerBy(new Visitor(MORNING).site, link, device)).status).toBe(400)
    expect((await newcomer.get(paths.desk('en'))).status).toBe(200)
    expect((await newcomer.get(paths.deskTeam('en'))).status).toBe(403)
    expect(await owner.read(paths.deskTeam('en'))).toContain('Germany, France, Persian')
    expect(await log()).toEqual([`Test coordinator: add coordinator ${await numberOf('Newcomer')}`])
  })

  test.each<[string, Record<string, string | string[]>]>([
    ['without a name', { name: '' }],
    ['without a role', { role: '' }],
    ['with a role that is none', { role: 'admin' }],
    ['to a country that is none', { country: ['FR', 'XX'] }],
    ['to a language that is none', { language: 'tlh' }],
    ['to a day that is not called', { day: 'no-such-day' }],
    ['by a name that is taken', { name: 'Test coordinator' }],
  ])('%s is refused, keeps what was typed, and changes nothing', async (_, otherwise) => {
    const owner = await coordinatorAt(MORNING)
    const before = await dumpEverything()
    const response = await owner.post(paths.deskTeam('en'), { ...INVITED, ...otherwise })
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('value="FR" checked')
    expect(await dumpEverything()).toBe(before)
  })

  test('gives no more than its giver has', async () => {
    const owner = await coordinatorAt(MORNING, 'Owner of two', {}, { role: 'owner', scope: { country: ['DE', 'FR'] } })
    for (const country of [[], ['DE', 'ES']])
      expect((await owner.post(paths.deskTeam('en'), { ...INVITED, country })).status).toBe(400)
    expect((await owner.post(paths.deskTeam('en'), { ...INVITED, country: 'FR' })).status).toBe(200)
  })
})

describe('a coordinator', () => {
  test('whose role and limits an owner changes has them from the next click on', async () => {
    const owner = await coordinatorAt(MORNING)
    const other = await coordinatorAt(MORNING, 'Other', {}, { role: 'owner' })
    const path = paths.deskTeam('en', await numberOf('Other'))
    expect(redirectOf(await owner.post(path, { role: 'coordinator', country: 'DE' }))).toBe(paths.deskTeam('en'))
    expect((await other.get(paths.deskTeam('en'))).status).toBe(403)
    expect((await other.get(paths.desk('en'))).status).toBe(200)
    expect((await other.get(paths.deskNewDay('en'))).status).toBe(404)
    redirectOf(await owner.post(path, { role: 'translator' }))
    expect(redirectOf(await other.get(paths.desk('en')))).toBe(paths.deskTranslations('en'))
    expect((await dumpDatabase()).coordinator_scopes).toEqual([])
    expect((await log()).map((line) => line.split(' ')[2])).toEqual(['save', 'save'])
  })

  test('who is removed is out at once, everywhere, with passkeys and links; what they decided stays', async () => {
    const owner = await coordinatorAt(MORNING)
    const link = linkOn(await (await owner.post(paths.deskTeam('en'), INVITED)).text())
    const [other, device] = [new Visitor(MORNING), new Authenticator()]
    await registerBy(other.site, link, device)
    const id = await numberOf('Newcomer')
    const unused = linkOn(await (await owner.post(paths.deskTeam('en', id, 'link'), {})).text())
    redirectOf(await owner.post(paths.deskTeam('en', id, 'remove'), {}))
    expect(redirectOf(await other.get(paths.desk('en')))).toBe(paths.signIn('en'))
    expect((await signInWith(other.site, device)).status).toBe(400)
    expect((await registerBy(other.site, unused, new Authenticator())).status).toBe(400)
    const { sessions, passkeys, sign_in_links, coordinators } = await dumpDatabase()
    expect([sessions?.length, passkeys?.length, sign_in_links, coordinators?.length]).toEqual([1, 1, [], 2])
    expect((await log()).map((line) => line.split(' ')[2])).toEqual(['add', 'give', 'remove'])
    for (const step of [undefined, 'link', 'remove'] as const)
      expect((await owner.post(paths.deskTeam('en', id, step), { role: 'owner' })).status).toBe(404)
    expect((await owner.post(paths.deskTeam('en'), INVITED)).status).toBe(400)
  })

  test('who is given a new link comes in by that one and by none before', async () => {
    const owner = await coordinatorAt(MORNING)
    const first = linkOn(await (await owner.post(paths.deskTeam('en'), INVITED)).text())
    const path = paths.deskTeam('en', await numberOf('Newcomer'), 'link')
    const second = linkOn(await (await owner.post(path, {})).text())
    expect((await registerBy(new Visitor(MORNING).site, first, new Authenticator())).status).toBe(400)
    expect((await registerBy(new Visitor(MORNING).site, second, new Authenticator())).status).toBe(200)
  })
})

test('who is removed and comes in again finds nothing under way that was begun with their session', async () => {
  const owner = await coordinatorAt(MORNING)
  const { id } = await publish(new Visitor(MORNING), owner)
  const other = await coordinatorAt('2027-06-19T12:00Z', 'Other', {}, { role: 'coordinator' })
  redirectOf(await decide(other, id, 'cancel', { reason: 'Canary' }))
  const boxes = [id, ...Array.from({ length: 20 }, (_, n) => `gone${n + 100000}`)].map((each) => `action:${each}~0`)
  const many = { decision: 'reject', reason: 'Canary', item: boxes }
  expect((await other.post(paths.deskBulk('en'), many)).status).toBe(307)
  expect((await other.post(paths.deskBulk('en'), { ...many, item: boxes.slice(0, 20) })).status).toBe(307)
  redirectOf(await other.post(paths.deskClaims('en'), { does: 'take', item: `action:${id}` }))
  const underWay = async () => {
    const { proposals = [], runs = [], claims = [] } = await dumpDatabase()
    return { proposals: proposals.length, claims: claims.length, runs: runs.map((run) => run.state) }
  }
  expect(await underWay()).toEqual({ proposals: 2, claims: 1, runs: ['proposed', 'going'] })
  redirectOf(await owner.post(paths.deskTeam('en', await numberOf('Other'), 'remove'), {}))
  await coordinatorAt('2027-06-19T13:00Z', 'Other')
  expect(await underWay()).toEqual({ proposals: 0, claims: 0, runs: ['refused', 'refused'] })
})

test('the command lets in whoever was removed, and makes nobody more than they were', async () => {
  const owner = await coordinatorAt(MORNING)
  const other = await coordinatorAt(MORNING, 'Other', {}, { role: 'translator', scope: { language: ['fa'] } })
  redirectOf(await owner.post(paths.deskTeam('en', await numberOf('Other'), 'remove'), {}))
  expect(redirectOf(await other.get(paths.deskPasskeys('en')))).toBe(paths.signIn('en'))
  const again = await coordinatorAt(MORNING, 'Other')
  expect((await again.get(paths.deskPasskeys('en'))).status).toBe(200)
  expect((await again.get(paths.deskTeam('en'))).status).toBe(403)
})

describe('owners', () => {
  test('change neither themselves nor who sees more than they do', async () => {
    const owner = await coordinatorAt(MORNING, 'Owner of one', {}, { role: 'owner', scope: { country: ['DE'] } })
    await coordinatorAt(MORNING, 'Unlimited', {}, { role: 'translator' })
    const before = await dumpEverything()
    for (const name of ['Owner of one', 'Unlimited']) {
      const id = await numberOf(name)
      for (const step of [undefined, 'link', 'remove'] as const)
        expect((await owner.post(paths.deskTeam('en', id, step), { role: 'owner' })).status).toBe(404)
      expect((await owner.get(paths.deskTeam('en', id))).status).toBe(404)
    }
    expect(await dumpEverything()).toBe(before)
  })

  test.each<[string, 'remove' | undefined]>([
    ['remove', 'remove'],
    ['demote', undefined],
  ])('who %s each other at once leave one', async (_, step) => {
    const people = ['One', 'Two', 'Three', 'Four']
    const owners = await Promise.all(people.map((name) => coordinatorAt(MORNING, name)))
    const ids = await Promise.all(people.map(numberOf))
    await Promise.all(
      owners.flatMap((owner) => ids.map((id) => owner.post(paths.deskTeam('en', id, step), { role: 'translator' }))),
    )
    const { results } = await env.DB.prepare(
      "select count(*) as n from coordinators where role = 'owner' and removed_at is null",
    ).all<{ n: number }>()
    expect(results).toEqual([{ n: 1 }])
  })

  test('who have not signed in for a while show their passkey again before they keep the team', async () => {
    const owner = await coordinatorAt(MORNING)
    owner.waitUntil('2027-06-01T10:11Z')
    const again = paths.signInAgain('en', 'team')
    expect(redirectOf(await owner.get(paths.deskTeam('en')))).toBe(again)
    // What was open can still be sent.
    expect((await owner.post(paths.deskTeam('en'), { ...INVITED, name: '' })).status).toBe(400)
    owner.waitUntil('2027-06-01T10:31Z')
    const before = await dumpEverything()
    expect(redirectOf(await owner.post(paths.deskTeam('en'), INVITED))).toBe(again)
    expect(await dumpEverything()).toBe(before)
    expect((await owner.get(paths.desk('en'))).status).toBe(200)
    expect(await owner.read(again)).toContain(t.signIn.again)
  })
})
