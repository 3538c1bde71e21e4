import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { invite } from '../migrations/commands/invitation.ts'
import { forgetWhatIsOver } from '../worker/jobs/retention.ts'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { openDatabase } from '../worker/store/database.ts'
import { answer, publicPaths } from './support/crawl.ts'
import { coordinatorAt, MORNING, publish, redirectOf, Visitor } from './support/site.ts'
import { dumpDatabase, dumpEverything } from './support/storage.ts'

const t = messages.en

/** A link that the command has just printed, good for an hour. */
async function freshLink(name = 'Test coordinator'): Promise<string> {
  const { secret, sql } = await invite(name, { hours: 1, now: Date.parse(MORNING) })
  await env.DB.batch(sql.map((statement) => env.DB.prepare(statement)))
  return paths.signIn('en', secret)
}

async function sessions() {
  return (await dumpDatabase()).sessions ?? []
}

describe('a sign-in link', () => {
  test('works once', async () => {
    const link = await freshLink()
    const [first, second] = [new Visitor(MORNING), new Visitor(MORNING)]
    expect(redirectOf(await first.post(link, {}))).toBe('/en/desk')
    expect(await first.read(paths.desk('en'))).toContain(t.desk.signedInAs('Test coordinator'))
    const response = await second.post(link, {})
    expect([response.status, response.headers.getSetCookie()]).toEqual([400, []])
    expect(await response.text()).toContain(t.signIn.expired)
    expect(await second.read(link)).toContain(t.signIn.expired)
    expect(redirectOf(await second.get(paths.desk('en')))).toBe('/en/sign-in')
  })

  test('is not used up by looking at it, as letter programs and previews do', async () => {
    const link = await freshLink()
    const visitor = new Visitor(MORNING)
    const before = await dumpEverything()
    for (const method of ['GET', 'HEAD', 'GET']) {
      const response = await visitor.send(link, { method })
      expect([response.status, response.headers.get('Cache-Control')]).toEqual([200, 'no-store'])
      expect(response.headers.getSetCookie()).toEqual([])
    }
    expect(await dumpEverything()).toBe(before)
    expect(await visitor.read(link)).toContain(t.signIn.button)
    redirectOf(await visitor.post(link, {}))
  })

  test('that is too old, unknown, cut or shouted signs nobody in', async () => {
    const link = await freshLink()
    const late = new Visitor('2027-06-01T11:00Z')
    const wrong = [
      link,
      paths.signIn('en', '0'.repeat(32)),
      link.slice(0, -1),
      link.toUpperCase().replace('/EN/SIGN-IN', '/en/sign-in'),
    ]
    for (const path of wrong) {
      expect(await late.read(path)).toContain(t.signIn.expired)
      expect([path, (await late.post(path, {})).status]).toEqual([path, 400])
    }
    expect(await sessions()).toEqual([])
    redirectOf(await new Visitor('2027-06-01T10:59Z').post(link, {}))
  })

  test('posted twice at once opens one session', async () => {
    const link = await freshLink()
    const visitors = Array.from({ length: 4 }, () => new Visitor(MORNING))
    const responses = await Promise.all(visitors.map((visitor) => visitor.post(link, {})))
    expect(responses.map(({ status }) => status).sort()).toEqual([303, 400, 400, 400])
    expect(await sessions()).toHaveLength(1)
  })

  test('and the session that it opens lie nowhere in clear', async () => {
    const link = await freshLink()
    const visitor = new Visitor(MORNING)
    const secret = link.split('/').at(-1) ?? ''
    expect(secret).toHaveLength(32)
    expect(await dumpEverything()).not.toContain(secret)
    redirectOf(await visitor.post(link, {}))
    const [value = ''] = Object.values(visitor.heldCookies())
    expect(value).toMatch(/^[0-9a-z]{32}$/)
    expect(value).not.toBe(secret)
    expect(await dumpEverything()).not.toContain(value)
  })
})

describe('the session’s cookie', () => {
  test('over https is bound to this host, out of reach of scripts and of other sites', async () => {
    const response = await new Visitor(MORNING).post(await freshLink(), {})
    const [cookie = '', ...others] = response.headers.getSetCookie()
    expect(others).toEqual([])
    const [pair, ...flags] = cookie.split('; ')
    expect(pair).toMatch(/^__Host-session=[0-9a-z]{32}$/)
    expect(flags.sort()).toEqual(['HttpOnly', 'Max-Age=57600', 'Path=/', 'SameSite=Strict', 'Secure'])
  })

  test('over http, on one’s own machine, does without what only https can have', async () => {
    const here = 'http://localhost:8787'
    const init = { method: 'POST', headers: { Origin: here } }
    const response = await new Visitor(MORNING).send(`${here}${await freshLink()}`, init)
    expect(response.headers.getSetCookie()[0]).toMatch(
      /^session=[0-9a-z]{32}; Max-Age=57600; Path=\/; HttpOnly; SameSite=Strict$/,
    )
  })

  test('is set on no page that the public reads', async () => {
    const coordinator = await coordinatorAt(MORNING)
    const { id } = await publish(new Visitor(MORNING), coordinator)
    for (const visitor of [new Visitor(MORNING), coordinator]) {
      for (const path of publicPaths({ ids: [id], countries: ['de'], cities: ['de/berlin'] })) {
        expect([path, await answer(visitor, path)]).not.toEqual([path, expect.stringMatching(/set-cookie/i)])
      }
    }
  })

  test('makes no difference to what the public reads: a shared cache may keep it', async () => {
    const coordinator = await coordinatorAt(MORNING)
    const { id } = await publish(new Visitor(MORNING), coordinator)
    for (const path of [paths.home('en'), paths.action('fa', id), paths.feed({ of: 'all' }, 'en')])
      expect(await answer(coordinator, path)).toBe(await answer(new Visitor(MORNING), path))
  })
})

describe('signing out', () => {
  test('ends the session on the server: a copied cookie opens nothing', async () => {
    const coordinator = await coordinatorAt(MORNING)
    const [[name = '', value = ''] = []] = Object.entries(coordinator.heldCookies())
    expect(redirectOf(await coordinator.post(paths.signOut('en'), {}))).toBe('/en/')
    expect(coordinator.heldCookies()).toEqual({})
    expect(await sessions()).toEqual([])
    const thief = new Visitor(MORNING)
    thief.holdCookie(name, value)
    expect(redirectOf(await thief.get(paths.desk('en')))).toBe('/en/sign-in')
  })

  test('leaves the other sessions of the same coordinator and of others', async () => {
    const [one, other] = [await coordinatorAt(MORNING), await coordinatorAt(MORNING)]
    redirectOf(await one.post(paths.signOut('en'), {}))
    expect((await other.get(paths.desk('en'))).status).toBe(200)
    redirectOf(await new Visitor(MORNING).post(paths.signOut('en'), {}))
    expect(await sessions()).toHaveLength(1)
  })
})

test('sessions and links that are over are forgotten', async () => {
  await freshLink()
  await coordinatorAt(MORNING)
  await forgetWhatIsOver(openDatabase(env.DB), env.PRIVATE, Date.parse('2027-06-01T11:00Z'))
  const early = await dumpDatabase()
  expect([early.sign_in_links, early.sessions?.length]).toEqual([[], 1])
  await forgetWhatIsOver(openDatabase(env.DB), env.PRIVATE, Date.parse('2027-06-02T02:00Z'))
  expect(await sessions()).toEqual([])
})
