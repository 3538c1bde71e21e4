import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import type { FlagReason } from '../worker/rules/flag.ts'
import { openDatabase } from '../worker/store/database.ts'
import { putFlag } from '../worker/store/flags.ts'
import { fieldsOf } from './support/html.ts'
import { published } from './support/photos/desk.ts'
import { EVENING, letThrough, rows, sendPhoto } from './support/photos/send.ts'
import { publishedRally, statusOf } from './support/rally.ts'
import { limit, logLines } from './support/safety.ts'
import { callDay, coordinatorAt, decide, MORNING, redirectOf, Visitor } from './support/site.ts'
import { dumpDatabase } from './support/storage.ts'
import { putManyWaiting } from './support/waiting.ts'

const words = messages.en.safetyDesk.flag
const idAt = (number: number) => String(number).padStart(10, '0')

/** Flags public things one after the other, each a millisecond later than the one before. */
async function flagEach(ids: readonly string[], reason: FlagReason, from = 1): Promise<void> {
  const db = openDatabase(env.DB)
  for (const [index, id] of ids.entries())
    for (const statement of putFlag(db, { action: id }, { reason, text: '' }, from + index)) await statement
}

/** The flags that wait, by rank. */
async function waitingAt(rank: number): Promise<string[]> {
  const find = "select item from waiting where kind = 'flag' and rank = ? order by item"
  return (await env.DB.prepare(find).bind(rank).all<{ item: string }>()).results.map(({ item }) => item)
}

/** Many actions that are public; every fiftieth is cancelled by its organizer, and waits for that at once. */
async function putManyPublic(count: number): Promise<void> {
  await putManyWaiting(count)
  await env.DB.prepare("update actions set status = 'published' where status = 'pending'").run()
}

test('a flag waits in the queue, once for a thing, and leads to where it is decided', async () => {
  const { id, coordinator, supporter } = await publishedRally()
  for (const reason of ['wrong-facts', 'wrong-facts', 'hate'])
    redirectOf(await supporter.post(paths.flagAction('en', id), { reason }))
  const { waiting } = await dumpDatabase()
  expect(waiting).toMatchObject([{ item: `flag:${id}`, rank: 1, action_id: id, country: 'DE' }])
  const queue = await coordinator.read(paths.desk('en'))
  expect(queue).toContain(messages.en.queue.kinds.flag)
  expect(queue).toContain(`href="${paths.deskAction('en', id)}"`)
  redirectOf(await supporter.post(paths.flagAction('en', id), { reason: 'danger' }))
  expect(await waitingAt(0)).toEqual([`flag:${id}`])
  redirectOf(await coordinator.post(paths.deskFlag('en', `action:${id}`), {}))
  expect((await dumpDatabase()).waiting).toEqual([])
})

test('a flag goes when what it is about is no longer public, with its words', async () => {
  const { id, coordinator, supporter } = await publishedRally()
  redirectOf(await supporter.post(paths.flagAction('en', id), { reason: 'danger', text: 'Words' }))
  redirectOf(await decide(coordinator, id, 'reject', { reason: 'Not so' }))
  expect(await statusOf(id)).toBe('rejected')
  const { waiting, flags, flag_texts } = await dumpDatabase()
  expect([waiting, flags, flag_texts]).toEqual([[], [], []])
  // Whoever has just read its page leaves nothing behind either.
  await flagEach([id], 'danger')
  expect((await dumpDatabase()).flags).toEqual([])
  expect(await coordinator.read(paths.deskFlags('en'))).toContain(words.desk.empty)
})

test('a flood of flags lets fifty go before what can wait, and whoever waits longest follows', async () => {
  await putManyPublic(150)
  const ids = Array.from({ length: 120 }, (_, n) => idAt(n + 1)).filter((id) => Number(id) % 50 !== 0)
  await flagEach(ids.slice(0, 70), 'danger')
  await flagEach(ids.slice(70, 80), 'wrong-facts')
  expect(await waitingAt(0)).toEqual(ids.slice(0, 50).map((id) => `flag:${id}`))
  expect(await waitingAt(1)).toEqual(ids.slice(50, 80).map((id) => `flag:${id}`))
  const coordinator = await coordinatorAt(MORNING)
  redirectOf(await coordinator.post(paths.deskFlag('en', `action:${ids[3]}`), {}))
  expect(await waitingAt(0)).toEqual(ids.slice(0, 51).flatMap((id, at) => (at === 3 ? [] : `flag:${id}`)))
})

test('a page of flags is dismissed at once, each with its verdict, and in scope alone', async () => {
  await putManyPublic(60)
  const ids = Array.from({ length: 45 }, (_, n) => idAt(n + 1))
  await flagEach(ids, 'hate')
  const coordinator = await coordinatorAt(MORNING)
  const first = await coordinator.read(paths.deskFlags('en'))
  const { item = [] } = fieldsOf(first)
  expect(item).toHaveLength(20)
  const [, next = ''] = /href="([^"]+)" rel="next"/.exec(first) ?? []
  const second = fieldsOf(await coordinator.read(next.replaceAll('&amp;', '&'))).item ?? []
  expect(new Set([...item, ...second]).size).toBe(40)

  // Of all that is posted twenty count, and of those only what is theirs.
  const elsewhere = await coordinatorAt(MORNING, 'Elsewhere')
  await limit('Elsewhere', 'coordinator', [['country', 'ZZ']])
  expect((await elsewhere.post(paths.deskFlags('en'), { item })).status).toBe(404)
  const all = ids.map((id) => `action:${id}~9999999999999`)
  redirectOf(await coordinator.post(paths.deskFlags('en'), { item: all }))
  const dismissed = (await logLines()).filter(({ subject }) => subject === 'flag')
  expect(dismissed.map((line) => line.subject_id)).toEqual(ids.slice(0, 20).map((id) => `action:${id}`))
  expect(await waitingAt(1)).toEqual(ids.slice(20).map((id) => `flag:${id}`))
})

test('what is flagged for another reason since a page was read stays', async () => {
  await putManyPublic(10)
  const ids = [idAt(1), idAt(2)]
  await flagEach(ids, 'hate', 1000)
  const coordinator = await coordinatorAt(MORNING)
  const { item = [] } = fieldsOf(await coordinator.read(paths.deskFlags('en')))
  await flagEach([idAt(2)], 'danger', 2000)
  redirectOf(await coordinator.post(paths.deskFlags('en'), { item }))
  expect((await dumpDatabase()).flags).toMatchObject([{ item: `action:${idAt(2)}` }, { reason: 'hate' }])
})

test('a flagged photo waits, and is shown with what is said of it', async () => {
  const { key, reader, coordinator, id } = await published()
  redirectOf(await reader.post(paths.flagPhoto('en', key), { reason: 'private', text: 'Somebody is seen' }))
  const { waiting } = await dumpDatabase()
  expect(waiting).toMatchObject([{ item: `flag:${key}`, rank: 0, action_id: id, photo_key: key }])
  const queue = await coordinator.read(paths.desk('en'))
  const page = paths.deskPhotos('en', { photo: key })
  expect(queue).toContain(`href="${page}"`)
  const shown = await coordinator.read(page)
  expect(shown).toMatch(/Somebody is seen/)
  expect(shown).toContain(`action="${paths.deskFlag('en', `photo:${key}`)}"`)
  // With its action it leaves the public, and so does what was said of it.
  redirectOf(await decide(coordinator, id, 'reject', { reason: 'Not so' }))
  expect((await dumpDatabase()).flags).toEqual([])
})

test('a photo of a day that is flagged waits where the day is', async () => {
  await callDay(await coordinatorAt(MORNING), 'june-20')
  const { key: of } = await published()
  const bytes = await (await new Visitor(EVENING).get(paths.photo(of))).arrayBuffer()
  const visitor = new Visitor(EVENING)
  redirectOf(await sendPhoto(visitor, paths.dayPhoto('en', 'june-20'), new Uint8Array(bytes), { city: 'Berlin' }))
  const key = (await rows()).at(-1)?.key ?? ''
  await letThrough(key)
  redirectOf(await visitor.post(paths.flagPhoto('en', key), { reason: 'private' }))
  const { waiting = [] } = await dumpDatabase()
  expect(waiting).toMatchObject([{ item: `flag:${key}`, action_id: null, days: '["june-20"]', country: 'DE' }])
  await env.DB.prepare('delete from photos where key = ?').bind(key).run()
  expect((await dumpDatabase()).waiting).toEqual([])
})

test('the list of flags says what each is about: its title, where and when, and shows a photo small', async () => {
  const { id, coordinator, supporter } = await publishedRally()
  redirectOf(await supporter.post(paths.flagAction('en', id), { reason: 'danger' }))
  const { key } = await published()
  redirectOf(await new Visitor(EVENING).post(paths.flagPhoto('en', key), { reason: 'private' }))
  const page = await coordinator.read(paths.deskFlags('en'))
  expect(page).toMatch(/<h2><a href="[^"]*actions[^"]*"[^>]*>The rally<\/a><\/h2>/)
  expect(page).toMatch(/June 20, 2027 · <bdi>Main station, Berlin, Germany/)
  expect(page).toContain(
    `<img src="${paths.deskPhoto('en', key, { size: 'small', revision: 1 }).replace('&', '&amp;')}"`,
  )
})
