import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { columnsOf, publishedRally, statusOf, waitingRally } from './support/rally.ts'
import { finishRun, lastLine, logLines, postOn, takeBack } from './support/safety.ts'
import {
  callDay,
  coordinatorAt,
  decide,
  editDay,
  MORNING,
  publish,
  redirectOf,
  register,
  Visitor,
} from './support/site.ts'
import { dumpDatabase } from './support/storage.ts'

const words = messages.en.safetyDesk

/** What everybody sees of an action, without the numbers of its versions. */
async function seenOf(id: string): Promise<string[]> {
  const visitor = new Visitor(MORNING)
  const page = await visitor.get(paths.action('en', id))
  const calendar = await visitor.read(paths.feed({ of: 'all' }, 'en'))
  const map = await visitor.read(paths.map({ of: 'all' }))
  return [String(page.status), await page.text(), calendar.replace(/^(SEQUENCE|DTSTAMP|LAST-MODIFIED):.*$/gm, ''), map]
}

describe('a verdict that is taken back', () => {
  test('on what waited: it waits again, and is public nowhere', async () => {
    const { id, coordinator } = await waitingRally({ groups: 'Group A' })
    redirectOf(await decide(coordinator, id, 'publish', { confirmed: 'Group A' }))
    redirectOf(await takeBack(coordinator, (await lastLine()).id))
    expect(await statusOf(id)).toBe('pending')
    expect(await seenOf(id)).toEqual(expect.arrayContaining(['404']))
    expect(await coordinator.read(paths.desk('en'))).toContain('The rally')
    // Published anew, it is the same again, as a later version.
    redirectOf(await decide(coordinator, id, 'publish', { confirmed: 'Group A' }))
    expect(await columnsOf(id)).toMatchObject({ status: 'published', sequence: 2 })
  })

  test('on what was public: it is as before, as a later version, in its calendars too', async () => {
    const { id, coordinator, supporter } = await publishedRally()
    const before = await seenOf(id)
    const { sequence } = (await columnsOf(id)) ?? {}
    redirectOf(await decide(coordinator, id, 'reject', { reason: 'Canary reason' }))
    expect((await supporter.get(paths.action('en', id))).status).toBe(404)
    redirectOf(await takeBack(coordinator, (await lastLine()).id))
    expect(await seenOf(id)).toEqual(before)
    expect(Number((await columnsOf(id))?.sequence)).toBeGreaterThan(Number(sequence) + 1)
    expect((await lastLine()).decision).toBe('revert')
    const { tombstones = [], outbox = [] } = await dumpDatabase()
    expect(tombstones).toEqual([])
    expect(outbox.map(({ letter }) => letter)).toEqual(['received', 'published', 'rejected', 'published'])
  })

  test('on a change: the old version shows, and the change waits again', async () => {
    const { group, coordinator, form, id, link } = await publishedRally()
    const before = await seenOf(id)
    redirectOf(await group.post(`${link}/edit`, { ...form, venue: 'Another square', title: 'Another title' }))
    redirectOf(await decide(coordinator, id, 'publish-change', { confirmed: 'Group of the test' }))
    redirectOf(await takeBack(coordinator, (await lastLine()).id))
    const [status, page] = await seenOf(id)
    expect([status, page]).toEqual(['200', expect.stringContaining(messages.en.action.changeWaiting)])
    expect(page).toContain('Main station')
    expect(page).not.toContain('Another')
    redirectOf(await decide(coordinator, id, 'reject-change', { reason: 'No.' }))
    expect(await seenOf(id)).toEqual(before)
    redirectOf(await takeBack(coordinator, (await lastLine()).id))
    expect(await coordinator.read(paths.deskAction('en', id))).toContain('Another square')
  })

  test('does not show again what its organizer has hidden since', async () => {
    const { group, coordinator, form, id, link } = await publishedRally()
    redirectOf(await group.post(`${link}/edit`, { ...form, title: 'Another title' }))
    redirectOf(await decide(coordinator, id, 'publish-change'))
    const { id: verdict } = await lastLine()
    redirectOf(await group.post(`${link}/edit`, { ...form, title: 'Another title', tier: 'city' }))
    redirectOf(await takeBack(coordinator, verdict))
    const [status, page] = await seenOf(id)
    expect(status).toBe('200')
    expect(page).toContain('The rally')
    expect(page).not.toContain('Main station')
    // What they last wrote waits as a whole.
    expect(await coordinator.read(paths.deskAction('en', id))).toContain('Another title')
  })

  test('leaves a cancellation by the organizer as it is, and what they have withdrawn', async () => {
    const { group, coordinator, form, id, link } = await publishedRally()
    redirectOf(await group.post(`${link}/edit`, { ...form, title: 'Another title' }))
    redirectOf(await decide(coordinator, id, 'publish-change'))
    redirectOf(await group.post(`${link}/cancel`, { reason: 'It rains.' }))
    redirectOf(await takeBack(coordinator, (await lastLine()).id))
    expect(await columnsOf(id)).toMatchObject({ status: 'cancelled', cancelled_by: 'organizer' })
    const other = new Visitor(MORNING)
    const waiting = await register(other, { title: 'Withdrawn' })
    const row = await env.DB.prepare("select action_id as id from action_texts where title = 'Withdrawn'").first<{
      id: string
    }>()
    redirectOf(await decide(coordinator, row?.id ?? '', 'reject', { reason: 'No.' }))
    redirectOf(await other.post(`${waiting}/edit`, { ...form, title: 'Withdrawn' }))
    redirectOf(await other.post(`${waiting}/withdraw`, {}))
    const refused = await takeBack(coordinator, (await lastLine()).id)
    expect([refused.status, await refused.text()]).toEqual([
      409,
      expect.stringContaining(words.revert.refused.withdrawn),
    ])
    expect(await statusOf(row?.id ?? '')).toBe('withdrawn')
  })

  test('is taken back once, by however many at once, and that too can be taken back', async () => {
    const { id, coordinator } = await publishedRally()
    redirectOf(await decide(coordinator, id, 'reject', { reason: 'No.' }))
    const { id: verdict } = await lastLine()
    const answers = await Promise.all([1, 2, 3].map(() => takeBack(coordinator, verdict)))
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409])
    expect((await logLines()).filter(({ reverts }) => reverts === verdict)).toHaveLength(1)
    redirectOf(await takeBack(coordinator, (await lastLine()).id))
    expect(await statusOf(id)).toBe('rejected')
    expect(await columnsOf(id)).toMatchObject({ verdict_reason: 'No.' })
    redirectOf(await takeBack(coordinator, (await lastLine()).id))
    expect(await statusOf(id)).toBe('published')
  })

  test('says what was decided since, and takes that back with it', async () => {
    const { group, coordinator, id, link } = await publishedRally()
    const [, published] = await logLines()
    redirectOf(await group.post(`${link}/cancel`, { reason: 'Ill' }))
    redirectOf(await decide(coordinator, id, 'restore'))
    redirectOf(await decide(coordinator, id, 'reject', { reason: 'No.' }))
    const number = published?.id ?? 0
    const refused = await takeBack(coordinator, number)
    expect([refused.status, await refused.text()]).toEqual([409, expect.stringContaining(words.revert.withThem)])
    const run = await postOn(coordinator, paths.deskVerdict('en', number), { all: 'on' })
    expect(await coordinator.read(run)).toContain(words.run.states.done)
    expect(await statusOf(id)).toBe('pending')
    expect((await logLines()).slice(-3).map(({ reverts }) => reverts)).toEqual([number + 2, number + 1, number])
    await finishRun(coordinator, run)
  })
})

describe('other things that are taken back', () => {
  test('a day is as it was, and so are the titles that its actions bear', async () => {
    const { coordinator, id, supporter } = await publishedRally()
    const day = paths.day('en', 'june-20-2027')
    const before = [await supporter.read(day), await supporter.read(paths.actionCalendar('en', id))]
    const edited = { startsOn: '2027-07-01', original: 'en', title_en: 'Defaced', call_en: 'Stay at home' }
    redirectOf(await editDay(coordinator, 'june-20-2027', edited))
    expect(await supporter.read(day)).toContain('Defaced')
    redirectOf(await takeBack(coordinator, (await lastLine()).id))
    expect(await supporter.read(day)).toBe(before[0])
    const calendar = await supporter.read(paths.feed({ of: 'day', slug: 'june-20-2027' }, 'en'))
    expect(calendar).toMatch(/^SEQUENCE:2\r$/m)
    expect(calendar).not.toContain('Defaced')
  })

  test('a day that was only made has no page any more', async () => {
    const coordinator = await coordinatorAt(MORNING)
    await callDay(coordinator, 'never-called', { title_en: 'Never called' })
    redirectOf(await takeBack(coordinator, (await lastLine()).id))
    const visitor = new Visitor(MORNING)
    expect((await visitor.get(paths.day('en', 'never-called'))).status).toBe(404)
    for (const path of [paths.days('en'), paths.feed({ of: 'days' }, 'en')])
      expect(await visitor.read(path)).not.toContain('Never called')
    redirectOf(await takeBack(coordinator, (await lastLine()).id))
    expect(await visitor.read(paths.day('en', 'never-called'))).toContain('Never called')
  })

  test('the texts of the campaign', async () => {
    const coordinator = await coordinatorAt(MORNING)
    redirectOf(await coordinator.post(paths.deskTexts('en'), { name: 'First name', about: 'First about' }))
    redirectOf(await coordinator.post(paths.deskTexts('en'), { name: 'Defaced' }))
    redirectOf(await takeBack(coordinator, (await lastLine()).id))
    const visitor = new Visitor(MORNING)
    expect(await visitor.read(paths.about('en'))).toMatch(/First name[\s\S]*First about/)
    // The second one has been taken back: nothing is in the way of the first.
    redirectOf(await takeBack(coordinator, (await logLines())[0]?.id ?? 0))
    expect(await visitor.read(paths.about('en'))).not.toContain('First')
  })
})

describe('what verdicts find', () => {
  test('holds no address and no link, and goes with the action', async () => {
    const { group, coordinator, id, link } = await publishedRally()
    redirectOf(await decide(coordinator, id, 'reject', { reason: 'No.' }))
    const kept = async () => (await env.DB.prepare('select * from verdict_snapshots').all()).results
    expect(await kept()).toHaveLength(3)
    const text = JSON.stringify(await kept())
    const { link_hash } = (await columnsOf(id)) ?? {}
    for (const secret of ['a@mail.example', link.split('/').at(-1) ?? 'x', String(link_hash)])
      expect(text).not.toContain(secret)
    redirectOf(await group.post(`${link}/delete`, { confirm: 'on' }))
    expect(await kept()).toHaveLength(1)
    const refused = await takeBack(coordinator, (await lastLine()).id)
    expect(refused.status).toBe(409)
    expect(await refused.text()).toContain(words.revert.refused.lost)
  })

  test('nothing of another group is published by it', async () => {
    const coordinator = await coordinatorAt(MORNING)
    const { id } = await publish(new Visitor(MORNING), coordinator)
    const answer = await takeBack(coordinator, 999)
    expect(answer.status).toBe(404)
    expect(await statusOf(id)).toBe('published')
  })
})
