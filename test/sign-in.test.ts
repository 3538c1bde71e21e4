import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { invite } from '../migrations/commands/invitation.ts'
import { forgetWhatIsOver } from '../worker/jobs/retention.ts'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { openDatabase } from '../worker/store/database.ts'
import { Authenticator, type Otherwise } from './support/authenticator.ts'
import { answer, publicPaths } from './support/crawl.ts'
import { registerBy, signInWith } from './support/passkeys.ts'
import { coordinatorAt, MORNING, ORIGIN, publish, redirectOf, Visitor } from './support/site.ts'
import { dumpDatabase, dumpEverything } from './support/storage.ts'

const t = messages.en

/** A link that the command has just printed, good for an hour. */
async function freshLink(name = 'Test coordinator'): Promise<string> {
  const { secret, sql } = await invite(name, { hours: 1, now: Date.parse(MORNING) })
  await env.DB.batch(sql.map((statement) => env.DB.prepare(statement)))
  return paths.signIn('en', secret)
}

/** Somebody who has made a passkey by a link on a device, and signed out. */
async function withDevice({ counts = true } = {}) {
  const [visitor, device] = [new Visitor(MORNING), new Authenticator({ counts })]
  const response = await registerBy(visitor.site, await freshLink(), device)
  expect(response.status).toBe(200)
  redirectOf(await visitor.post(paths.signOut('en'), {}))
  return { visitor, device }
}

async function rowsOf(table: string) {
  return (await dumpDatabase())[table] ?? []
}

describe('a sign-in link', () => {
  test('lets somebody make a passkey, which signs in, once', async () => {
    const link = await freshLink()
    const [first, second] = [new Visitor(MORNING), new Visitor(MORNING)]
    const response = await registerBy(first.site, link, new Authenticator(), { name: 'My phone' })
    expect([response.status, await response.json()]).toEqual([200, { next: paths.deskPasskeys('en') }])
    expect(await first.read(paths.desk('en'))).toContain(t.desk.signedInAs('Test coordinator'))
    const page = await first.read(paths.deskPasskeys('en'))
    for (const words of ['My phone', t.signIn.passkeys.urge]) expect(page).toContain(words)
    const late = await registerBy(second.site, link, new Authenticator())
    expect([late.status, late.headers.getSetCookie(), await late.json()]).toEqual([
      ...[400, [], { message: t.signIn.expired }],
    ])
    expect(await second.read(link)).toContain(t.signIn.expired)
    expect(redirectOf(await second.get(paths.desk('en')))).toBe('/en/sign-in')
    expect(await rowsOf('passkeys')).toHaveLength(1)
  })

  test('is not used up by looking at it, as letter programs and previews do, nor by asking what a device needs', async () => {
    const link = await freshLink()
    const visitor = new Visitor(MORNING)
    const before = await dumpEverything()
    for (const method of ['GET', 'HEAD', 'GET']) {
      const response = await visitor.send(link, { method })
      expect([response.status, response.headers.get('Cache-Control')]).toEqual([200, 'no-store'])
      expect(response.headers.getSetCookie()).toEqual([])
    }
    for (const path of [`${link}/options`, paths.signInOptions('en')]) await visitor.postJson(path, {})
    expect(await dumpEverything()).toBe(before)
    expect(await visitor.read(link)).toContain(t.signIn.make)
    expect((await registerBy(visitor.site, link, new Authenticator())).status).toBe(200)
  })

  test('that is too old, unknown, cut or shouted lets nobody in', async () => {
    const link = await freshLink()
    const late = new Visitor('2027-06-01T11:00Z')
    const early = await registerBy(new Visitor('2027-06-01T10:59Z').site, await freshLink(), new Authenticator())
    expect(early.status).toBe(200)
    const before = await dumpEverything()
    for (const path of [
      link,
      paths.signIn('en', '0'.repeat(32)),
      link.slice(0, -1),
      link.toUpperCase().replace('/EN/SIGN-IN', '/en/sign-in'),
    ]) {
      expect(await late.read(path)).toContain(t.signIn.expired)
      expect([path, (await late.postJson(`${path}/options`, {})).status]).toEqual([path, 400])
      expect([path, (await late.postJson(path, { name: 'x', response: {} })).status]).toEqual([path, 400])
    }
    expect(await dumpEverything()).toBe(before)
  })

  test('used by four at once makes one passkey and one session', async () => {
    const link = await freshLink()
    const visitors = Array.from({ length: 4 }, () => new Visitor(MORNING))
    const responses = await Promise.all(visitors.map(({ site }) => registerBy(site, link, new Authenticator())))
    expect(responses.map(({ status }) => status).sort()).toEqual([200, 400, 400, 400])
    expect([await rowsOf('sessions'), await rowsOf('passkeys')].map(({ length }) => length)).toEqual([1, 1])
  })

  test('and the session that it opens lie nowhere in clear', async () => {
    const link = await freshLink()
    const visitor = new Visitor(MORNING)
    const secret = link.split('/').at(-1) ?? ''
    expect(secret).toHaveLength(32)
    expect(await dumpEverything()).not.toContain(secret)
    await registerBy(visitor.site, link, new Authenticator())
    const [value = ''] = Object.values(visitor.heldCookies())
    expect(value).toMatch(/^[0-9a-z]{32}$/)
    expect(value).not.toBe(secret)
    expect(await dumpEverything()).not.toContain(value)
  })

  test.each<[string, Otherwise & { name?: string }]>([
    ['of a person who was not verified', { isVerified: false }],
    ['made at another site', { origin: 'https://evil.example' }],
    ['of another site', { rpId: 'evil.example' }],
    ['that was to be shown and not made', { type: 'webauthn.get' }],
    ['without a name', { name: ' ' }],
    ['with a name that is no line', { name: 'a\nb' }],
  ])('takes no passkey %s, and is not used up by it', async (_, otherwise) => {
    const link = await freshLink()
    const before = await dumpEverything()
    expect((await registerBy(new Visitor(MORNING).site, link, new Authenticator(), otherwise)).status).toBe(400)
    expect(await dumpEverything()).toBe(before)
    expect((await registerBy(new Visitor(MORNING).site, link, new Authenticator())).status).toBe(200)
  })
})

describe('a passkey', () => {
  test('signs in without a name, as often as one likes', async () => {
    const { device } = await withDevice()
    for (const hour of ['2027-06-01T12:00Z', '2027-06-20T12:00Z']) {
      const visitor = new Visitor(hour)
      const response = await signInWith(visitor.site, device)
      expect([response.status, await response.json()]).toEqual([200, { next: paths.desk('en') }])
      expect((await visitor.get(paths.desk('en'))).status).toBe(200)
    }
  })

  test('of a device that does not count signs in too', async () => {
    const { visitor, device } = await withDevice({ counts: false })
    for (const _ of [1, 2]) expect((await signInWith(visitor.site, device)).status).toBe(200)
  })

  test.each<[string, Otherwise]>([
    ['by a person who was not verified', { isVerified: false }],
    ['at another site', { origin: 'https://evil.example' }],
    ['at our name without encryption', { origin: ORIGIN.replace('https:', 'http:') }],
    ['for another site', { rpId: 'evil.example' }],
    ['that was to be made', { type: 'webauthn.create' }],
    ['over a challenge of nobody', { challenge: btoa('x'.repeat(57)).replaceAll('=', '') }],
    ['whose counter went back, as a copy’s does', { counter: 1 }],
    ['of somebody else', { userHandle: 'x'.repeat(43) }],
  ])('shown %s signs nobody in', async (_, otherwise) => {
    const { visitor, device } = await withDevice()
    const before = await dumpEverything()
    const forged = device.signIn.bind(device)
    // A browser would not offer a passkey of another site: whoever forges takes what there is.
    const options = await (await visitor.postJson(paths.signInOptions('en'), {})).json<{ challenge: string }>()
    const response = await forged({ rpId: 'hamseda.example', ...options }, ORIGIN, otherwise)
    const answered = await visitor.postJson(paths.signIn('en'), { response })
    expect([answered.status, answered.headers.getSetCookie()]).toEqual([400, []])
    expect(await dumpEverything()).toBe(before)
    expect((await signInWith(visitor.site, device)).status).toBe(200)
  })

  test('is worth nothing to who knows its name but not its key', async () => {
    const { visitor, device } = await withDevice({ counts: false })
    const thief = new Authenticator({ counts: false })
    await registerBy(visitor.site, await freshLink('Thief'), thief)
    const options = await (await visitor.postJson(paths.signInOptions('en'), {})).json<{ challenge: string }>()
    const [own, forged] = [await device.signIn(options, ORIGIN), await thief.signIn(options, ORIGIN)]
    const { userHandle } = own.response
    const response = { ...forged, id: own.id, rawId: own.rawId, response: { ...forged.response, userHandle } }
    expect((await new Visitor(MORNING).postJson('/en/sign-in', { response })).status).toBe(400)
    expect((await new Visitor(MORNING).postJson('/en/sign-in', { response: own })).status).toBe(200)
  })

  test('answers a challenge once, and within five minutes', async () => {
    const { visitor, device } = await withDevice({ counts: false })
    const ask = async () => (await visitor.postJson(paths.signInOptions('en'), {})).json<{ challenge: string }>()
    const response = await device.signIn(await ask(), ORIGIN)
    const again = await Promise.all([1, 2, 3].map(() => new Visitor(MORNING).postJson('/en/sign-in', { response })))
    expect(again.map(({ status }) => status).sort()).toEqual([200, 400, 400])
    const late = await device.signIn(await ask(), ORIGIN)
    visitor.waitUntil('2027-06-01T10:05Z')
    expect((await visitor.postJson('/en/sign-in', { response: late })).status).toBe(400)
    // Nor one that was given for something else.
    const link = await freshLink()
    const other = await (await visitor.postJson(`${link}/options`, {})).json<{ challenge: string }>()
    expect((await signInWith(visitor.site, device, { challenge: other.challenge })).status).toBe(400)
    expect(await rowsOf('sessions')).toHaveLength(1)
  })

  test.each([
    null,
    'x',
    { response: [] },
    { response: null },
    { response: { id: 'x', rawId: 'x', type: 'public-key', response: {} } },
    {
      response: {
        id: '',
        rawId: '',
        type: 'public-key',
        response: { clientDataJSON: '', authenticatorData: '', signature: '', userHandle: '' },
      },
    },
  ])('is none where %j is posted', async (posted) => {
    await withDevice()
    const response = await new Visitor(MORNING).postJson('/en/sign-in', posted)
    expect([response.status, await response.json()]).toEqual([400, { message: t.signIn.notAccepted }])
  })
})

describe('the session’s cookie', () => {
  test('over https is bound to this host, out of reach of scripts and of other sites', async () => {
    const response = await registerBy(new Visitor(MORNING).site, await freshLink(), new Authenticator())
    const [cookie = '', ...others] = response.headers.getSetCookie()
    expect(others).toEqual([])
    const [pair, ...flags] = cookie.split('; ')
    expect(pair).toMatch(/^__Host-session=[0-9a-z]{32}$/)
    expect(flags.sort()).toEqual(['HttpOnly', 'Max-Age=57600', 'Path=/', 'SameSite=Strict', 'Secure'])
  })

  test('over http, on one’s own machine, does without what only https can have', async () => {
    const origin = 'http://localhost:8787'
    const visitor = new Visitor(MORNING)
    const post = (path: string, body: unknown) => visitor.postJson(`${origin}${path}`, body, { Origin: origin })
    const response = await registerBy({ post, origin }, await freshLink(), new Authenticator())
    expect(response.headers.getSetCookie()[0]).toMatch(
      /^session=[0-9a-z]{32}; Max-Age=57600; Path=\/; HttpOnly; SameSite=Strict$/,
    )
  })

  test('is set on no page that the public reads', async () => {
    const coordinator = await coordinatorAt(MORNING)
    const { id } = await publish(new Visitor(MORNING), coordinator)
    for (const visitor of [new Visitor(MORNING), coordinator])
      for (const path of publicPaths({ ids: [id], countries: ['de'], cities: ['de/berlin'] }))
        expect([path, await answer(visitor, path)]).not.toEqual([path, expect.stringMatching(/set-cookie/i)])
  })

  test('makes no difference to what the public reads: a shared cache may keep it', async () => {
    const coordinator = await coordinatorAt(MORNING)
    const { id } = await publish(new Visitor(MORNING), coordinator)
    for (const path of [paths.home('en'), paths.action('fa', id), paths.feed({ of: 'all' }, 'en')])
      expect(await answer(coordinator, path)).toBe(await answer(new Visitor(MORNING), path))
  })
})

test('sessions, links and used challenges that are over are forgotten', async () => {
  await freshLink()
  await coordinatorAt(MORNING)
  await forgetWhatIsOver(openDatabase(env.DB), env.PRIVATE, Date.parse('2027-06-01T11:00Z'))
  const early = await dumpDatabase()
  expect([early.sign_in_links, early.used_challenges, early.sessions?.length]).toEqual([[], [], 1])
  await forgetWhatIsOver(openDatabase(env.DB), env.PRIVATE, Date.parse('2027-06-02T02:00Z'))
  expect(await rowsOf('sessions')).toEqual([])
})
