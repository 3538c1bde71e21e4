import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import type { FormValues } from '../worker/rules/typed-action.ts'
import { begin, live, stepToTheEnd } from './support/imports.ts'
import { limitedAt } from './support/limited.ts'
import { added, calendarOf, event, Partner, sourceNow } from './support/partner.ts'
import { objectsOf, pdfOf } from './support/pdf.ts'
import { lastLine, numberOf, takeBack } from './support/safety.ts'
import { callDay, coordinatorAt, decide, MORNING, ORIGIN, publish, redirectOf, Visitor } from './support/site.ts'
import { backAndForth, type Decided, rows } from './support/taken-back.ts'

const refused = messages.en.safetyDesk.revert.refused
const PERSON = { slug: 'person-a', original: 'en', name_en: 'Person A', about_en: 'Made up.', name_fa: 'شخص الف' }
const TABLE = [
  'title,startDate,startTime,city,country',
  'First of the table,20/6/2027,15:00,Berlin,DE',
  'Second of the table,21/6/2027,15:00,Berlin,DE',
].join('\n')

/** Posts a form as a browser does that holds a file. */
async function send(visitor: Visitor, path: string, values: FormValues, file?: File): Promise<void> {
  const body = new FormData()
  for (const [name, value] of Object.entries(values)) for (const each of [value].flat()) body.append(name, each)
  if (file) body.append('photo', file)
  const headers = { Origin: ORIGIN, 'Sec-Fetch-Site': 'same-origin' }
  redirectOf(await visitor.send(path, { method: 'POST', body, headers }))
}

/** A person whom a day and an action are for. */
async function story() {
  const coordinator = await coordinatorAt(MORNING)
  await callDay(coordinator, 'june-20')
  await send(coordinator, paths.deskNewPerson('en'), PERSON)
  redirectOf(await coordinator.post(paths.deskDayPeople('en', 'june-20'), { persons: 'person-a' }))
  const { id } = await publish(new Visitor(MORNING), coordinator, { title: 'Named alone' })
  await nameOf(coordinator, id, ['person-a'])
  return { coordinator, id }
}

async function nameOf(coordinator: Visitor, id: string, persons: string[]): Promise<void> {
  const revision = await env.DB.prepare('select revision from actions where id = ?').bind(id).first<number>('revision')
  redirectOf(await coordinator.post(paths.deskActionPeople('en', id), { persons, revision: String(revision) }))
}

async function save(coordinator: Visitor, values: FormValues, file?: File): Promise<void> {
  const revision = String(await env.DB.prepare('select revision from persons').first('revision'))
  await send(coordinator, paths.deskPerson('en', 'person-a'), { ...PERSON, revision, ...values }, file)
}

const PDF = new File([pdfOf(objectsOf())], 'x.pdf')
const FILES = paths.deskDayFiles('en', 'june-20')
const addFile = (coordinator: Visitor) => send(coordinator, FILES, { title: 'Leaflet', lang: 'en' }, PDF)
const removeFile = async (coordinator: Visitor) => {
  const key = await env.DB.prepare('select key from day_files').first<string>('key')
  redirectOf(await coordinator.post(paths.deskDayFiles('en', 'june-20', key ?? ''), {}))
}
/** The files of a day, and what each gives whoever asks. */
async function files(): Promise<unknown> {
  const found = await rows('select key, title, object from day_files')
  const answers = found.map(({ key }) => new Visitor(MORNING).get(paths.kitFile(String(key))))
  return [found, (await Promise.all(answers)).map(({ status }) => status)]
}

const source = async (coordinator: Visitor, step: Parameters<typeof paths.deskSource>[2]) =>
  redirectOf(await coordinator.post(paths.deskSource('en', (await sourceNow()).id, step), {}))
const sources = async () => [
  await rows('select name, url, trusted, paused, coordinator_id from sources'),
  await rows('select uid_hash, became, content_hash from source_events order by uid_hash'),
]
const members = async () => [
  await rows('select name, role, removed_at is null as works from coordinators where removed_at is null'),
  await rows(`select name, kind, value from coordinator_scopes join coordinators as member on member.id = coordinator_id
    where removed_at is null order by kind, value`),
]
const entries = () => rows('select title, status from actions join action_texts on action_id = id order by title')

/** Puts the table live. */
async function brought(id: string): Promise<void> {
  await begin(id, TABLE)
  await stepToTheEnd(id)
  expect(await live(id)).toBe(true)
}

const CASES: Record<string, (coordinator: Visitor, id: string) => Promise<Omit<Decided, 'coordinator'>>> = {
  'the texts of a person': async (coordinator) => ({
    decide: () => save(coordinator, { about_en: 'Defaced', name_fa: '' }),
    state: () => new Visitor(MORNING).read(paths.person('en', 'person-a')),
  }),
  'a person who is added': async (coordinator) => ({
    decide: () => send(coordinator, paths.deskNewPerson('en'), { ...PERSON, slug: 'person-b' }),
    state: () => new Visitor(MORNING).read(paths.people('en')),
  }),
  'a person who is taken out, with what is for them': async (coordinator) => ({
    decide: async () => redirectOf(await coordinator.post(paths.deskPerson('en', 'person-a', 'delete'), {})),
    state: async () => [
      await new Visitor(MORNING).read(paths.person('en', 'person-a')),
      await rows("select action_id from memberships where selection = 'person/person-a'"),
      await rows('select count(*) as n from day_persons'),
    ],
  }),
  'whom a day is for': async (coordinator) => ({
    decide: async () => redirectOf(await coordinator.post(paths.deskDayPeople('en', 'june-20'), {})),
    state: () => rows('select * from day_persons'),
  }),
  'whom an action is for': async (coordinator, id) => ({
    decide: () => nameOf(coordinator, id, []),
    state: () => rows('select * from action_persons'),
  }),
  'a file of a kit': async (coordinator) => ({ decide: () => addFile(coordinator), state: files }),
  'a file of a kit that is removed': async (coordinator) => {
    await addFile(coordinator)
    return { decide: () => removeFile(coordinator), state: files }
  },
  'a table that is put live': async () => ({
    decide: () => brought('0123456789'),
    state: async () => (await entries()).filter(({ status }) => status !== 'withdrawn'),
  }),
  'a calendar': async () => ({ decide: () => added(), state: sources }),
  'a calendar that is paused': async (coordinator) => {
    await added()
    return { decide: () => source(coordinator, 'pause'), state: sources }
  },
  'a calendar that is trusted': async (coordinator) => {
    await added()
    return { decide: () => source(coordinator, 'trust'), state: sources }
  },
  'a calendar that is removed, with what is known of it': async (coordinator) => {
    const partner = new Partner()
    partner.calendar = calendarOf(event('one'), event('two'))
    await added()
    await partner.looked('2027-06-01T12:00Z')
    return { decide: () => source(coordinator, 'remove'), state: sources }
  },
  'somebody who is invited': async (coordinator) => ({
    decide: () => coordinator.post(paths.deskTeam('en'), { name: 'Newcomer', role: 'coordinator', country: 'DE' }),
    state: members,
  }),
  'somebody’s role and limits': async (coordinator) => {
    await limitedAt(MORNING, 'Other', { scope: { country: ['FR'] } })
    const path = paths.deskTeam('en', await numberOf('Other'))
    return { decide: () => coordinator.post(path, { role: 'translator', language: 'fa' }), state: members }
  },
  'somebody who is removed': async (coordinator) => {
    await limitedAt(MORNING, 'Other', { scope: { country: ['FR'] } })
    const path = paths.deskTeam('en', await numberOf('Other'), 'remove')
    return { decide: () => coordinator.post(path, {}), state: members }
  },
}

describe('taken back, and that too', () => {
  test.each(Object.entries(CASES))('%s', async (_, begun) => {
    const { coordinator, id } = await story()
    await backAndForth({ coordinator, ...(await begun(coordinator, id)) })
  })
})

describe('an import that is taken back', () => {
  test('leaves what somebody has decided on, and may come again, put right', async () => {
    const { coordinator } = await story()
    await brought('0123456789')
    const { id: verdict } = await lastLine()
    const [first] = await rows("select action_id as id from action_texts where title = 'First of the table'")
    redirectOf(await decide(coordinator, String(first?.id), 'publish'))
    redirectOf(await takeBack(coordinator, verdict))
    const states = async () => (await entries()).filter(({ title }) => String(title).includes('table'))
    const [published, withdrawn] = [
      { title: 'First of the table', status: 'published' },
      { title: 'Second of the table', status: 'withdrawn' },
    ]
    expect(await states()).toEqual([published, withdrawn])
    await brought('1234567890')
    // The first one is known, the second one is here once more.
    const again = { title: 'Second of the table', status: 'pending' }
    expect((await states()).map((each) => JSON.stringify(each)).sort()).toEqual(
      [published, again, withdrawn].map((each) => JSON.stringify(each)).sort(),
    )
    // That it was taken back can be taken back: what has come again meanwhile is not there twice.
    const { id } = (await rows("select id from verdicts where decision = 'revert'"))[0] ?? {}
    redirectOf(await takeBack(coordinator, Number(id)))
    expect((await states()).filter(({ status }) => status === 'pending')).toEqual([again])
  })
})

describe('what only some may decide, only they take back', () => {
  test('trust in a calendar, an owner without limits', async () => {
    const { coordinator } = await story()
    await added(true)
    await source(coordinator, 'distrust')
    const { id } = await lastLine()
    const other = await limitedAt(MORNING, 'Coordinator', { role: 'coordinator' })
    const answer = await takeBack(other, id)
    expect([answer.status, await answer.text()]).toEqual([409, expect.stringContaining(refused.notYours)])
    expect((await sourceNow()).trusted).toBe(false)
  })

  test('who is a coordinator, an owner who has just shown their passkey, and never of themselves', async () => {
    const { coordinator } = await story()
    const other = await coordinatorAt(MORNING, 'Other')
    const path = paths.deskTeam('en', await numberOf('Other'))
    redirectOf(await coordinator.post(path, { role: 'owner', language: ['en', 'fa'] }))
    const { id } = await lastLine()
    const before = await members()
    expect((await takeBack(other, id)).status).toBe(404)
    const helper = await limitedAt(MORNING, 'Coordinator', { role: 'coordinator' })
    expect((await takeBack(helper, id)).status).toBe(403)
    coordinator.waitUntil('2027-06-01T11:00Z')
    expect(redirectOf(await takeBack(coordinator, id))).toBe(paths.signInAgain('en', 'log'))
    const everything = { by: String(await numberOf('Test coordinator')), since: '2027-06-01T09:00' }
    expect(redirectOf(await coordinator.post(paths.deskRevertMany('en'), everything))).toBe(
      paths.signInAgain('en', 'log'),
    )
    expect((await members())[1]).toEqual(before[1])
  })
})
