import { describe, expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { describedBy, unescapeHtml } from './support/html.ts'
import { columnsOf, publishedRally } from './support/rally.ts'
import { coordinatorAt, events, MORNING, redirectOf, register, registration, Visitor } from './support/site.ts'
import { dumpBucket, dumpDatabase, dumpEverything } from './support/storage.ts'

const t = messages.en
const STEPS = ['edit', 'cancel', 'withdraw', 'delete', 'report'] as const

describe('the secret link', () => {
  test('a wrong, short, shouted or dead link is the same page as a wrong id', async () => {
    const visitor = new Visitor(MORNING)
    const dead = await register(visitor)
    redirectOf(await visitor.post(`${dead}/delete`, { confirm: 'on' }))
    const alive = await register(visitor)
    const wrong = [
      paths.manage('en', '0'.repeat(32)),
      alive.slice(0, -1),
      `${alive}0`,
      alive.toUpperCase().replace('/EN/MANAGE', '/en/manage'),
      dead,
      paths.manage('en', "' or 1=1 --".padEnd(32, 'x')),
    ]
    const pageOf = async (path: string, method = 'GET') => {
      const headers = method === 'POST' ? { Origin: 'https://hamseda.example' } : {}
      const response = await visitor.send(path, { method, headers })
      const kept = ['cache-control', 'content-type', 'etag', 'cdn-cache-control', 'cache-tag'].map((name) =>
        response.headers.get(name),
      )
      // The page leads to itself in other languages: its own address is the one thing that may differ.
      const { pathname } = new URL(path, 'https://hamseda.example')
      return [response.status, kept, unescapeHtml(await response.text()).replaceAll(pathname.slice(3), '')]
    }
    const [status, kept, page] = await pageOf(paths.action('en', '0000000000'))
    expect([status, kept]).toEqual([404, ['no-store', 'text/html; charset=UTF-8', null, null, null]])
    expect(page).not.toMatch(/\bat .*\.tsx?|Error/)
    for (const path of wrong) expect([path, await pageOf(path)]).toEqual([path, [status, kept, page]])
    for (const step of STEPS) {
      const path = `${paths.manage('en', '0'.repeat(32))}/${step}`
      expect([path, await pageOf(path, 'POST')]).toEqual([path, [status, kept, page]])
    }
  })

  test('opening it changes nothing, keeps it out of caches and search engines, and out of other sites’ logs', async () => {
    const { group, link, form } = await publishedRally()
    redirectOf(await group.post(`${link}/edit`, { ...form, title: 'Another title' }))
    group.waitUntil('2027-06-20T14:00Z')
    const before = await dumpEverything()
    const asked = [link, `${link}?new`, ...STEPS.map((step) => `${link}/${step}`), `${link}/delete?confirm=on`]
    for (const path of asked) {
      for (const method of ['GET', 'HEAD']) {
        const response = await group.send(path, { method })
        expect([path, response.headers.get('Cache-Control')]).toEqual([path, 'no-store'])
        expect([path, response.headers.get('Referrer-Policy')]).toEqual([path, 'same-origin'])
        expect(response.headers.has('CDN-Cache-Control')).toBe(false)
        // Whoever opens the address of a button, or reloads after a press, is led to where the button is.
        if (/cancel|withdraw|delete/.test(path)) expect([path, redirectOf(response)]).toEqual([path, link])
        else if (method === 'GET')
          expect([path, await response.text()]).toEqual([path, expect.stringContaining('noindex')])
      }
    }
    expect(await dumpEverything()).toBe(before)
  })

  test('thirty writes a minute count as thirty', async () => {
    const visitor = new Visitor(MORNING)
    const link = await register(visitor)
    for (let posts = 1; posts < 30; posts++)
      expect([posts, (await visitor.post(`${link}/delete`, {})).status]).toEqual([posts, 400])
    expect((await visitor.post(`${link}/delete`, { confirm: 'on' })).status).toBe(429)
    expect((await visitor.get(link)).status).toBe(200)
  })
})

describe('a cancellation', () => {
  test('needs a reason that people can read', async () => {
    const { group, link } = await publishedRally()
    const before = await dumpEverything()
    for (const [reason, words] of [
      ['', t.errors.required],
      [' \n ', t.errors.required],
      ['x'.repeat(501), t.errors.tooLong(500)],
      ['\u202e', t.errors.harmful],
    ] as const) {
      const response = await group.post(`${link}/cancel`, { reason })
      expect([response.status, describedBy(await response.text(), 'reason')]).toEqual([400, [words]])
    }
    expect(await dumpEverything()).toBe(before)
  })

  test('shows at once, drops the change that waited, and cannot be done twice', async () => {
    const { group, supporter, form, id, link } = await publishedRally()
    redirectOf(await group.post(`${link}/edit`, { ...form, title: 'Another title' }))
    redirectOf(await group.post(`${link}/cancel`, { reason: 'It rains.' }))
    expect(await supporter.read(paths.action('en', id))).toMatch(/Cancelled, says the organizer[\s\S]*It rains\./)
    expect(events(await supporter.read(paths.actionCalendar('en', id)))[0]).toEqual(
      expect.arrayContaining(['STATUS:CANCELLED', 'SEQUENCE:3']),
    )
    expect((await dumpDatabase()).waiting_changes).toEqual([])
    const before = await dumpEverything()
    expect((await group.post(`${link}/cancel`, { reason: 'Again' })).status).toBe(409)
    for (const step of ['edit', 'withdraw', 'report'])
      expect((await group.post(`${link}/${step}`, form)).status).toBe(409)
    expect(await dumpEverything()).toBe(before)
  })

  test('two at once raise the sequence once', async () => {
    const { group, id, link } = await publishedRally()
    const responses = await Promise.all(['One', 'Two'].map((reason) => group.post(`${link}/cancel`, { reason })))
    expect(responses.map(({ status }) => status).sort()).toEqual([303, 409])
    expect(await columnsOf(id)).toMatchObject({ sequence: 1 })
  })

  test('is not possible before it is public, nor once it is over', async () => {
    const { group, link } = await publishedRally()
    const pending = await register(group, { title: 'Still waiting' })
    expect((await group.post(`${pending}/cancel`, { reason: 'x' })).status).toBe(409)
    group.waitUntil('2027-06-20T14:59Z')
    expect(await group.read(link)).toContain(t.manage.cancelSend)
    group.waitUntil('2027-06-20T15:00Z')
    expect(await group.read(link)).not.toContain(t.manage.cancelSend)
    expect((await group.post(`${link}/cancel`, { reason: 'x' })).status).toBe(409)
  })
})

describe('withdrawing and deleting', () => {
  test('only what waits is withdrawn, and then nothing but deletion is left', async () => {
    const visitor = new Visitor(MORNING)
    const coordinator = await coordinatorAt(MORNING)
    const form = registration({ title: 'Second thoughts' })
    const link = await register(visitor, form)
    redirectOf(await visitor.post(`${link}/withdraw`, {}))
    expect(await visitor.read(link)).toContain(t.manage.statuses.withdrawn)
    expect(await coordinator.read(paths.desk('en'))).not.toContain('Second thoughts')
    for (const step of ['edit', 'cancel', 'withdraw', 'report'])
      expect((await visitor.post(`${link}/${step}`, form)).status).toBe(409)
    redirectOf(await visitor.post(`${link}/delete`, { confirm: 'on' }))
  })

  test('deletion wants to be confirmed', async () => {
    const { group, link } = await publishedRally()
    const before = await dumpEverything()
    for (const confirm of ['', []]) {
      const response = await group.post(`${link}/delete`, { confirm })
      expect([response.status, describedBy(await response.text(), 'confirm')]).toEqual([400, [t.errors.notConfirmed]])
    }
    expect(await dumpEverything()).toBe(before)
  })

  test('deletes every row but the verdicts, and the contact', async () => {
    const { group, form, id, link } = await publishedRally()
    redirectOf(await group.post(`${link}/edit`, { ...form, title: 'Another title' }))
    group.waitUntil('2027-06-20T14:00Z')
    redirectOf(await group.post(`${link}/report`, { text: 'It was good.', lang: 'en' }))
    const before = await dumpDatabase()
    const filled = Object.keys(before).filter((table) => JSON.stringify(before[table]).includes(id))
    const tables = [
      'action_days',
      'action_groups',
      'action_texts',
      'actions',
      'contacts',
      'outbox',
      'reports',
      'search_texts',
      'verdict_snapshots',
      'verdicts',
      'vevents',
      'waiting',
      'waiting_changes',
      'waiting_slots',
    ]
    expect(filled).toEqual(tables)
    expect(redirectOf(await group.post(`${link}/delete`, { confirm: 'on' }))).toBe('/en/deleted')
    const after = await dumpDatabase()
    // It was ahead when it went: for a month calendars are told that this id is cancelled, and no word of it.
    const left = ['tombstone_selections', 'tombstones', 'verdicts']
    expect(Object.keys(after).filter((table) => JSON.stringify(after[table]).includes(id))).toEqual(left)
    expect(JSON.stringify(after)).not.toMatch(/The rally|Main station|It was good|Another title/)
    expect(after.verdicts).toEqual(before.verdicts)
    expect(await dumpBucket()).toEqual([])
  })

  test('after ninety days the link only deletes', async () => {
    const { group, form, id, link } = await publishedRally()
    group.waitUntil('2027-09-18T14:59Z')
    expect((await group.get(`${link}/edit`)).status).toBe(200)
    group.waitUntil('2027-09-18T15:00Z')
    expect(await group.read(link)).toContain(t.manage.deleteOnly)
    const before = await dumpEverything()
    for (const step of ['edit', 'report']) expect((await group.get(`${link}/${step}`)).status).toBe(409)
    for (const step of ['edit', 'cancel', 'withdraw', 'report'])
      expect((await group.post(`${link}/${step}`, form)).status).toBe(409)
    expect(await dumpEverything()).toBe(before)
    redirectOf(await group.post(`${link}/delete`, { confirm: 'on' }))
    expect(await columnsOf(id)).toBeNull()
  })
})
