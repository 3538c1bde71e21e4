import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { paths } from '../worker/paths.ts'
import type { FormValues } from '../worker/rules/typed-action.ts'
import { quarters } from './support/photos/pictures.ts'
import { png } from './support/photos/png.ts'
import { callDay, coordinatorAt, events, MORNING, ORIGIN, publish, redirectOf, Visitor } from './support/site.ts'
import { dumpDatabase } from './support/storage.ts'

const PERSON = { slug: 'person-a', original: 'en', name_en: 'Person A', about_en: 'Made up.', name_fa: 'شخص الف' }

/** Posts a person's form as a browser does: it may hold a file. */
function post(
  visitor: Visitor,
  path: string,
  values: FormValues,
  picture?: Uint8Array<ArrayBuffer>,
): Promise<Response> {
  const body = new FormData()
  for (const [name, value] of Object.entries(values)) for (const each of [value].flat()) body.append(name, each)
  body.append('photo', new Blob(picture ? [picture] : []), picture ? 'portrait.png' : '')
  return visitor.send(path, { method: 'POST', body, headers: { Origin: ORIGIN, 'Sec-Fetch-Site': 'same-origin' } })
}

/** A person whom a day is for, an action of the day, and one that is named with them alone. */
async function story() {
  const coordinator = await coordinatorAt(MORNING)
  await callDay(coordinator, 'june-20')
  redirectOf(await post(coordinator, paths.deskNewPerson('en'), PERSON))
  redirectOf(await coordinator.post(paths.deskDayPeople('en', 'june-20'), { persons: 'person-a' }))
  const ofDay = await publish(new Visitor(MORNING), coordinator, { title: 'Of the day', days: 'june-20' })
  const alone = await publish(new Visitor(MORNING), coordinator, { title: 'Named alone' })
  const other = await publish(new Visitor(MORNING), coordinator, { title: 'For others' })
  return { coordinator, ofDay, alone, other }
}

/** Says whom an action is for, as it stands now. */
async function name(coordinator: Visitor, id: string, persons: string[]): Promise<Response> {
  const revision = await env.DB.prepare('select revision from actions where id = ?').bind(id).first<number>('revision')
  return coordinator.post(paths.deskActionPeople('en', id), { persons, revision: String(revision) })
}

test('a person has a page in several languages, with every action that is for them, and a calendar', async () => {
  const { coordinator, alone } = await story()
  redirectOf(await name(coordinator, alone.id, ['person-a']))
  const visitor = new Visitor(MORNING)
  const page = await visitor.read(paths.person('en', 'person-a'))
  for (const words of ['Person A', 'Made up.', 'Of the day', 'Named alone']) expect(page).toContain(words)
  expect(page).not.toContain('For others')
  expect(await visitor.read(paths.person('fa', 'person-a'))).toContain('شخص الف')
  expect(await visitor.read(paths.people('en'))).toContain(paths.person('en', 'person-a'))
  const calendar = await visitor.read(paths.feed({ of: 'person', slug: 'person-a' }, 'en'))
  expect(calendar.match(/^SUMMARY:.*/gm)?.toSorted()).toEqual(['SUMMARY:Named alone', 'SUMMARY:Of the day'])
  for (const path of [paths.action('en', alone.id), paths.day('en', 'june-20')])
    expect(await visitor.read(path)).toContain(paths.person('en', 'person-a'))
})

test('an action named twice is there once, and is gone from the page and the calendar when it is for them no more', async () => {
  const { coordinator, ofDay } = await story()
  redirectOf(await name(coordinator, ofDay.id, ['person-a']))
  const visitor = new Visitor(MORNING)
  const feed = paths.feed({ of: 'person', slug: 'person-a' }, 'en')
  expect(events(await visitor.read(feed))).toHaveLength(1)
  const memberships = await env.DB.prepare(
    "select count(*) as n from memberships where selection = 'person/person-a'",
  ).first('n')
  expect(memberships).toBe(1)
  redirectOf(await name(coordinator, ofDay.id, []))
  expect(events(await visitor.read(feed))).toHaveLength(1)
  redirectOf(await coordinator.post(paths.deskDayPeople('en', 'june-20'), {}))
  expect(events(await visitor.read(feed))).toHaveLength(0)
})

test('a portrait is served from its own address, replaced and gone for good with its person', async () => {
  const { coordinator } = await story()
  const picture = await png(quarters())
  const save = async (revision: number, words: FormValues) =>
    post(coordinator, paths.deskPerson('en', 'person-a'), { ...PERSON, ...words, revision: String(revision) }, picture)
  redirectOf(await save(0, { credit: 'A friend' }))
  const visitor = new Visitor(MORNING)
  const first = await visitor.get(paths.portrait('person-a', { size: 'small' }))
  expect([first.status, first.headers.get('Content-Type')]).toEqual([200, 'image/webp'])
  expect(first.headers.get('Content-Security-Policy')).toBe("default-src 'none'; sandbox")
  const held = { 'If-None-Match': first.headers.get('ETag') ?? '' }
  expect((await visitor.get(paths.portrait('person-a', { size: 'small' }), held)).status).toBe(304)
  expect(await visitor.read(paths.person('en', 'person-a'))).toContain('A friend')
  redirectOf(await save(2, {}))
  const objects = async () => (await env.PRIVATE.list({ prefix: 'photos/' })).objects.length
  // The former one can be put back.
  expect(await objects()).toBe(4)
  redirectOf(await coordinator.post(paths.deskPerson('en', 'person-a', 'delete'), {}))
  expect(await objects()).toBe(0)
  expect((await visitor.get(paths.portrait('person-a'))).status).toBe(404)
  expect((await visitor.get(paths.person('en', 'person-a'))).status).toBe(404)
  // Who subscribed keeps a calendar, in which nobody is named.
  const feed = await visitor.get(paths.feed({ of: 'person', slug: 'person-a' }, 'en'))
  expect(feed.status).toBe(200)
  expect(await feed.text()).not.toContain('Person A')
})

test('of two coordinators the slower gets back what they typed, and sees what is stored now', async () => {
  const { coordinator } = await story()
  const edit = (values: FormValues) =>
    post(coordinator, paths.deskPerson('en', 'person-a'), { ...PERSON, revision: '0', ...values })
  redirectOf(await edit({ about_en: 'The first.' }))
  const second = await edit({ about_en: 'The second.' })
  const page = await second.text()
  expect(second.status).toBe(409)
  expect(page).toContain('The first.')
  expect(page).toContain('The second.')
})

test('a wrong entry stores nothing and loses nothing, and an address is given once', async () => {
  const { coordinator } = await story()
  const before = await dumpDatabase()
  const wrong = await post(coordinator, paths.deskNewPerson('en'), {
    ...PERSON,
    slug: 'Not a slug',
    about_es: 'Sin nombre',
  })
  expect(wrong.status).toBe(400)
  expect(await wrong.text()).toContain('Sin nombre')
  expect((await post(coordinator, paths.deskNewPerson('en'), PERSON)).status).toBe(400)
  expect(await dumpDatabase()).toEqual(before)
})

test('nobody but who may says for whom anything is', async () => {
  const { alone } = await story()
  const stranger = new Visitor(MORNING)
  const before = await dumpDatabase()
  await post(stranger, paths.deskNewPerson('en'), { ...PERSON, slug: 'person-b' })
  await stranger.post(paths.deskActionPeople('en', alone.id), { persons: 'person-a', revision: '1' })
  await stranger.post(paths.deskDayPeople('en', 'june-20'), {})
  await stranger.post(paths.deskPerson('en', 'person-a', 'delete'), {})
  expect(await dumpDatabase()).toEqual(before)
})
