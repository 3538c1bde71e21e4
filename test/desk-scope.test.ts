import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { limit, numberOf, postOn } from './support/safety.ts'
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
import { putManyWaiting } from './support/waiting.ts'

const SECRET = 'Waits elsewhere'
const HERE = { country: 'DE', city: 'Berlin' }
const THERE = { country: 'FR', city: 'Paris', lang: 'fr' }

/** A coordinator of Germany alone. */
async function ofGermany(name: string, now = MORNING): Promise<Visitor> {
  const coordinator = await coordinatorAt(now, name)
  await limit(name, 'coordinator', [['country', 'DE']])
  return coordinator
}

test('beside an action stands nothing of its group, and nothing that is like it, from outside of a scope', async () => {
  const [group, owner] = [new Visitor(MORNING), await coordinatorAt(MORNING)]
  const groups = 'Group A'
  const { id } = await publish(group, owner, { ...HERE, groups }, { confirmed: groups })
  await publish(group, owner, { ...THERE, groups, title: SECRET }, { confirmed: groups })
  // On the same spot, by its point alone: beyond a border.
  const spot = { lat: '52.525', lon: '13.369' }
  const alike = await publish(group, owner, { ...HERE, ...spot, title: 'Same words' })
  await register(group, { ...THERE, title: 'Same words elsewhere' })
  const other = await idOfAction('Same words elsewhere')
  await env.DB.prepare('update actions set lat = 52.525, lon = 13.369 where id = ?').bind(other).run()
  await env.DB.prepare("update action_texts set title = 'Same words' where action_id = ?").bind(other).run()
  const limited = await ofGermany('Limited')
  const page = paths.deskAction('en', id)
  expect(await owner.read(page)).toContain(SECRET)
  expect(await limited.read(page)).not.toContain(SECRET)
  expect(await owner.read(paths.deskAction('en', alike.id))).toContain(other)
  expect(await limited.read(paths.deskAction('en', alike.id))).not.toContain(other)
  // The group is theirs to see, by what it called with them.
  const counted = async (visitor: Visitor) => (await visitor.read(paths.deskGroups('en'))).match(/\b[12] actions?\b/g)
  expect([await counted(owner), await counted(limited)]).toEqual([['2 actions'], ['1 action']])
})

test('who takes all of somebody back ends of what they propose only what is in scope', async () => {
  const [group, first] = [new Visitor(MORNING), await coordinatorAt(MORNING, 'First', { TIER_CAPS: 'DE:city FR:city' })]
  for (const [title, place] of [
    ['Here', HERE],
    [SECRET, THERE],
  ] as const) {
    await register(group, { ...place, title })
    redirectOf(await decide(first, await idOfAction(title), 'publish', { finer: 'on' }))
  }
  await publish(group, first, { ...HERE, tier: 'city' })
  const limited = await ofGermany('Limited')
  const values = { by: String(await numberOf('First')), since: '2027-06-01T00:00' }
  await postOn(limited, paths.deskRevertMany('en'), values)
  const { results } = await env.DB.prepare('select action_id from proposals').all()
  expect(results).toEqual([{ action_id: await idOfAction(SECRET) }])
})

test('a flood of flags elsewhere hides none that is somebody’s own', async () => {
  const [group, owner] = [new Visitor(MORNING), await coordinatorAt(MORNING)]
  const own = await publish(group, owner, HERE)
  const other = await publish(group, owner, THERE)
  const put = `insert into flags (item, reason, action_id, count, first_at, last_at)
    select 'action:' || ?1 || value, 'other', ?1, 9, 1, 1 from json_each(?2)`
  const many = JSON.stringify(Array.from({ length: 120 }, (_, n) => n))
  await env.DB.prepare(put).bind(other.id, many).run()
  redirectOf(await group.post(paths.flagAction('en', own.id), { reason: 'danger', text: 'Words' }))
  const page = await (await ofGermany('Limited')).read(paths.deskFlags('en'))
  expect(page).toContain(paths.deskAction('en', own.id))
  expect(page).not.toContain(other.id)
})

test('a flood of notices elsewhere hides none that is somebody’s own', async () => {
  const [group, owner] = [new Visitor(MORNING), await coordinatorAt(MORNING)]
  await putManyWaiting(300)
  await env.DB.exec("update actions set status = 'published', cancelled_by = null, country = 'FR'")
  await env.DB.exec(
    `insert into notices (id, action_id, status, lang, text, created_at)
    select 'n' || substr(id, 2), id, 'pending', 'en', '${SECRET}', 1 from actions`.replaceAll('\n', ' '),
  )
  const own = await publish(group, owner, HERE)
  redirectOf(await group.post(`${own.link}/notice`, { notice: 'To the park.', noticeLang: 'en' }))
  const page = await (await ofGermany('Limited')).read(paths.deskNotices('en'))
  expect([page.includes('To the park.'), page.includes(SECRET)]).toEqual([true, false])
  expect((await owner.get(paths.deskNotices('en'))).status).toBe(200)
})

test('whom a day is for is decided by nobody who is limited to a country', async () => {
  await callDay(await coordinatorAt(MORNING), 'a-day')
  const limited = await ofGermany('Limited')
  expect(await limited.read(paths.deskDayPeople('en', 'a-day'))).toContain(messages.en.notFound.title)
  expect((await limited.post(paths.deskDayPeople('en', 'a-day'), {})).status).toBe(404)
})
