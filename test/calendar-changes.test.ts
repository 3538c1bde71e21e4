import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { renewSomeEvents } from '../worker/jobs/calendars.ts'
import { forgetWhatIsOver } from '../worker/jobs/retention.ts'
import { paths } from '../worker/paths.ts'
import type { Selection } from '../worker/rules/selection.ts'
import type { FormValues } from '../worker/rules/typed-action.ts'
import { openDatabase } from '../worker/store/database.ts'
import { HALFWAY, putMany } from './support/many.ts'
import { callDay, coordinatorAt, decide, MORNING, publish, redirectOf, registration, Visitor } from './support/site.ts'
import { dumpDatabase } from './support/storage.ts'
import { propertyOf, subscribed, uidOf as uid } from './support/subscribed.ts'

const ALL: Selection = { of: 'all' }
const SUBSCRIBED = paths.feed(ALL, 'en')

let coordinator: Visitor
let group: Visitor
beforeEach(async () => {
  coordinator = await coordinatorAt(MORNING)
  group = new Visitor(MORNING)
})

describe('a subscriber sees', () => {
  const form: FormValues = registration({ title: 'The rally' })

  test.each<[string, (link: string, id: string) => Promise<Response>, { sequence: boolean }]>([
    [
      'a move as a move',
      async (link, id) => {
        redirectOf(await group.post(`${link}/edit`, { ...form, startTime: '16:00', endTime: '18:00' }))
        return decide(coordinator, id, 'publish-change')
      },
      { sequence: true },
    ],
    ['a cancellation', (link) => group.post(`${link}/cancel`, { reason: 'Ill' }), { sequence: true }],
    [
      'nothing of an edit that waits',
      (link) => group.post(`${link}/edit`, { ...form, title: 'Another' }),
      { sequence: false },
    ],
    ['nothing of one that changes nothing', (link) => group.post(`${link}/edit`, form), { sequence: false }],
  ])(
    '%s: the same UID, a higher SEQUENCE where the public version changed, then another ETag',
    async (_, change, { sequence }) => {
      const { id, link } = await publish(group, coordinator, form)
      const before = await subscribed(SUBSCRIBED)
      expect((await change(link, id)).status).toBe(303)
      const after = await subscribed(SUBSCRIBED)
      expect([...after.byUid.keys()]).toEqual([uid(id)])
      const [was, is] = [before, after].map(({ byUid }) => Number(propertyOf(byUid.get(uid(id)), 'SEQUENCE')))
      expect(Number(is) > Number(was)).toBe(sequence)
      expect(after.etag === before.etag).toBe(!sequence)
    },
  )
})

describe('what is gone', () => {
  test.each<[string, (link: string, id: string) => Promise<Response>]>([
    ['deleted', (link) => group.post(`${link}/delete`, { confirm: 'on' })],
    ['taken down', (_, id) => decide(coordinator, id, 'reject', { reason: 'It calls for harm.' })],
  ])('%s: is cancelled for thirty days wherever it was, without a word of it, and then nowhere', async (_, remove) => {
    await callDay(coordinator, 'june-20-2027')
    const groups = 'Group of the test'
    const place = { lat: '52.52508', lon: '13.36940' }
    const typed = { title: 'The rally', days: 'june-20-2027', groups, ...place }
    const { id, link } = await publish(group, coordinator, typed, { confirmed: groups })
    const calendars = [
      SUBSCRIBED,
      ...[
        'day/june-20-2027',
        'group/group-of-the-test',
        'city/de/berlin',
        'country/de',
        'kind/rally',
        'near/52.5,13.4,20',
      ].map((path) => `/feeds/${path}.ics?lang=en`),
      paths.actionCalendar('en', id),
    ]
    const before = await Promise.all(calendars.map((path) => subscribed(path)))
    expect((await remove(link, id)).status).toBe(303)
    for (const [at, path] of calendars.entries()) {
      const { etag, byUid } = await subscribed(path)
      const event = byUid.get(uid(id)) ?? []
      expect([path, propertyOf(event, 'STATUS'), propertyOf(event, 'DTSTART')]).toEqual([path, 'CANCELLED', '20270620'])
      expect(Number(propertyOf(event, 'SEQUENCE'))).toBeGreaterThan(
        Number(propertyOf(before[at]?.byUid.get(uid(id)), 'SEQUENCE')),
      )
      expect(event.join()).not.toMatch(/rally|Berlin|GEO|station/i)
      expect(etag).not.toBe(before[at]?.etag)
    }
    for (const path of calendars) {
      const { byUid } = await subscribed(path, '2027-07-01T10:00:01Z')
      expect([path, byUid.has(uid(id))]).toEqual([path, false])
    }
    await forgetWhatIsOver(openDatabase(env.DB), env.PRIVATE, Date.parse('2027-07-01T10:00:01Z'))
    const { tombstones, tombstone_selections } = await dumpDatabase()
    expect([tombstones, tombstone_selections]).toEqual([[], []])
  })

  test('and comes back is confirmed again, by a higher SEQUENCE', async () => {
    const form = registration({ title: 'The rally' })
    const { id, link } = await publish(group, coordinator, form)
    redirectOf(await decide(coordinator, id, 'reject', { reason: 'Too short' }))
    const gone = (await subscribed(SUBSCRIBED)).byUid.get(uid(id))
    redirectOf(await group.post(`${link}/edit`, { ...form, summary: 'More of it.' }))
    expect(propertyOf((await subscribed(SUBSCRIBED)).byUid.get(uid(id)), 'STATUS')).toBe('CANCELLED')
    redirectOf(await decide(coordinator, id, 'publish'))
    const { byUid } = await subscribed(SUBSCRIBED)
    expect(propertyOf(byUid.get(uid(id)), 'STATUS')).toBe('CONFIRMED')
    expect(Number(propertyOf(byUid.get(uid(id)), 'SEQUENCE'))).toBeGreaterThan(Number(propertyOf(gone, 'SEQUENCE')))
    expect(byUid.size).toBe(1)
  })

  test('and comes back elsewhere is cancelled no more where it was', async () => {
    const form = registration({ title: 'The rally' })
    const { id, link } = await publish(group, coordinator, form)
    const berlin = '/feeds/city/de/berlin.ics?lang=en'
    redirectOf(await decide(coordinator, id, 'reject', { reason: 'Which city?' }))
    const gone = await subscribed(berlin)
    expect(propertyOf(gone.byUid.get(uid(id)), 'STATUS')).toBe('CANCELLED')
    redirectOf(await group.post(`${link}/edit`, { ...form, city: 'Paris', zone: '' }))
    redirectOf(await decide(coordinator, id, 'publish'))
    const after = await subscribed(berlin)
    expect([after.byUid.has(uid(id)), after.etag === gone.etag]).toEqual([false, false])
  })

  test('and was over already is no cancellation: it took place', async () => {
    const { id, link } = await publish(group, coordinator)
    group.waitUntil('2027-06-21T10:00Z')
    redirectOf(await group.post(`${link}/delete`, { confirm: 'on' }))
    expect((await subscribed(SUBSCRIBED, '2027-06-21T10:00Z')).byUid.has(uid(id))).toBe(false)
  })

  test('and was never public has no calendar', async () => {
    await group.post(paths.submit('en'), registration({ title: 'Waits' }))
    const { actions = [] } = await dumpDatabase()
    expect((await group.get(paths.actionCalendar('en', String(actions[0]?.id)))).status).toBe(404)
    expect((await group.get(paths.actionCalendar('en', '0123456789'))).status).toBe(404)
  })
})

describe('a database that takes nothing more', () => {
  test('still gives every calendar', async () => {
    const { id } = await publish(group, coordinator)
    await env.DB.batch(
      ['vevents', 'ready_feeds'].map((table) =>
        env.DB.prepare(`create trigger full_${table} before insert on ${table} begin select raise(abort, 'full'); end`),
      ),
    )
    await env.DB.prepare('delete from vevents').run()
    expect((await subscribed(SUBSCRIBED)).byUid.has(uid(id))).toBe(true)
  })
})

describe('one bad event', () => {
  test('of what is gone, of a date that there is not, is left out, and the rest stands', async () => {
    const bad = await publish(group, coordinator, { title: 'On no date' })
    const good = await publish(group, coordinator, { title: 'As it should be' })
    await env.DB.prepare("update actions set public_starts = '2027-06-31T10:00' where id = ?").bind(bad.id).run()
    redirectOf(await decide(coordinator, bad.id, 'reject', { reason: 'No such date' }))
    expect([...(await subscribed(SUBSCRIBED)).byUid.keys()]).toEqual([uid(good.id)])
  })

  test('is left out, the rest stands, and the desk says so', async () => {
    const bad = await publish(group, coordinator, { title: 'Nowhere in time' })
    const good = await publish(group, coordinator, { title: 'As it should be' })
    await env.DB.prepare("update actions set zone = 'Nowhere/Land' where id = ?").bind(bad.id).run()
    expect([...(await subscribed(SUBSCRIBED)).byUid.keys()]).toEqual([uid(good.id)])
    for (const format of ['atom', 'geojson', 'json'] as const) {
      const feed = await new Visitor(MORNING).read(paths.feed(ALL, 'en', {}, format))
      expect([format, feed.includes('As it should be'), feed.includes('Nowhere in time')]).toEqual([
        format,
        true,
        false,
      ])
    }
    const desk = await coordinator.read(paths.desk('en'))
    expect(desk).toContain(paths.deskAction('en', bad.id))
    expect(desk).not.toContain(paths.deskAction('en', good.id))
  })
})

describe('VEVENTs are made once', () => {
  test('when something is published, and read as they are kept', async () => {
    const { id } = await publish(group, coordinator)
    const { vevents = [] } = await dumpDatabase()
    expect(vevents.map(({ action_id, lang, fault }) => [action_id, lang, fault])).toEqual(
      ['en', 'es', 'fa'].map((lang) => [id, lang, null]),
    )
    await env.DB.prepare("update vevents set vevent = replace(vevent, 'A test comes', 'A test came')").run()
    expect((await subscribed(SUBSCRIBED)).byUid.get(uid(id))?.join()).toContain('A test came together')
  })

  test('anew, some at a time, where an older version made them, and at once by who reads what is missing', async () => {
    await putMany(60)
    const db = openDatabase(env.DB)
    const made = async () => {
      const { vevents = [] } = await dumpDatabase()
      return new Set(vevents.filter(({ version }) => version !== 0).map(({ action_id }) => action_id)).size
    }
    expect(await made()).toBe(0)
    const before = await subscribed(SUBSCRIBED)
    expect(await made()).toBe(before.byUid.size)
    await env.DB.prepare('update vevents set version = 0').run()
    await renewSomeEvents(db, HALFWAY)
    expect(await made()).toBe(20)
    for (let run = 0; run < 3; run += 1) await renewSomeEvents(db, HALFWAY)
    expect(await made()).toBe(before.byUid.size)
    expect(await subscribed(SUBSCRIBED)).toEqual(before)
  })
})
