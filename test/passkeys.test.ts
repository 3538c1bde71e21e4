import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { invite } from '../migrations/commands/invitation.ts'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { Authenticator } from './support/authenticator.ts'
import { registerBy, signInWith } from './support/passkeys.ts'
import { coordinatorAt, MORNING, ORIGIN, redirectOf, Visitor } from './support/site.ts'
import { dumpDatabase, dumpEverything } from './support/storage.ts'

const words = messages.en.signIn

/** Somebody who has made a passkey called First, with the device that holds it. */
async function newcomer(name = 'Test coordinator') {
  const [visitor, device] = [new Visitor(MORNING), new Authenticator()]
  const { secret, sql } = await invite(name, { hours: 1, now: visitor.now })
  await env.DB.batch(sql.map((statement) => env.DB.prepare(statement)))
  await registerBy(visitor.site, paths.signIn('en', secret), device, { name: 'First' })
  return { visitor, device }
}

/** Adds a passkey at the desk: what the site answers. */
async function add(visitor: Visitor, device: Authenticator, name = 'Second'): Promise<Response> {
  const options = await visitor.postJson(paths.deskPasskeys('en', 'options'), {})
  return visitor.postJson(paths.deskPasskeys('en'), {
    name,
    response: await device.register(await options.json(), ORIGIN),
  })
}

async function idOfPasskey(name: string): Promise<string> {
  return String(
    await env.DB.prepare('select credential_id from passkeys where name = ?').bind(name).first('credential_id'),
  )
}

async function countOf(table: 'passkeys' | 'sessions'): Promise<number> {
  return (await dumpDatabase())[table]?.length ?? 0
}

describe('passkeys of one’s own', () => {
  test('can be several, each by its name, and each signs in', async () => {
    const { visitor, device } = await newcomer()
    const key = new Authenticator()
    expect(await visitor.read(paths.deskPasskeys('en'))).toContain(words.passkeys.urge)
    expect((await add(visitor, key)).status).toBe(200)
    const page = await visitor.read(paths.deskPasskeys('en'))
    for (const name of ['First', 'Second']) expect(page).toContain(name)
    expect(page).not.toContain(words.passkeys.urge)
    for (const each of [device, key]) expect((await signInWith(new Visitor(MORNING).site, each)).status).toBe(200)
  })

  test('are not made twice on one device', async () => {
    const { visitor, device } = await newcomer()
    await expect(add(visitor, device)).rejects.toThrow('InvalidStateError')
  })

  test('cannot be registered by what was made for somebody else', async () => {
    const [{ visitor: one }, { visitor: other }] = [await newcomer('One'), await newcomer('Other')]
    const options = await one.postJson(paths.deskPasskeys('en', 'options'), {})
    const response = await new Authenticator().register(await options.json(), ORIGIN)
    const before = await dumpEverything()
    expect((await other.postJson(paths.deskPasskeys('en'), { name: 'Stolen', response })).status).toBe(400)
    expect(await dumpEverything()).toBe(before)
  })

  test('are removed with all that they opened, but never the last one', async () => {
    const { visitor } = await newcomer()
    const key = new Authenticator()
    await add(visitor, key)
    const elsewhere = new Visitor(MORNING)
    await signInWith(elsewhere.site, key)
    redirectOf(await visitor.post(paths.deskPasskeys('en', 'remove'), { id: await idOfPasskey('Second') }))
    expect(redirectOf(await elsewhere.get(paths.desk('en')))).toBe(paths.signIn('en'))
    expect((await signInWith(elsewhere.site, key)).status).toBe(400)
    const refused = await visitor.post(paths.deskPasskeys('en', 'remove'), { id: await idOfPasskey('First') })
    expect([refused.status, (await refused.text()).includes(words.passkeys.last)]).toEqual([409, true])
    expect([await countOf('passkeys'), await countOf('sessions')]).toEqual([1, 1])
  })

  test('removed both at once leave one', async () => {
    const { visitor } = await newcomer()
    await add(visitor, new Authenticator())
    const ids = await Promise.all(['First', 'Second'].map(idOfPasskey))
    await Promise.all(ids.map((id) => visitor.post(paths.deskPasskeys('en', 'remove'), { id })))
    expect(await countOf('passkeys')).toBe(1)
  })

  test('of others are neither shown nor removed, nor are their sessions', async () => {
    const { visitor } = await newcomer('One')
    await add(visitor, new Authenticator())
    const stranger = await coordinatorAt(MORNING, 'Other')
    const before = await dumpEverything()
    expect(await stranger.read(paths.deskPasskeys('en'))).not.toContain('First')
    const session = await env.DB.prepare(
      "select sessions.id from sessions join coordinators on coordinators.id = coordinator_id where name = 'One'",
    ).first('id')
    await stranger.post(paths.deskPasskeys('en', 'remove'), { id: await idOfPasskey('First') })
    await stranger.post(paths.deskPasskeys('en', 'end'), { id: String(session) })
    expect(await dumpEverything()).toBe(before)
    expect((await visitor.get(paths.desk('en'))).status).toBe(200)
  })

  test('are made by nobody who found an open phone: only shortly after signing in', async () => {
    const { visitor } = await newcomer()
    visitor.waitUntil('2027-06-01T10:31Z')
    const before = await dumpEverything()
    const again = paths.signInAgain('en', 'passkeys')
    expect(redirectOf(await visitor.get(paths.deskPasskeys('en')))).toBe(again)
    expect(redirectOf(await visitor.postJson(paths.deskPasskeys('en', 'options'), {}))).toBe(again)
    expect(redirectOf(await visitor.postJson(paths.deskPasskeys('en'), { name: 'x', response: {} }))).toBe(again)
    expect(await dumpEverything()).toBe(before)
  })
})

describe('sessions of one’s own', () => {
  test('are listed, and each can be ended from another', async () => {
    const { visitor, device } = await newcomer()
    const elsewhere = new Visitor('2027-06-01T10:05Z')
    await signInWith(elsewhere.site, device)
    const page = await visitor.read(paths.deskPasskeys('en'))
    const ids = [...page.matchAll(/name="id" value="([0-9a-z]{10})"/g)].map(([, id = '']) => id)
    expect(ids).toHaveLength(1)
    redirectOf(await visitor.post(paths.deskPasskeys('en', 'end'), { id: ids[0] ?? '' }))
    expect(redirectOf(await elsewhere.get(paths.desk('en')))).toBe(paths.signIn('en'))
    expect((await visitor.get(paths.desk('en'))).status).toBe(200)
  })

  test('end on the server when one signs out: a copied cookie opens nothing, and other sessions stay', async () => {
    const { visitor, device } = await newcomer()
    const other = new Visitor(MORNING)
    await signInWith(other.site, device)
    const [[name = '', value = ''] = []] = Object.entries(visitor.heldCookies())
    expect(redirectOf(await visitor.post(paths.signOut('en'), {}))).toBe('/en/')
    expect(visitor.heldCookies()).toEqual({})
    const thief = new Visitor(MORNING)
    thief.holdCookie(name, value)
    expect(redirectOf(await thief.get(paths.desk('en')))).toBe(paths.signIn('en'))
    redirectOf(await new Visitor(MORNING).post(paths.signOut('en'), {}))
    expect((await other.get(paths.desk('en'))).status).toBe(200)
  })

  test('are replaced when one signs in again, and lead to where one was going', async () => {
    const { visitor, device } = await newcomer()
    const [before = ''] = Object.values(visitor.heldCookies())
    const options = await visitor.postJson(paths.signInOptions('en'), {})
    const response = await device.signIn(await options.json(), ORIGIN)
    const answer = await visitor.postJson(paths.signIn('en'), { to: 'team', response })
    expect(await answer.json()).toEqual({ next: paths.deskTeam('en') })
    expect(Object.values(visitor.heldCookies())).not.toContain(before)
    expect(await countOf('sessions')).toBe(1)
  })
})
