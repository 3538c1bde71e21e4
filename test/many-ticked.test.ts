import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { postOn } from './support/safety.ts'
import { coordinatorAt, MORNING, type Visitor } from './support/site.ts'
import { limitCoordinators, putManyWaiting } from './support/waiting.ts'

const { many } = messages.en.queue
const BA = { country: 'BA' }

/** The boxes of a page: the value of each, and whether it is ticked. */
function boxesIn(html: string): { value: string; ticked: boolean }[] {
  const inputs = html.match(/<input type="checkbox" name="item"[^>]*>/g) ?? []
  return inputs.map((input) => ({ value: /value="([^"]*)"/.exec(input)?.[1] ?? '', ticked: / checked/.test(input) }))
}

/** Goes where a link of these words leads. */
async function follow(coordinator: Visitor, html: string, words: string): Promise<string> {
  const links = [...html.matchAll(/<a href="([^"]*)"[^>]*>([^<]*)</g)]
  const href = links.find(([, , text]) => text === words)?.[1]?.replaceAll('&amp;', '&')
  if (href === undefined) throw new Error(`no link says ${words}`)
  return coordinator.read(href)
}

test('a link ticks all of what the queue is narrowed to, which is proposed where it is more than 20', async () => {
  const coordinator = await coordinatorAt(MORNING)
  // 25 of each country, of which every tenth is a cancellation at most.
  await putManyWaiting(1500)
  const queue = await coordinator.read(paths.desk('en', BA))
  const page = await follow(coordinator, queue, many.open)
  const shown = boxesIn(page)
  expect(shown.length).toBeGreaterThan(20)
  expect(shown.filter(({ ticked }) => ticked)).toEqual([])
  const ofCountry = await env.DB.prepare(
    "select count(*) as n from actions where country = 'BA' and status = 'pending'",
  ).first('n')
  expect(shown.length).toBe(ofCountry)
  const ticked = await follow(coordinator, page, many.all(shown.length))
  expect(boxesIn(ticked)).toEqual(shown.map((box) => ({ ...box, ticked: true })))
  expect(ticked).toContain(many.ticked(shown.length))
  expect(boxesIn(await follow(coordinator, ticked, many.none))).toEqual(shown)
  const item = shown.map(({ value }) => value)
  const run = await postOn(coordinator, paths.deskBulk('en'), { decision: 'publish', item })
  expect(await coordinator.read(run)).toContain(messages.en.safetyDesk.run.states.proposed)
  expect(await env.DB.prepare("select count(*) as n from actions where status = 'published'").first('n')).toBe(0)
}, 60_000)

test('all that wait can be ticked up to the number that a decision may hold, and nothing of others', async () => {
  const coordinator = await coordinatorAt(MORNING)
  await putManyWaiting(1500)
  const first = await coordinator.read(paths.deskBulk('en'))
  expect(boxesIn(first)).toHaveLength(100)
  const most = boxesIn(await follow(coordinator, first, many.most(500)))
  expect([most.length, most.every(({ ticked }) => ticked)]).toEqual([500, true])
  await limitCoordinators({ country: ['BA', 'CA'], language: ['en'], day: [] })
  const theirs = await coordinator.read(paths.deskBulk('en', { all: 'most' }))
  const { results } = await env.DB.prepare(`select 'action:' || actions.id || '~' || revision as value from actions
    join action_texts on action_id = actions.id where country in ('BA', 'CA') and lang = 'en' and status = 'pending' order by value`).all()
  expect(
    boxesIn(theirs)
      .map(({ value }) => ({ value }))
      .toSorted((a, b) => (a.value < b.value ? -1 : 1)),
  ).toEqual(results)
  expect(boxesIn(await coordinator.read(paths.deskBulk('en', { country: 'DA', all: 'most' })))).toEqual([])
}, 60_000)

test('what is refused keeps what the list was narrowed to, its ticks and its reason', async () => {
  const coordinator = await coordinatorAt(MORNING)
  await putManyWaiting(200)
  const path = /<form method="post" action="([^"]*bulk[^"]*)"/
  const page = await coordinator.read(paths.deskBulk('en', { ...BA, all: 'most' }))
  const to = path.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const shown = boxesIn(page)
  const none = await coordinator.post(to, { decision: 'publish' })
  const told = await none.text()
  expect(none.status).toBe(400)
  expect(told).toContain(messages.en.safetyDesk.bulk.chooseSome)
  expect(boxesIn(told)).toEqual(shown.map(({ value }) => ({ value, ticked: false })))
  const [{ value: item } = { value: '' }] = shown
  const unsaid = await (await coordinator.post(to, { decision: 'reject', item })).text()
  expect(unsaid).toContain('id="reason-error"')
  expect(boxesIn(unsaid)).toEqual(shown.map(({ value }) => ({ value, ticked: value === item })))
  expect(path.exec(unsaid)?.[1]?.replaceAll('&amp;', '&')).toBe(to)
  expect(await env.DB.prepare('select count(*) as n from runs').first('n')).toBe(0)
}, 60_000)
