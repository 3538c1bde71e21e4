import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { readProgress } from '../worker/change/day-progress.ts'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { openDatabase } from '../worker/store/database.ts'
import { limitedAt } from './support/limited.ts'
import { putMany } from './support/many.ts'
import { costsOf } from './support/queries.ts'
import {
  callDay,
  coordinatorAt,
  decide,
  idOfAction,
  MORNING,
  publish,
  redirectOf,
  register,
  Visitor,
} from './support/site.ts'

const NOTHING = {
  registered: 0,
  waiting: 0,
  published: 0,
  cancelled: 0,
  countries: 0,
  cities: 0,
  reported: 0,
  photos: 0,
}
const progressOf = async (slug: string) => (await readProgress(openDatabase(env.DB), [slug])).get(slug)

test('is told of whatever becomes of the actions of a day', async () => {
  const coordinator = await coordinatorAt(MORNING)
  const group = new Visitor(MORNING)
  await callDay(coordinator, 'june-20')
  await callDay(coordinator, 'other')
  expect(await progressOf('june-20')).toEqual(NOTHING)
  const waiting = await register(group, { days: 'june-20', title: 'Waits' })
  expect(await progressOf('june-20')).toEqual({ ...NOTHING, registered: 1, waiting: 1 })
  const { link } = await publish(group, coordinator, { days: 'june-20' })
  await publish(group, coordinator, { days: 'june-20', city: 'Paris', country: 'FR' })
  const both = { registered: 3, waiting: 1, published: 2, countries: 2, cities: 2 }
  expect(await progressOf('june-20')).toEqual({ ...NOTHING, ...both })
  redirectOf(await group.post(`${link}/cancel`, { reason: 'Rain' }))
  expect(await progressOf('june-20')).toMatchObject({ published: 1, cancelled: 1, countries: 1, cities: 1 })
  redirectOf(await decide(coordinator, await idOfAction('Waits'), 'reject', { reason: 'No' }))
  expect(await progressOf('june-20')).toMatchObject({ registered: 2, waiting: 0 })
  redirectOf(await group.post(`${waiting}/delete`, { confirm: 'on' }))
  redirectOf(await group.post(`${link}/delete`, { confirm: 'on' }))
  expect(await progressOf('june-20')).toEqual({ ...NOTHING, registered: 1, published: 1, countries: 1, cities: 1 })
  expect(await progressOf('other')).toEqual(NOTHING)
  const page = await coordinator.read(paths.deskDays('en'))
  expect(page).toContain(`<dt>${messages.en.dayKit.desk.countries}</dt><dd>1</dd>`)
})

test('what the database counts is what there is, whoever wrote', async () => {
  await putMany(200)
  await env.DB.batch([
    env.DB.prepare(
      "update actions set status = 'cancelled', cancelled_by = 'coordinator' where id < '0000000100' and status = 'published'",
    ),
    env.DB.prepare("delete from actions where id between '0000000060' and '0000000080'"),
    env.DB.prepare("delete from action_days where action_id > '0000000190'"),
  ])
  const counted = await env.DB.prepare('select status, actions from day_counts where actions > 0 order by status').all()
  const there = await env.DB.prepare(
    'select status, count(*) as actions from action_days join actions on id = action_id group by status order by status',
  ).all()
  expect(counted.results).toEqual(there.results)
  expect(there.results.length).toBeGreaterThan(1)
})

test('costs a few rows a day, however many actions it has', async () => {
  await putMany(400)
  const db = openDatabase(env.DB)
  await readProgress(db, ['freedom-day'])
  const costs = await costsOf((listening) => readProgress(listening, ['freedom-day']))
  expect(costs.length).toBe(3)
  expect(costs.reduce((sum, { read }) => sum + read, 0)).toBeLessThan(16)
})

test('counts for who is limited to languages what is in these, each thing once', async () => {
  const [coordinator, group] = [await coordinatorAt(MORNING), new Visitor(MORNING)]
  await callDay(coordinator, 'june-20')
  const of = { days: 'june-20' }
  await publish(group, coordinator, { ...of, lang: 'en' })
  const { id, link } = await publish(group, coordinator, { ...of, lang: 'de', city: 'Paris', country: 'FR' })
  await publish(group, coordinator, { ...of, lang: 'tr', city: 'Madrid', country: 'ES' })
  await register(group, { ...of, lang: 'de', title: 'Wartet' })
  await register(group, { ...of, lang: 'fa', title: 'Waits' })
  await env.DB.prepare(
    "insert into action_texts (action_id, lang, title, summary, original) values (?, 'en', 'x', '', 0)",
  )
    .bind(id)
    .run()
  const within = async (...language: string[]) =>
    (await readProgress(openDatabase(env.DB), ['june-20'], { language })).get('june-20')
  const both = { registered: 3, waiting: 1, published: 2, countries: 2, cities: 2 }
  expect(await within('en', 'de')).toEqual({ ...NOTHING, ...both })
  expect(await within('fa')).toEqual({ ...NOTHING, registered: 1, waiting: 1 })
  redirectOf(await group.post(`${link}/cancel`, { reason: 'Rain' }))
  expect(await within('de', 'en')).toEqual({ ...NOTHING, ...both, published: 1, cancelled: 1, countries: 1, cities: 1 })
  expect(await progressOf('june-20')).toMatchObject({ registered: 5, waiting: 2, published: 2, cancelled: 1 })
  // So says the page, and of which languages it speaks.
  const limited = await limitedAt(MORNING, 'Of English', { scope: { language: ['en', 'de'] } })
  const page = await limited.read(paths.deskDays('en'))
  const words = messages.en.dayKit.desk
  expect(page).toContain(words.within('German, English'))
  expect(page).toContain(`<dt>${words.registered}</dt><dd>3</dd>`)
  expect(await coordinator.read(paths.deskDays('en'))).toContain(`<dt>${words.registered}</dt><dd>5</dd>`)
})
