import { describe, expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { SHIPPED_LANGS } from '../worker/rules/languages.ts'
import type { FormValues } from '../worker/rules/typed-action.ts'
import { describedBy, fieldsOf } from './support/html.ts'
import { coordinatorAt, decide, MORNING, publish, redirectOf, register, Visitor } from './support/site.ts'
import { dumpDatabase, dumpEverything } from './support/storage.ts'

const EVENING = '2027-06-20T20:00Z'
const t = messages.en
const { errors: e } = t

const REPORT = { text: 'It rained and nobody left.', lang: 'en' }

/** An action that took place today, in the evening: its organizer, a coordinator and a reader. */
async function afterwards() {
  const group = new Visitor(MORNING)
  const { id, link } = await publish(group, await coordinatorAt(MORNING))
  group.waitUntil(EVENING)
  const coordinator = await coordinatorAt(EVENING)
  return { id, link, report: `${link}/report`, group, coordinator, reader: new Visitor(EVENING) }
}

const ELEVEN_LINKS = Array.from({ length: 11 }, (_, n) => `https://a.example/${n}`).join('\n')
const WRONG: [what: string, otherwise: FormValues, field: string, words: string][] = [
  ['no text', { text: '' }, 'text', e.required],
  ['a text of blanks', { text: '\n \n' }, 'text', e.required],
  ['a long text', { text: 'x'.repeat(6001) }, 'text', e.tooLong(6000)],
  ['a text that turns around', { text: 'abc\u202edef' }, 'text', e.harmful],
  ['a text twice', { text: ['a', 'b'] }, 'text', e.notText],
  ['no language', { lang: '' }, 'lang', e.required],
  ['an unknown language', { lang: 'xx' }, 'lang', e.notInList],
  ['a turnout in words', { turnoutFrom: 'many', countedBy: 'organizer' }, 'turnoutFrom', e.notANumber],
  ['a negative turnout', { turnoutFrom: '-5', countedBy: 'organizer' }, 'turnoutFrom', e.notANumber],
  ['half a person', { turnoutFrom: '1.5', countedBy: 'organizer' }, 'turnoutFrom', e.notANumber],
  ['more than ever came', { turnoutTo: '10000001', countedBy: 'press' }, 'turnoutTo', e.outOfRange(0, 10_000_000)],
  ['an end below the start', { turnoutFrom: '9', turnoutTo: '8', countedBy: 'press' }, 'turnoutTo', e.toBelowFrom],
  ['a turnout that nobody counted', { turnoutFrom: '9' }, 'countedBy', e.required],
  ['an unknown counter', { turnoutFrom: '9', countedBy: 'god' }, 'countedBy', e.notInList],
  ['a link that runs script', { links: 'https://a.example/\njavascript:alert(1)' }, 'links', e.notAUrl],
  ['a link that is data', { links: 'data:text/html,x' }, 'links', e.notAUrl],
  ['a link with a password', { links: 'https://bank.example@evil.example/' }, 'links', e.notAUrl],
  ['eleven links', { links: ELEVEN_LINKS }, 'links', e.tooMany(10)],
]

describe('a report', () => {
  test('is possible from the beginning on, and not a minute before', async () => {
    const { link, report, group } = await afterwards()
    const before = await dumpEverything()
    group.waitUntil('2027-06-20T12:59Z')
    expect(await group.read(link)).toContain(t.manage.reportLater)
    expect((await group.get(report)).status).toBe(409)
    expect((await group.post(report, REPORT)).status).toBe(409)
    expect(await dumpEverything()).toBe(before)
    group.waitUntil('2027-06-20T13:00Z')
    expect((await group.get(report)).status).toBe(200)
    redirectOf(await group.post(report, REPORT))
    expect(await group.read(link)).toContain(t.manage.reportStates.pending)
  })

  test('is not possible of what never became public, nor of what was cancelled', async () => {
    const { link, report, group } = await afterwards()
    group.waitUntil('2027-06-20T14:00Z')
    redirectOf(await group.post(`${link}/cancel`, { reason: 'It rains.' }))
    group.waitUntil(EVENING)
    const pending = await register(group, { title: 'Never public' })
    const before = await dumpEverything()
    for (const path of [report, `${pending}/report`]) {
      expect((await group.get(path)).status).toBe(409)
      expect((await group.post(path, REPORT)).status).toBe(409)
    }
    expect(await dumpEverything()).toBe(before)
  })

  test.each(WRONG)('%s is refused beside its field', async (_, otherwise, field, words) => {
    const { report, group } = await afterwards()
    const before = await dumpEverything()
    const response = await group.post(report, { ...REPORT, ...otherwise })
    const page = await response.text()
    expect([response.status, describedBy(page, field)]).toEqual([400, expect.arrayContaining([words])])
    expect(await dumpEverything()).toBe(before)
  })

  test.each(SHIPPED_LANGS)('that is wrong keeps what was typed, in %s', async (lang) => {
    const { report, group } = await afterwards()
    const numbers = { turnoutFrom: '۱۲', turnoutTo: '5', countedBy: 'police' }
    const typed = { text: 'a\n</textarea>b', lang: 'fa', links: 'x\ny', ...numbers }
    const response = await group.post(report.replace('/en/', `/${lang}/`), typed)
    const page = await response.text()
    expect(response.status).toBe(400)
    const kept = Object.entries(typed).map(([name, value]) => [name, [value]])
    // Below it stands the form of photos, which has a language too.
    expect(fieldsOf(page.slice(0, page.indexOf('id="photos"')))).toMatchObject(Object.fromEntries(kept))
    expect(describedBy(page, 'links')).toContain(messages[lang].errors.notAUrl)
    expect(describedBy(page, 'turnoutTo')).toContain(messages[lang].errors.toBelowFrom)
  })

  test('of one number alone is that number, in Persian digits too', async () => {
    const { id, report, group, coordinator, reader } = await afterwards()
    redirectOf(await group.post(report, { ...REPORT, turnoutTo: '۱۲۰', countedBy: 'press' }))
    redirectOf(await decide(coordinator, id, 'publish-report'))
    expect(await reader.read(paths.action('en', id))).toMatch(/<strong>120<\/strong> counted by the press/)
  })

  test('has its text and links escaped and without power over our window', async () => {
    const { id, report, group, coordinator, reader } = await afterwards()
    const evil = '<script>alert(1)</script><img src=x onerror=alert(1)> https://seen.example/"onmouseover="alert(1)'
    redirectOf(await group.post(report, { ...REPORT, text: evil, links: `https://press.example/a?b=<script>"'&c` }))
    const desk = await coordinator.read(paths.deskAction('en', id))
    redirectOf(await decide(coordinator, id, 'publish-report'))
    const page = await reader.read(paths.action('en', id))
    for (const html of [desk, page, await reader.read(paths.home('en'))]) {
      expect(html).toContain('&lt;script&gt;alert(1)')
      expect(html).not.toMatch(/<img|<script>|" ?onmouseover/)
    }
    const links = [...page.matchAll(/<a href="https?:[^>]*>/g)].map(([link]) => link)
    expect(links).toHaveLength(2)
    for (const link of links) expect(link).toContain('rel="nofollow noopener noreferrer ugc"')
  })

  test('waits while the one before it is shown, and then takes its place', async () => {
    const { id, link, report, group, coordinator, reader } = await afterwards()
    redirectOf(await group.post(report, REPORT))
    redirectOf(await decide(coordinator, id, 'publish-report'))
    expect(fieldsOf(await group.read(report))).toMatchObject({ text: [REPORT.text] })
    redirectOf(await group.post(report, { ...REPORT, text: 'Second words.' }))
    redirectOf(await group.post(report, { ...REPORT, text: 'Third words.' }))
    expect(await group.read(link)).toContain(t.manage.reportStates.pending)
    expect(await reader.read(paths.action('en', id))).toMatch(/nobody left/)
    expect(await reader.read(paths.action('en', id))).not.toMatch(/Second|Third/)
    redirectOf(await decide(coordinator, id, 'publish-report'))
    expect(await reader.read(paths.action('en', id))).toMatch(/Third words/)
    expect(await reader.read(paths.action('en', id))).not.toMatch(/nobody left|Second/)
    const { reports = [] } = await dumpDatabase()
    const states = reports.map(({ status, text }) => `${status}: ${text}`).sort()
    expect(states).toEqual(['published: Third words.', `replaced: ${REPORT.text}`])
  })

  test('that is refused tells its organizer why, and nobody else', async () => {
    const { id, link, report, group, coordinator, reader } = await afterwards()
    redirectOf(await group.post(report, REPORT))
    redirectOf(await decide(coordinator, id, 'publish-report'))
    group.waitUntil('2027-06-20T20:01Z')
    redirectOf(await group.post(report, { ...REPORT, text: 'Words that name somebody.' }))
    redirectOf(await decide(coordinator, id, 'reject-report', { reason: 'Please leave the name out.' }))
    expect(await group.read(link)).toContain('Please leave the name out.')
    for (const path of [paths.action('en', id), paths.home('en'), paths.actionCalendar('en', id)])
      expect(await reader.read(path)).not.toMatch(/leave the name out|name somebody/)
    expect(await reader.read(paths.action('en', id))).toContain('nobody left')
    expect(fieldsOf(await group.read(report))).toMatchObject({ text: ['Words that name somebody.'] })
  })

  test('that is public is taken down when it turns out to harm: gone at once, the action stays', async () => {
    const { id, link, report, group, coordinator, reader } = await afterwards()
    redirectOf(await group.post(report, REPORT))
    redirectOf(await decide(coordinator, id, 'publish-report'))
    expect(await reader.read(paths.action('en', id))).toContain('nobody left')
    expect((await decide(coordinator, id, 'reject-report', { reason: '' })).status).toBe(400)
    redirectOf(await decide(coordinator, id, 'reject-report', { reason: 'It names somebody.' }))
    expect(await reader.read(paths.action('en', id))).not.toMatch(/nobody left|names somebody/)
    expect(await group.read(link)).toContain('It names somebody.')
    expect((await decide(coordinator, id, 'reject-report', { reason: 'Twice.' })).status).toBe(409)
  })

  test('does not move the action in calendars', async () => {
    const { id, report, group, coordinator, reader } = await afterwards()
    const before = await reader.read(paths.actionCalendar('en', id))
    redirectOf(await group.post(report, REPORT))
    redirectOf(await decide(coordinator, id, 'publish-report'))
    expect(await reader.read(paths.actionCalendar('en', id))).toBe(before)
  })

  test('sent twice at once is one report', async () => {
    const { report, group } = await afterwards()
    const posts = ['These words.', 'Other words.'].map((text) => group.post(report, { ...REPORT, text }))
    const responses = await Promise.all(posts)
    expect(responses.map(({ status }) => status).sort()).toEqual([303, 409])
    expect((await dumpDatabase()).reports).toHaveLength(1)
  })
})
