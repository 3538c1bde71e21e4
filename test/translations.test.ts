import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import type { FormValues } from '../worker/rules/typed-action.ts'
import { listUntranslatedActions, listUntranslatedReports } from '../worker/store/untranslated.ts'
import { deskVisitor } from './support/desk-roles.ts'
import { fieldsOf } from './support/html.ts'
import { putMany } from './support/many.ts'
import { costsOf } from './support/queries.ts'
import { callDay, coordinatorAt, events, idsFound, MORNING, publish, redirectOf, Visitor } from './support/site.ts'
import { dumpDatabase, dumpEverything } from './support/storage.ts'

const t = messages.en.translations
const WORDS = { title: 'تجمع آزمایشی', summary: 'یک آزمایش گرد هم می‌آید.' }
const EN = { title: 'Gathering of the test', summary: 'A test comes together.' }

const into = (of: string, id: string, lang = 'fa') => paths.deskTranslation('en', { of, id, into: lang })

/** Translates as somebody does who has just opened the page. */
async function translate(visitor: Visitor, path: string, words: FormValues): Promise<Response> {
  const { version = [] } = fieldsOf(await visitor.read(path))
  return visitor.post(path, { version: version[0] ?? '', ...words })
}

const sequenceIn = (event: string[]) =>
  Number(event.find((line) => line.startsWith('SEQUENCE:'))?.slice('SEQUENCE:'.length))

async function published(otherwise: FormValues = {}) {
  const coordinator = await coordinatorAt(MORNING)
  const group = new Visitor(MORNING)
  const { id, link } = await publish(group, coordinator, { ...EN, ...otherwise })
  return { coordinator, group, id, link }
}

describe('a translated action', () => {
  test('is read in the reader’s language, marked, the original one click away, without scripts', async () => {
    const { coordinator, id } = await published()
    const before = await coordinator.read(paths.action('fa', id))
    expect(before).toContain(EN.title)
    redirectOf(await translate(coordinator, into('action', id), WORDS))
    const page = await new Visitor(MORNING).read(paths.action('fa', id))
    expect(page).toMatch(new RegExp(`<h1 lang="fa" dir="rtl">\\s*${WORDS.title}`))
    expect(page).toContain(messages.fa.translations.byCampaign)
    expect(page).toMatch(new RegExp(`<details><summary>[^<]*</summary><p lang="en" dir="ltr"><strong>${EN.title}`))
    const english = await new Visitor(MORNING).read(paths.action('en', id))
    expect(english).not.toContain(t.byCampaign)
    expect(english).toContain(EN.title)
  })

  test('is so in calendars, feeds, searches and lists, and everybody who has the calendar is told', async () => {
    const { coordinator, id } = await published()
    const feed = paths.feed({ of: 'all' }, 'fa')
    const old = await coordinator.get(feed)
    const [before = []] = events(await old.text())
    expect(before).toContain(`SUMMARY:${EN.title}`)
    redirectOf(await translate(coordinator, into('action', id), WORDS))
    const fresh = await coordinator.get(feed, { 'If-None-Match': old.headers.get('ETag') ?? '' })
    const [event = []] = events(await fresh.text())
    expect(event).toContain(`SUMMARY:${WORDS.title}`)
    expect(sequenceIn(event)).toBeGreaterThan(sequenceIn(before))
    expect(events(await coordinator.read(paths.feed({ of: 'all' }, 'en')))[0]).toContain(`SUMMARY:${EN.title}`)
    expect(await idsFound('تجمع')).toEqual([id])
    expect(await idsFound('gathering')).toEqual([id])
    for (const format of ['atom', 'geojson', 'json'] as const)
      expect(await coordinator.read(paths.feed({ of: 'all' }, 'fa', {}, format))).toContain(WORDS.title)
    expect(await coordinator.read(paths.home('fa'))).toContain(WORDS.title)
  })

  test('stays when its organizer edits it, is outdated, and is read on request alone until it is translated anew', async () => {
    const { coordinator, group, id, link } = await published()
    redirectOf(await translate(coordinator, into('action', id), WORDS))
    const form = await group.read(`${link}/edit`)
    const typed = Object.fromEntries(Object.entries(fieldsOf(form)).map(([name, values]) => [name, values.join('\n')]))
    redirectOf(await group.post(`${link}/edit`, { ...typed, summary: 'It moves to another square.' }))
    const page = await coordinator.read(paths.deskAction('en', id))
    const revision = /name="revision" value="(\d+)"/.exec(page)?.[1] ?? ''
    redirectOf(await coordinator.post(paths.deskAction('en', id), { verdict: 'publish-change', revision }))
    const shown = await new Visitor(MORNING).read(paths.action('fa', id))
    expect(shown).toMatch(new RegExp(`<h1 lang="en" dir="ltr">\\s*${EN.title}`))
    expect(shown).toContain(messages.fa.translations.seeOlder('فارسی'))
    expect(shown).toContain(WORDS.summary)
    const feed = await coordinator.read(paths.feed({ of: 'all' }, 'fa'))
    expect(feed).toContain(EN.title)
    for (const format of ['ics', 'atom', 'json'] as const)
      expect(await coordinator.read(paths.feed({ of: 'all' }, 'fa', {}, format))).not.toContain(WORDS.title)
    expect(await idsFound('تجمع')).toEqual([])
    expect(await coordinator.read(paths.deskTranslations('en', { into: 'fa' }))).toContain(t.desk.outdated)
    // What was said before is where the translator goes on.
    expect(fieldsOf(await coordinator.read(into('action', id))).title).toEqual([WORDS.title])
    redirectOf(await translate(coordinator, into('action', id), { ...WORDS, summary: 'به میدان دیگری می‌رود.' }))
    expect(await idsFound('میدان')).toEqual([id])
  })

  test('an edit of the place alone leaves the translation as it is', async () => {
    const { coordinator, group, id, link } = await published({ tier: 'exact' })
    redirectOf(await translate(coordinator, into('action', id), WORDS))
    const form = await group.read(`${link}/edit`)
    const typed = Object.fromEntries(Object.entries(fieldsOf(form)).map(([name, values]) => [name, values.join('\n')]))
    redirectOf(await group.post(`${link}/edit`, { ...typed, venue: 'South gate' }))
    const page = await coordinator.read(paths.deskAction('en', id))
    const revision = /name="revision" value="(\d+)"/.exec(page)?.[1] ?? ''
    redirectOf(await coordinator.post(paths.deskAction('en', id), { verdict: 'publish-change', revision }))
    expect(await idsFound('تجمع')).toEqual([id])
    expect(events(await coordinator.read(paths.feed({ of: 'all' }, 'fa')))[0]).toContain(`SUMMARY:${WORDS.title}`)
  })
})

describe('saving a translation', () => {
  test('is refused with both texts where another has translated meanwhile, and nothing is lost of either', async () => {
    const { coordinator, id } = await published()
    const path = into('action', id)
    const version = fieldsOf(await coordinator.read(path)).version?.[0] ?? ''
    redirectOf(await translate(coordinator, path, WORDS))
    const before = await dumpEverything()
    const late = await coordinator.post(path, { version, title: 'عنوان دیگر', summary: 'متن دیگر' })
    const page = await late.text()
    expect(late.status).toBe(409)
    expect(page).toContain(WORDS.summary)
    expect(fieldsOf(page)).toMatchObject({ title: ['عنوان دیگر'], summary: ['متن دیگر'] })
    expect(await dumpEverything()).toBe(before)
    // The page holds what stands there now, so that sending it again is a decision.
    const again = { version: fieldsOf(page).version?.[0] ?? '', title: 'عنوان دیگر', summary: 'متن دیگر' }
    redirectOf(await coordinator.post(path, again))
    expect((await dumpDatabase()).action_texts).toContainEqual(expect.objectContaining({ title: 'عنوان دیگر' }))
  })

  test('ten at once: one is taken, the others are told', async () => {
    const { coordinator, id } = await published()
    const path = into('action', id)
    const version = fieldsOf(await coordinator.read(path)).version?.[0] ?? ''
    const sent = Array.from({ length: 10 }, (_, at) => coordinator.post(path, { version, ...WORDS, title: `ت ${at}` }))
    const statuses = (await Promise.all(sent)).map(({ status }) => status)
    expect(statuses.toSorted()).toEqual([303, ...Array<number>(9).fill(409)])
    const { verdicts } = await dumpDatabase()
    expect(verdicts?.filter(({ subject }) => subject === 'translation')).toMatchObject([
      { subject_id: `action:${id}/fa`, decision: 'save' },
    ])
  })

  test('a half one, a long one and a deceptive one are refused beside their fields', async () => {
    const { coordinator, id } = await published()
    const before = await dumpEverything()
    for (const wrong of [{ title: '' }, { summary: '' }, { title: 'x'.repeat(121) }, { summary: 'a\u202eb' }]) {
      const response = await translate(coordinator, into('action', id), { ...WORDS, ...wrong })
      expect([wrong, response.status]).toEqual([wrong, 400])
    }
    expect(await dumpEverything()).toBe(before)
  })

  test('what is not public, not there, in its own language or in none of ours is not found', async () => {
    const { coordinator, id } = await published()
    for (const path of [
      into('action', id, 'en'),
      into('action', id, 'xx'),
      into('action', '0000000000'),
      into('report', id),
      into('day', 'no-day'),
      into('flag', id),
    ]) {
      expect([path, (await coordinator.get(path)).status]).toEqual([path, 404])
      expect((await coordinator.post(path, { version: '', ...WORDS })).status).toBe(404)
    }
  })
})

describe('a day and a report', () => {
  test('a day’s translation is in its page, its event and on its actions, and goes with the next change of the original', async () => {
    const coordinator = await coordinatorAt(MORNING)
    const day = { call_en: 'Come, all of you.', suggestion_en: 'We gather.', slogans_en: 'One\nTwo' }
    await callDay(coordinator, 'june-20', day)
    const { id } = await publish(new Visitor(MORNING), coordinator, { days: 'june-20' })
    const words = { title: 'Yom', call: 'Kommt alle.', suggestion: 'Wir treffen uns.', slogans: 'Eins\nZwei' }
    redirectOf(await translate(coordinator, into('day', 'june-20', 'de'), words))
    redirectOf(await translate(coordinator, into('day', 'june-20', 'ar'), { ...words, title: 'يوم' }))
    expect(events(await coordinator.read(paths.feed({ of: 'days' }, 'ar')))[0]).toContain('SUMMARY:يوم')
    expect(await coordinator.read(paths.actionCalendar('de', id))).toContain('Yom')
    // A form that has no field for a language takes nothing from it, and what it shows again unchanged is outdated.
    const form = fieldsOf(await coordinator.read(paths.deskDay('en', 'june-20')))
    const typed = Object.fromEntries(Object.entries(form).map(([name, values]) => [name, values.join('\n')]))
    redirectOf(await coordinator.post(paths.deskDay('en', 'june-20'), { ...typed, call_en: 'Come at noon.' }))
    const { day_texts } = await dumpDatabase()
    expect(day_texts?.map(({ lang, outdated }) => [lang, outdated])).toEqual([
      ['ar', 1],
      ['de', 1],
      ['en', 0],
    ])
    expect(events(await coordinator.read(paths.feed({ of: 'days' }, 'ar')))[0]).toContain('SUMMARY:Day june-20')
    expect(await coordinator.read(paths.actionCalendar('de', id))).not.toContain('Yom')
    expect(await coordinator.read(paths.deskTranslations('en', { into: 'de' }))).toContain(t.desk.outdated)
    expect((await coordinator.get(into('day', 'june-20', 'de'))).status).toBe(200)
  })

  test('a report’s translation is on its action’s page and in JSON, and goes over to the next report as an older one', async () => {
    const EVENING = '2027-06-20T20:00Z'
    const { group, id, link } = await published()
    const coordinator = await coordinatorAt(EVENING, 'Test coordinator of the evening')
    group.waitUntil(EVENING)
    const file = async (text: string) => {
      redirectOf(await group.post(`${link}/report`, { text, lang: 'en' }))
      const page = await coordinator.read(paths.deskAction('en', id))
      const revision = /name="revision" value="(\d+)"/.exec(page)?.[1] ?? ''
      redirectOf(await coordinator.post(paths.deskAction('en', id), { verdict: 'publish-report', revision }))
    }
    await file('We were many.')
    expect(await coordinator.read(paths.deskTranslations('en', { into: 'fa' }))).toContain('We were many.')
    redirectOf(await translate(coordinator, into('report', id), { text: 'بسیار بودیم.' }))
    const reader = new Visitor(EVENING)
    expect(await reader.read(paths.action('fa', id))).toContain('بسیار بودیم.')
    const feed = async () =>
      (await reader.get(paths.feed({ of: 'all' }, 'fa', {}, 'json'))).json<{ actions: { report: unknown }[] }>()
    expect((await feed()).actions[0]?.report).toMatchObject({ lang: 'fa', text: 'بسیار بودیم.' })
    await file('We were more than many.')
    expect((await feed()).actions[0]?.report).toMatchObject({ lang: 'en', texts: [{ lang: 'en', original: true }] })
    expect(await reader.read(paths.action('fa', id))).toContain('بسیار بودیم.')
  })
})

describe('who translates', () => {
  test('a translator sees what is untranslated and saves it, in their languages, countries and days alone', async () => {
    const { id } = await published()
    const path = into('action', id)
    const theirs = await deskVisitor('translator', { language: ['fa'], country: ['DE'] }, 'Theirs')
    expect(await theirs.read(paths.deskTranslations('en', { into: 'fa' }))).toContain(EN.title)
    redirectOf(await translate(theirs, path, WORDS))
    const before = (await dumpDatabase()).action_texts
    for (const scope of [{ language: ['es'] }, { country: ['FR'] }, { day: ['june-20'] }] as const) {
      const other = await deskVisitor('translator', scope, JSON.stringify(scope))
      expect([scope, (await other.get(path)).status]).toEqual([scope, 404])
      expect((await other.post(path, { version: '', ...WORDS })).status).toBe(404)
      expect(await other.read(paths.deskTranslations('en', { into: 'de' }))).not.toContain(EN.title)
    }
    expect((await dumpDatabase()).action_texts).toEqual(before)
    // Theirs who have the original's language: they look through what was made of it.
    const english = await deskVisitor('translator', { language: ['en'] }, 'English')
    expect((await english.get(path)).status).toBe(200)
  })

  test('nobody who is not signed in', async () => {
    const { id } = await published()
    const response = await new Visitor(MORNING).post(into('action', id), { version: '', ...WORDS })
    expect(response.headers.get('Location')).toBe(paths.signIn('en'))
  })
})

test('the list costs the same however much there is', async () => {
  await putMany(600)
  const now = Date.parse('2027-01-02T00:00Z')
  const asked = { into: 'fa', scope: {}, after: null }
  const [ahead] = await costsOf((db) => listUntranslatedActions(db, asked, now))
  expect(ahead?.returned).toBe(100)
  expect(ahead?.read).toBeLessThan(420)
  const [told] = await costsOf((db) => listUntranslatedReports(db, asked, now))
  expect(told?.plan.join()).not.toContain('SCAN reports')
  await env.DB.prepare("update action_texts set lang = 'fa'").run()
  const [done] = await costsOf((db) => listUntranslatedActions(db, asked, now))
  expect(done?.read).toBeLessThan(420)
})
