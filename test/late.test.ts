import { describe, expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { SHIPPED_LANGS } from '../worker/rules/languages.ts'
import type { FormValues } from '../worker/rules/typed-action.ts'
import { describedBy, fieldsOf } from './support/html.ts'
import { outbox, postOffice, sendAt } from './support/post.ts'
import {
  callDay,
  coordinatorAt,
  decide,
  idOfAction,
  ORIGIN,
  redirectOf,
  registration,
  Visitor,
} from './support/site.ts'
import { dumpDatabase, dumpDecided, dumpEverything } from './support/storage.ts'

const NOW = '2027-06-25T10:00Z'
const t = messages.en

/** An action of last summer with its report, as somebody types both. */
function past(otherwise: FormValues = {}): FormValues {
  const report = { text: 'Two hundred of us stayed till dark.', turnoutFrom: '200', countedBy: 'organizer' }
  return registration({ title: 'Vigil of last summer', startDate: '2026-07-20', ...report, ...otherwise })
}

async function sent(otherwise: FormValues = {}) {
  const group = new Visitor(NOW)
  const link = redirectOf(await group.post(paths.submitPast('en'), past(otherwise))).replace('?new', '')
  return { group, link, id: await idOfAction('Vigil of last summer'), coordinator: await coordinatorAt(NOW) }
}

describe('an action that is over and was never registered', () => {
  test('is added with its report in one form, and one verdict publishes both', async () => {
    await callDay(await coordinatorAt(NOW), 'last-summer', { startsOn: '2026-07-20' })
    const { group, link, id, coordinator } = await sent({ days: 'last-summer', email: 'late@mail.example' })
    const reader = new Visitor(NOW)
    expect((await reader.get(paths.action('en', id))).status).toBe(404)
    const queue = await coordinator.read(paths.desk('en'))
    expect(queue.match(/Vigil of last summer/g)).toHaveLength(1)
    const desk = await coordinator.read(paths.deskAction('en', id))
    expect(desk).toContain('stayed till dark')
    expect(desk).not.toContain('value="publish-report"')
    expect((await decide(coordinator, id, 'publish-report')).status).toBe(409)
    redirectOf(await decide(coordinator, id, 'publish'))
    expect(await reader.read(paths.action('en', id))).toContain('stayed till dark')
    expect(await reader.read(paths.day('en', 'last-summer'))).toContain('Vigil of last summer')
    expect((await dumpDecided()).verdicts).toMatchObject([{ subject: 'day' }, { subject: 'action', subject_id: id }])
    // The link goes on working, for the report and its photos, and the letter finds the address.
    group.waitUntil('2027-07-20T10:00Z')
    expect((await group.get(`${link}/report`)).status).toBe(200)
    const office = postOffice()
    await sendAt(NOW, office.env)
    expect(office.posted[0]?.text).toContain(ORIGIN + link)
    expect(office.posted[0]?.text).toContain(t.letters.footerLate)
    expect(await outbox()).toMatchObject([{ letter: 'published', status: 'sent' }])
  })

  test('can be mended by its organizer while it waits, report and all', async () => {
    const { group, link, id, coordinator } = await sent()
    expect(fieldsOf(await group.read(`${link}/report`))).toMatchObject({ turnoutFrom: ['200'] })
    redirectOf(await group.post(`${link}/report`, { text: 'Three hundred, we counted again.', lang: 'en' }))
    redirectOf(await decide(coordinator, id, 'publish'))
    expect(await group.read(paths.action('en', id))).toContain('we counted again')
  })

  test('that is refused is in no queue, and its report neither', async () => {
    const { id, coordinator } = await sent()
    redirectOf(await decide(coordinator, id, 'reject', { reason: 'Nobody was there.' }))
    expect(await coordinator.read(paths.desk('en'))).not.toContain('Vigil of last summer')
  })

  test('posted twice is one action with one report', async () => {
    const group = new Visitor(NOW)
    const form = past()
    const links = [await group.post(paths.submitPast('en'), form), await group.post(paths.submitPast('en'), form)]
    expect(new Set(links.map(redirectOf)).size).toBe(1)
    const { actions = [], reports = [] } = await dumpDatabase()
    expect([actions.length, reports.length]).toEqual([1, 1])
  })

  test.each<[string, FormValues, string, string]>([
    ['is still ahead', { startDate: '2027-07-20' }, 'startDate', t.errors.stillAhead],
    ['is older than a year', { startDate: '2026-06-20' }, 'startDate', t.errors.tooLongAgo],
    ['lasted for months', { endDate: '2026-12-20' }, 'endDate', t.errors.tooFarAhead],
    ['has no report', { text: '' }, 'text', t.errors.required],
    ['was counted by nobody', { countedBy: '' }, 'countedBy', t.errors.required],
    ['has no title', { title: '' }, 'title', t.errors.required],
  ])('that %s is refused beside the field', async (_, otherwise, field, words) => {
    const before = await dumpEverything()
    const typed = past(otherwise)
    const response = await new Visitor(NOW).post(paths.submitPast('en'), typed)
    const page = await response.text()
    expect([response.status, describedBy(page, field)]).toEqual([400, expect.arrayContaining([words])])
    for (const name of ['text', 'title', 'turnoutFrom']) expect(fieldsOf(page)[name]).toEqual([typed[name]])
    expect(await dumpEverything()).toBe(before)
  })

  test('lists what is to be put right in the order of the form', async () => {
    const wrong = { kind: '', title: '', startDate: '', city: '', tier: '', text: '', email: 'nowhere' }
    const page = await (await new Visitor(NOW).post(paths.submitPast('en'), past(wrong))).text()
    const list = /<div class="error-summary".*?<\/ul>/s.exec(page)?.[0] ?? ''
    const named = [...list.matchAll(/href="#(\w+)"/g)].map(([, name]) => name)
    expect(named).toEqual(['kind', 'title', 'startDate', 'city', 'tier', 'text', 'email'])
  })

  test('is asked for nothing that only what lies ahead has', async () => {
    const coordinator = await coordinatorAt(NOW)
    for (const startsOn of ['2027-06-20', '2027-07-20']) await callDay(coordinator, `day-${startsOn}`, { startsOn })
    const form = await new Visitor(NOW).read(paths.submitPast('en'))
    expect(form).toContain('value="day-2027-06-20"')
    expect(form).not.toContain('value="day-2027-07-20"')
    expect(form).not.toContain('name="revealDate"')
  })

  test.each(SHIPPED_LANGS)('is found from the form for what is coming, in %s', async (lang) => {
    await callDay(await coordinatorAt(NOW), 'june-20-2027')
    const visitor = new Visitor(NOW)
    const page = await visitor.read(paths.submit(lang, 'june-20-2027'))
    expect(page).toContain(`href="${paths.submitPast(lang, 'june-20-2027')}"`)
    const form = await visitor.read(paths.submitPast(lang, 'june-20-2027'))
    expect(form).toContain(messages[lang].late.title)
    expect(fieldsOf(form).days).toEqual(['june-20-2027'])
  })
})
