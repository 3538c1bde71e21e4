import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { postNotice } from '../worker/change/notice.ts'
import { endSomeNotices } from '../worker/jobs/notices.ts'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { cellOf, printBlock } from '../worker/rules/cell.ts'
import { FEED_FORMATS } from '../worker/rules/feed-format.ts'
import { findAction } from '../worker/store/actions.ts'
import { openDatabase } from '../worker/store/database.ts'
import { changeAt } from './support/change.ts'
import { pathsThatTell, publicPaths } from './support/crawl.ts'
import { describedBy } from './support/html.ts'
import { limitedAt } from './support/limited.ts'
import { publishedRally } from './support/rally.ts'
import { events, MORNING, redirectOf, Visitor } from './support/site.ts'
import { dumpEverything } from './support/storage.ts'

const TEXT = 'canary-notice: to the park'
const NOTICE = { notice: TEXT, noticeLang: 'en' }
const t = messages.en

async function noticeIds(status: string): Promise<string[]> {
  const { results } = await env.DB.prepare('select id from notices where status = ?').bind(status).all<{ id: string }>()
  return results.map(({ id }) => id)
}

/** Decides on the only notice of a status as the desk shows it. */
async function judge(coordinator: Visitor, verdict: string, status = 'pending'): Promise<Response> {
  const [id = ''] = await noticeIds(status)
  const page = await coordinator.read(paths.deskNotices('en'))
  const revision = /name="revision" value="(\d+)"/.exec(page)?.[1] ?? ''
  return coordinator.post(paths.deskNotice('en', id), { verdict, revision, reason: 'Not so.' })
}

/** As if an action had come through the own link of its group. */
async function trustGroupOf(id: string): Promise<void> {
  await env.DB.exec(
    "insert into group_links (link_hash, group_id, scope, created_at) select 'x', id, '{}', 1 from groups",
  )
  await env.DB.exec(`insert into trusted_actions (action_id, group_id) select '${id}', id from groups`)
}

async function sequenceOf(id: string, now = MORNING): Promise<number> {
  const calendar = await new Visitor(now).read(paths.actionCalendar('en', id))
  return Number(/SEQUENCE:(\d+)/.exec(calendar)?.[1])
}

/** Milliseconds: every address there is, asked for once. */
const EVERY_ADDRESS_MS = 120_000

describe('an urgent notice', { timeout: EVERY_ADDRESS_MS }, () => {
  test('of a group that nobody trusts is public once a coordinator has said yes, and then everywhere', async () => {
    const { group, coordinator, id, link } = await publishedRally()
    const where = publicPaths({ ids: [id], days: ['june-20-2027'], countries: ['de'], cities: ['de/berlin'] })
    const before = await sequenceOf(id)
    expect(redirectOf(await group.post(`${link}/notice`, NOTICE))).toBe(`${link}#urgent`)
    expect(await group.read(link)).toContain(t.organizers.notice.states.pending)
    const supporter = new Visitor(MORNING)
    expect(await pathsThatTell(supporter, where, ['canary'])).toEqual([])
    expect(await sequenceOf(id)).toBe(before)

    expect(await coordinator.read(paths.desk('en'))).toContain(
      `<span class="tag waits-notice">${t.queue.kinds.notice}</span>`,
    )
    expect(await coordinator.read(paths.deskAction('en', id))).toContain(TEXT)
    redirectOf(await judge(coordinator, 'publish'))
    expect(await supporter.read(paths.action('en', id))).toContain(TEXT)
    expect(await supporter.read(paths.day('fa', 'june-20-2027'))).toContain(TEXT)
    const block = printBlock(cellOf({ lat: 52.52437, lon: 13.41053 }), 16)
    expect(await supporter.read(paths.mapBlock({ of: 'all' }, 'en', {}, block))).toContain(`"notice":"${TEXT}"`)
    const told = events(await supporter.read(paths.feed({ of: 'day', slug: 'june-20-2027' }, 'en'))).flat()
    expect(told).toContainEqual(expect.stringContaining(`DESCRIPTION:${t.calendar.notice(TEXT)}`))
    expect(await sequenceOf(id)).toBeGreaterThan(before)
    expect(await env.DB.prepare("select subject, decision from verdicts where subject = 'notice'").all()).toMatchObject(
      {
        results: [{ subject: 'notice', decision: 'publish' }],
      },
    )
  })

  test('goes by itself at its hour, on the clock of the venue, and calendars are told with a higher number', async () => {
    const { group, coordinator, id, link } = await publishedRally()
    redirectOf(await group.post(`${link}/notice`, { ...NOTICE, untilDate: '2027-06-20', untilTime: '16:00' }))
    redirectOf(await judge(coordinator, 'publish'))
    const during = await sequenceOf(id, '2027-06-20T13:59Z')
    const tells = async (moment: string) => {
      const supporter = new Visitor(moment)
      const where = [paths.action('en', id), paths.actionCalendar('en', id), paths.day('en', 'june-20-2027')]
      return (await pathsThatTell(supporter, where, ['canary'])).length
    }
    expect(await tells('2027-06-20T13:59Z')).toBe(3)
    const page = await new Visitor('2027-06-20T13:59Z').get(paths.action('en', id))
    const [, kept] = /max-age=(\d+)/.exec(page.headers.get('CDN-Cache-Control') ?? '') ?? []
    expect(Number(kept)).toBeLessThanOrEqual(60)
    expect(await tells('2027-06-20T14:00Z')).toBe(0)
    const db = openDatabase(env.DB)
    await endSomeNotices(db, env, Date.parse('2027-06-20T13:59Z'))
    expect(await noticeIds('published')).toHaveLength(1)
    await endSomeNotices(db, env, Date.parse('2027-06-20T14:00Z'))
    expect([await noticeIds('over'), await noticeIds('published')]).toMatchObject([[expect.any(String)], []])
    expect(await sequenceOf(id, '2027-06-20T14:01Z')).toBeGreaterThan(during)
  })

  test('without an hour lasts until the end, also where the end of a whole date must not tell the zone', async () => {
    const denver = { city: 'Denver', country: 'US', tier: 'country', allDay: 'on', startTime: '', endTime: '' }
    const { group, coordinator, id, link } = await publishedRally(denver)
    redirectOf(await group.post(`${link}/notice`, NOTICE))
    redirectOf(await judge(coordinator, 'publish'))
    const told = async (moment: string) => (await new Visitor(moment).read(paths.action('en', id))).includes(TEXT)
    // The date ends last in Hawaii.
    expect([await told('2027-06-21T09:59Z'), await told('2027-06-21T10:00Z')]).toEqual([true, false])
  })

  test('of a trusted group is public at once, in place of the one before', async () => {
    const { id, group, link, supporter } = await publishedRally()
    await trustGroupOf(id)
    expect(await group.read(link)).toContain(t.organizers.notice.atOnce)
    const change = changeAt(Date.parse(MORNING))
    for (const [n, text] of ['The first.', TEXT].entries()) {
      const record = await findAction(change.db, id)
      if (!record) throw new Error('the action is gone')
      const fields = { text, lang: 'en', until: null } as const
      const notice = { id: `notice000${n}`, fields }
      expect(await postNotice(change, record, notice)).toMatchObject({ ok: true })
    }
    const page = await supporter.read(paths.action('en', id))
    expect([page.includes(TEXT), page.includes('The first.')]).toEqual([true, false])
    expect(change.purged).toContain(`action:${id}`)
    await env.DB.exec('update group_links set revoked_at = 2')
    redirectOf(await group.post(`${link}/notice`, { ...NOTICE, notice: 'Not trusted any more.' }))
    expect(await supporter.read(paths.action('en', id))).not.toContain('Not trusted any more.')
  })

  test('is taken back by its organizer, and taken down by a coordinator', async () => {
    const { group, coordinator, id, link, supporter } = await publishedRally()
    redirectOf(await group.post(`${link}/notice`, NOTICE))
    redirectOf(await judge(coordinator, 'publish'))
    redirectOf(await group.post(`${link}/notice/end`, {}))
    expect(await supporter.read(paths.action('en', id))).not.toContain(TEXT)
    redirectOf(await group.post(`${link}/notice`, NOTICE))
    redirectOf(await judge(coordinator, 'publish'))
    redirectOf(await judge(coordinator, 'reject', 'published'))
    expect(await supporter.read(paths.action('en', id))).not.toContain(TEXT)
    expect(await group.read(link)).toContain(t.organizers.notice.states.rejected)
  })

  test('refused, nobody reads it', async () => {
    const { group, coordinator, id, link } = await publishedRally()
    redirectOf(await group.post(`${link}/notice`, NOTICE))
    redirectOf(await judge(coordinator, 'reject'))
    const feeds = FEED_FORMATS.map((format) => paths.feed({ of: 'all' }, 'en', {}, format))
    const where = [paths.action('en', id), paths.actionCalendar('en', id), paths.day('en', 'june-20-2027'), ...feeds]
    expect(await pathsThatTell(new Visitor(MORNING), where, ['canary'])).toEqual([])
  })

  test.each([
    ['nothing', 'notice', { notice: ' ' }, t.errors.required],
    ['too much', 'notice', { notice: 'x'.repeat(281) }, t.errors.tooLong(280)],
    ['what turns the text around', 'notice', { notice: 'To \u202E the park' }, t.errors.harmful],
    ['an hour that has passed', 'untilTime', { untilDate: '2027-06-01', untilTime: '11:59' }, t.errors.hourPassed],
    ['a date without an hour', 'untilTime', { untilDate: '2027-06-20' }, t.errors.required],
    ['a language that is none', 'noticeLang', { noticeLang: 'xx' }, t.errors.notInList],
  ])('says what is wrong with %s, and keeps the rest', async (_, field, wrong, words) => {
    const { group, link } = await publishedRally()
    const before = await dumpEverything()
    const response = await group.post(`${link}/notice`, { ...NOTICE, ...wrong })
    expect([response.status, describedBy(await response.text(), field)]).toMatchObject([
      400,
      expect.arrayContaining([words]),
    ])
    expect(await dumpEverything()).toBe(before)
  })

  test('is for what is published and not over', async () => {
    const { group, link } = await publishedRally()
    group.waitUntil('2027-06-20T15:00Z')
    expect((await group.post(`${link}/notice`, NOTICE)).status).toBe(409)
    group.waitUntil(MORNING)
    redirectOf(await group.post(`${link}/cancel`, { reason: 'It rains.' }))
    expect((await group.post(`${link}/notice`, NOTICE)).status).toBe(409)
    expect(await noticeIds('pending')).toEqual([])
  })

  test('a verdict on another one than was seen is none', async () => {
    const { group, coordinator, link } = await publishedRally()
    redirectOf(await group.post(`${link}/notice`, NOTICE))
    const [id = ''] = await noticeIds('pending')
    const page = await coordinator.read(paths.deskNotices('en'))
    const revision = /name="revision" value="(\d+)"/.exec(page)?.[1] ?? ''
    redirectOf(await group.post(`${link}/notice`, { ...NOTICE, notice: 'Something else' }))
    expect((await coordinator.post(paths.deskNotice('en', id), { verdict: 'publish', revision })).status).toBe(409)
    expect(await noticeIds('published')).toEqual([])
  })

  test('is seen and judged by those alone whose it is', async () => {
    const { group, link } = await publishedRally()
    redirectOf(await group.post(`${link}/notice`, NOTICE))
    const [id = ''] = await noticeIds('pending')
    const elsewhere = await limitedAt(MORNING, 'Of another country', { scope: { country: ['FR'] } })
    expect(await elsewhere.read(paths.deskNotices('en'))).not.toContain('canary')
    expect(await elsewhere.read(paths.desk('en'))).not.toContain('waits-notice')
    const before = await dumpEverything()
    const asked = { verdict: 'publish', revision: '2' }
    expect((await elsewhere.post(paths.deskNotice('en', id), asked)).status).toBe(404)
    const translator = await limitedAt(MORNING, 'Translator', { role: 'translator' })
    expect((await translator.post(paths.deskNotice('en', id), asked)).status).toBe(403)
    expect((await translator.get(paths.deskNotices('en'))).status).toBe(403)
    expect((await new Visitor(MORNING).post(paths.deskNotice('en', id), asked)).status).toBe(303)
    expect((await noticeIds('pending')).length).toBe(1)
    expect(before.includes('"published","lang":"en","text":"canary')).toBe(false)
    const here = await limitedAt(MORNING, 'Of this country', { scope: { country: ['DE'] } })
    redirectOf(await judge(here, 'publish'))
    expect(await noticeIds('published')).toEqual([id])
  })
})
