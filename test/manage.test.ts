import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import type { FormValues } from '../worker/rules/typed-action.ts'
import { describedBy, fieldsOf, unescapeHtml } from './support/html.ts'
import {
  callDay,
  coordinatorAt,
  decide,
  events,
  idOfAction,
  publish,
  redirectOf,
  register,
  registration,
  Visitor,
} from './support/site.ts'
import { dumpBucket, dumpDatabase, dumpEverything } from './support/storage.ts'

const MORNING = '2027-06-01T10:00Z'
const t = messages.en
const STEPS = ['edit', 'cancel', 'withdraw', 'delete', 'report'] as const

/** A published action with everything that can be deleted: contact, day, group, report to come. */
async function publishedRally(otherwise: FormValues = {}) {
  const group = new Visitor(MORNING)
  const coordinator = await coordinatorAt(MORNING)
  await callDay(coordinator, 'june-20-2027')
  const groups = 'Group of the test'
  const form = registration({ title: 'The rally', days: 'june-20-2027', groups, email: 'a@mail.example', ...otherwise })
  const { id, link } = await publish(group, coordinator, form, { confirmed: groups })
  return { group, coordinator, form, id, link, supporter: new Visitor(MORNING) }
}

async function columnsOf(id: string) {
  return env.DB.prepare('select * from actions where id = ?').bind(id).first<Record<string, unknown>>()
}

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
    for (const path of [link, `${link}?new`, ...STEPS.map((step) => `${link}/${step}`), `${link}/delete?confirm=on`]) {
      for (const method of ['GET', 'HEAD']) {
        const response = await group.send(path, { method })
        expect([path, response.headers.get('Cache-Control')]).toEqual([path, 'no-store'])
        expect([path, response.headers.get('Referrer-Policy')]).toEqual([path, 'same-origin'])
        expect(response.headers.has('CDN-Cache-Control')).toBe(false)
        if (method === 'GET') expect([path, await response.text()]).toEqual([path, expect.stringContaining('noindex')])
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

describe('an edit', () => {
  test('of what waits applies, and it goes on waiting', async () => {
    const visitor = new Visitor(MORNING)
    const form = registration({ title: 'First title', groups: 'One\nTwo' })
    const link = await register(visitor, form)
    redirectOf(await visitor.post(`${link}/edit`, { ...form, title: 'Second title', groups: 'Three' }))
    const id = await idOfAction('Second title')
    expect(await columnsOf(id)).toMatchObject({ status: 'pending', revision: 1, sequence: 0, published_at: null })
    const { action_texts, action_groups, waiting_changes } = await dumpDatabase()
    expect([action_texts?.length, action_groups?.map(({ name }) => name), waiting_changes]).toEqual([1, ['Three'], []])
  })

  test('fills the form with what holds, and with what waits', async () => {
    const { group, link, form } = await publishedRally({
      ...{
        summary: 'Line\nline',
        accessNote: 'Ramp',
        stepFree: 'partly',
        signLanguage: 'on',
        lat: '52.5',
        lon: '13.3',
      },
      ...{ revealDate: '2027-06-19', revealTime: '10:00', tier: 'area', linkUrl: 'https://x.example/', linkLang: 'fa' },
    })
    const expected = (values: FormValues) => {
      const { key: _, email: __, ...typed } = values
      return Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, [value].flat()]))
    }
    const filled = fieldsOf(await group.read(`${link}/edit`))
    expect(filled).toMatchObject(expected(form))
    redirectOf(await group.post(`${link}/edit`, { ...filled, title: 'Another title' }))
    expect(fieldsOf(await group.read(`${link}/edit`))).toMatchObject(expected({ ...form, title: 'Another title' }))
  })

  test('of what is public waits, and a second one takes its place', async () => {
    const { group, supporter, form, id, link } = await publishedRally()
    redirectOf(await group.post(`${link}/edit`, { ...form, title: 'Second title' }))
    redirectOf(await group.post(`${link}/edit`, { ...form, venue: 'Third venue' }))
    const { waiting_changes } = await dumpDatabase()
    expect(waiting_changes).toHaveLength(1)
    expect(waiting_changes?.[0]?.fields).toContain('Third venue')
    expect(waiting_changes?.[0]?.fields).not.toContain('Second title')
    expect(await columnsOf(id)).toMatchObject({ sequence: 0, venue: 'Main station' })
    expect(await supporter.read(paths.action('en', id))).toContain(t.action.changeWaiting)
  })

  test.each<[string, FormValues]>([
    ['a text', { summary: 'Another text' }],
    ['a link', { linkUrl: 'https://evil.example/' }],
    ['a group', { groups: 'Another group' }],
    ['a note on access, which can say anything', { accessNote: 'We meet at another square.' }],
    ['a venue', { venue: 'Another venue' }],
    ['a time', { startTime: '16:00' }],
    ['a day', { days: [] }],
    ['a finer tier', { tier: 'exact' }],
    ['an earlier reveal', { revealDate: '2027-06-10' }],
    ['no reveal any more, which would show the link to join', { revealDate: '', revealTime: '' }],
  ])('%s waits', async (_, otherwise) => {
    const hidden = {
      tier: 'city',
      attendance: 'both',
      joinUrl: 'https://join.example/',
      revealDate: '2027-06-19',
      revealTime: '10:00',
    }
    const { group, form, id, link, supporter } = await publishedRally(hidden)
    const before = [await columnsOf(id), await supporter.read(paths.actionCalendar('en', id))]
    redirectOf(await group.post(`${link}/edit`, { ...form, ...otherwise }))
    expect(await group.read(link)).toContain(t.manage.changeWaiting)
    expect([
      { ...(await columnsOf(id)), revision: before[0] && 1 },
      await supporter.read(paths.actionCalendar('en', id)),
    ]).toEqual([before[0], before[1]])
  })

  test('a coarser tier and access show at once, what was edited with them waits', async () => {
    const { group, supporter, form, id, link } = await publishedRally({ lat: '52.51', lon: '13.35' })
    const shy = { ...form, tier: 'city', stepFree: 'partly', signLanguage: 'on', title: 'Another title' }
    redirectOf(await group.post(`${link}/edit`, shy))
    const page = await supporter.read(paths.action('en', id))
    expect(page).toContain('Partly')
    expect(page).toContain(t.access.signLanguage)
    expect(page).not.toMatch(/Main station|52\.51|Another title/)
    expect(await columnsOf(id)).toMatchObject({ sequence: 1, tier: 'city', venue: 'Main station' })
    expect((await dumpDatabase()).waiting_changes?.[0]?.fields).toContain('Another title')
  })

  test('a coarser tier alone leaves nothing waiting', async () => {
    const { group, form, link } = await publishedRally()
    redirectOf(await group.post(`${link}/edit`, { ...form, tier: 'country' }))
    expect((await dumpDatabase()).waiting_changes).toEqual([])
  })

  test('whoever takes the hour of reveal back hides the venue at once', async () => {
    const reveal = { tier: 'city', revealDate: '2027-06-19', revealTime: '10:00' }
    const { group, supporter, form, id, link } = await publishedRally(reveal)
    for (const visitor of [group, supporter]) visitor.waitUntil('2027-06-20T09:00Z')
    expect(await supporter.read(paths.action('en', id))).toContain('Main station')
    redirectOf(await group.post(`${link}/edit`, { ...form, revealDate: '2027-06-20', revealTime: '14:00' }))
    expect(await supporter.read(paths.action('en', id))).not.toContain('Main station')
    redirectOf(await group.post(`${link}/edit`, { ...form, revealDate: '', revealTime: '' }))
    supporter.waitUntil('2027-06-20T13:30Z')
    expect(await supporter.read(paths.action('en', id))).not.toContain('Main station')
  })

  test('cannot move an action to a year that no one could register for', async () => {
    const { group, form, link, id } = await publishedRally()
    const response = await group.post(`${link}/edit`, { ...form, startDate: '9999-01-01' })
    expect(response.status).toBe(400)
    expect(describedBy(await response.text(), 'startDate')).toContain(t.errors.tooFarAhead)
    expect((await columnsOf(id))?.starts_local).toBe('2027-06-20T15:00')
  })

  test('is taken back', async () => {
    const { group, supporter, form, id, link } = await publishedRally()
    expect((await group.post(`${link}/withdraw`, {})).status).toBe(409)
    redirectOf(await group.post(`${link}/edit`, { ...form, title: 'Another title' }))
    expect(await group.read(link)).toContain(t.manage.takeBackChange)
    redirectOf(await group.post(`${link}/withdraw`, {}))
    expect((await dumpDatabase()).waiting_changes).toEqual([])
    expect(await columnsOf(id)).toMatchObject({ status: 'published', sequence: 0 })
    expect(await supporter.read(paths.action('en', id))).not.toContain(t.action.changeWaiting)
    expect((await group.post(`${link}/withdraw`, {})).status).toBe(409)
  })

  test('sends what was refused back to the queue, and the reason is gone', async () => {
    const visitor = new Visitor(MORNING)
    const coordinator = await coordinatorAt(MORNING)
    const form = registration({ title: 'First title' })
    const link = await register(visitor, form)
    const id = await idOfAction('First title')
    redirectOf(await decide(coordinator, id, 'reject', { reason: 'Which square?' }))
    expect(await visitor.read(link)).toContain('Which square?')
    expect(await coordinator.read(paths.desk('en'))).not.toContain('First title')
    redirectOf(await visitor.post(`${link}/edit`, { ...form, venue: 'The large square' }))
    expect(await visitor.read(link)).not.toContain('Which square?')
    expect(await columnsOf(id)).toMatchObject({ status: 'pending', verdict_reason: null })
    expect(await coordinator.read(paths.desk('en'))).toContain('First title')
  })

  test('two at once: one counts, the other is told', async () => {
    const { group, form, link } = await publishedRally()
    const edits = ['Second title', 'Third title'].map((title) => group.post(`${link}/edit`, { ...form, title }))
    const responses = await Promise.all(edits)
    expect(responses.map(({ status }) => status).sort()).toEqual([303, 409])
    expect(await responses.find(({ status }) => status === 409)?.text()).toContain(t.conflict.title)
    const { waiting_changes } = await dumpDatabase()
    expect(waiting_changes).toHaveLength(1)
    const won = responses[0]?.status === 303 ? 'Second title' : 'Third title'
    expect(waiting_changes?.[0]?.fields).toContain(won)
  })

  test('at once with "delete everything": it is gone, and nothing is our fault', async () => {
    const visitor = new Visitor(MORNING)
    const form = registration({ email: 'a@mail.example' })
    const link = await register(visitor, form)
    const posts = [
      visitor.post(`${link}/delete`, { confirm: 'on' }),
      visitor.post(`${link}/edit`, { ...form, title: 'Another title' }),
    ]
    const statuses = (await Promise.all(posts)).map(({ status }) => status)
    expect(statuses[0]).toBe(303)
    expect([303, 404, 409]).toContain(statuses[1])
    expect((await visitor.get(link)).status).toBe(404)
    expect(await dumpEverything()).not.toContain('Another title')
  })

  test('a form that is wrong is refused beside its field and changes nothing', async () => {
    const { group, form, link } = await publishedRally()
    const before = await dumpEverything()
    const response = await group.post(`${link}/edit`, { ...form, title: '', tier: '' })
    const page = await response.text()
    expect([response.status, describedBy(page, 'title'), describedBy(page, 'tier')]).toEqual([
      400,
      [t.errors.required],
      expect.arrayContaining([t.errors.required]),
    ])
    expect(await dumpEverything()).toBe(before)
  })

  test('of somebody else’s action is not possible: the link decides, no posted id', async () => {
    const visitor = new Visitor(MORNING)
    await register(visitor, { title: 'Somebody else’s' })
    const id = await idOfAction('Somebody else’s')
    const own = await register(visitor, { title: 'My own' })
    redirectOf(await visitor.post(`${own}/edit`, registration({ title: 'Mine now', id, action_id: id, link: 'x' })))
    expect(await idOfAction('Somebody else’s')).toBe(id)
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
      expect.arrayContaining(['STATUS:CANCELLED', 'SEQUENCE:1']),
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
      'verdicts',
      'waiting_changes',
    ]
    expect(filled).toEqual(tables)
    expect(redirectOf(await group.post(`${link}/delete`, { confirm: 'on' }))).toBe('/en/deleted')
    const after = await dumpDatabase()
    expect(Object.keys(after).filter((table) => JSON.stringify(after[table]).includes(id))).toEqual(['verdicts'])
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
