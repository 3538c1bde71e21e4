import { describe, expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import type { FormValues } from '../worker/rules/typed-action.ts'
import { describedBy, fieldsOf } from './support/html.ts'
import { columnsOf, publishedRally } from './support/rally.ts'
import {
  coordinatorAt,
  decide,
  idOfAction,
  MORNING,
  redirectOf,
  register,
  registration,
  Visitor,
} from './support/site.ts'
import { dumpDatabase, dumpEverything } from './support/storage.ts'

const t = messages.en

describe('an edit', () => {
  test('of what waits applies, and it goes on waiting', async () => {
    const visitor = new Visitor(MORNING)
    const form = registration({ title: 'First title', groups: 'One\nTwo' })
    const link = await register(visitor, form)
    redirectOf(await visitor.post(`${link}/edit`, { ...form, title: 'Second title', groups: 'Three' }))
    const id = await idOfAction('Second title')
    expect(await columnsOf(id)).toMatchObject({ status: 'pending', revision: 1, sequence: 0, published_at: null })
    const { action_texts, action_groups, waiting_changes } = await dumpDatabase()
    expect([action_texts?.length, action_groups?.map(({ name }) => name), waiting_changes]).toEqual([1, ['Three'], []])
  })

  test('fills the form with what holds, and with what waits', async () => {
    const { group, link, form } = await publishedRally({
      ...{
        summary: 'Line\nline',
        accessNote: 'Ramp',
        stepFree: 'partly',
        signLanguage: 'on',
        lat: '52.5',
        lon: '13.3',
      },
      ...{ revealDate: '2027-06-19', revealTime: '10:00', tier: 'area', linkUrl: 'https://x.example/', linkLang: 'fa' },
    })
    const expected = (values: FormValues) => {
      const { key: _, email: __, ...typed } = values
      return Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, [value].flat()]))
    }
    const filled = fieldsOf(await group.read(`${link}/edit`))
    expect(filled).toMatchObject(expected(form))
    redirectOf(await group.post(`${link}/edit`, { ...filled, title: 'Another title' }))
    expect(fieldsOf(await group.read(`${link}/edit`))).toMatchObject(expected({ ...form, title: 'Another title' }))
  })

  test('of what is public waits, and a second one takes its place', async () => {
    const { group, supporter, form, id, link } = await publishedRally()
    redirectOf(await group.post(`${link}/edit`, { ...form, title: 'Second title' }))
    redirectOf(await group.post(`${link}/edit`, { ...form, venue: 'Third venue' }))
    const { waiting_changes } = await dumpDatabase()
    expect(waiting_changes).toHaveLength(1)
    expect(waiting_changes?.[0]?.fields).toContain('Third venue')
    expect(waiting_changes?.[0]?.fields).not.toContain('Second title')
    expect(await columnsOf(id)).toMatchObject({ sequence: 0, venue: 'Main station' })
    expect(await supporter.read(paths.action('en', id))).toContain(t.action.changeWaiting)
  })

  test.each<[string, FormValues]>([
    ['a text', { summary: 'Another text' }],
    ['a link', { linkUrl: 'https://evil.example/' }],
    ['a group', { groups: 'Another group' }],
    ['a note on access, which can say anything', { accessNote: 'We meet at another square.' }],
    ['a venue', { venue: 'Another venue' }],
    ['a time', { startTime: '16:00' }],
    ['a day', { days: [] }],
    ['a finer tier', { tier: 'exact' }],
    ['an earlier reveal', { revealDate: '2027-06-10' }],
    ['no reveal any more, which would show the link to join', { revealDate: '', revealTime: '' }],
  ])('%s waits', async (_, otherwise) => {
    const hidden = {
      tier: 'city',
      attendance: 'both',
      joinUrl: 'https://join.example/',
      revealDate: '2027-06-19',
      revealTime: '10:00',
    }
    const { group, form, id, link, supporter } = await publishedRally(hidden)
    const before = [await columnsOf(id), await supporter.read(paths.actionCalendar('en', id))]
    redirectOf(await group.post(`${link}/edit`, { ...form, ...otherwise }))
    expect(await group.read(link)).toContain(t.manage.changeWaiting)
    expect([
      { ...(await columnsOf(id)), revision: before[0] && 1 },
      await supporter.read(paths.actionCalendar('en', id)),
    ]).toEqual([before[0], before[1]])
  })

  test('a coarser tier and access show at once, what was edited with them waits', async () => {
    const { group, supporter, form, id, link } = await publishedRally({ lat: '52.51', lon: '13.35' })
    const shy = { ...form, tier: 'city', stepFree: 'partly', signLanguage: 'on', title: 'Another title' }
    redirectOf(await group.post(`${link}/edit`, shy))
    const page = await supporter.read(paths.action('en', id))
    expect(page).toContain('Partly')
    expect(page).toContain(t.access.signLanguage)
    expect(page).not.toMatch(/Main station|52\.51|Another title/)
    expect(await columnsOf(id)).toMatchObject({ sequence: 1, tier: 'city', venue: 'Main station' })
    expect((await dumpDatabase()).waiting_changes?.[0]?.fields).toContain('Another title')
  })

  test('a coarser tier alone leaves nothing waiting', async () => {
    const { group, form, link } = await publishedRally()
    redirectOf(await group.post(`${link}/edit`, { ...form, tier: 'country' }))
    expect((await dumpDatabase()).waiting_changes).toEqual([])
  })

  test('whoever takes the hour of reveal back hides the venue at once', async () => {
    const reveal = { tier: 'city', revealDate: '2027-06-19', revealTime: '10:00' }
    const { group, supporter, form, id, link } = await publishedRally(reveal)
    for (const visitor of [group, supporter]) visitor.waitUntil('2027-06-20T09:00Z')
    expect(await supporter.read(paths.action('en', id))).toContain('Main station')
    redirectOf(await group.post(`${link}/edit`, { ...form, revealDate: '2027-06-20', revealTime: '14:00' }))
    expect(await supporter.read(paths.action('en', id))).not.toContain('Main station')
    redirectOf(await group.post(`${link}/edit`, { ...form, revealDate: '', revealTime: '' }))
    supporter.waitUntil('2027-06-20T13:30Z')
    expect(await supporter.read(paths.action('en', id))).not.toContain('Main station')
  })

  test('cannot move an action to a year that no one could register for', async () => {
    const { group, form, link, id } = await publishedRally()
    const response = await group.post(`${link}/edit`, { ...form, startDate: '9999-01-01' })
    expect(response.status).toBe(400)
    expect(describedBy(await response.text(), 'startDate')).toContain(t.errors.tooFarAhead)
    expect((await columnsOf(id))?.starts_local).toBe('2027-06-20T15:00')
  })

  test('is taken back', async () => {
    const { group, supporter, form, id, link } = await publishedRally()
    expect((await group.post(`${link}/withdraw`, {})).status).toBe(409)
    redirectOf(await group.post(`${link}/edit`, { ...form, title: 'Another title' }))
    expect(await group.read(link)).toContain(t.manage.takeBackChange)
    redirectOf(await group.post(`${link}/withdraw`, {}))
    expect((await dumpDatabase()).waiting_changes).toEqual([])
    expect(await columnsOf(id)).toMatchObject({ status: 'published', sequence: 0 })
    expect(await supporter.read(paths.action('en', id))).not.toContain(t.action.changeWaiting)
    expect((await group.post(`${link}/withdraw`, {})).status).toBe(409)
  })

  test('sends what was refused back to the queue, and the reason is gone', async () => {
    const visitor = new Visitor(MORNING)
    const coordinator = await coordinatorAt(MORNING)
    const form = registration({ title: 'First title' })
    const link = await register(visitor, form)
    const id = await idOfAction('First title')
    redirectOf(await decide(coordinator, id, 'reject', { reason: 'Which square?' }))
    expect(await visitor.read(link)).toContain('Which square?')
    expect(await coordinator.read(paths.desk('en'))).not.toContain('First title')
    redirectOf(await visitor.post(`${link}/edit`, { ...form, venue: 'The large square' }))
    expect(await visitor.read(link)).not.toContain('Which square?')
    expect(await columnsOf(id)).toMatchObject({ status: 'pending', verdict_reason: null })
    expect(await coordinator.read(paths.desk('en'))).toContain('First title')
  })

  test('two at once: one counts, the other is told', async () => {
    const { group, form, link } = await publishedRally()
    const edits = ['Second title', 'Third title'].map((title) => group.post(`${link}/edit`, { ...form, title }))
    const responses = await Promise.all(edits)
    expect(responses.map(({ status }) => status).sort()).toEqual([303, 409])
    expect(await responses.find(({ status }) => status === 409)?.text()).toContain(t.queue.race.title)
    const { waiting_changes } = await dumpDatabase()
    expect(waiting_changes).toHaveLength(1)
    const won = responses[0]?.status === 303 ? 'Second title' : 'Third title'
    expect(waiting_changes?.[0]?.fields).toContain(won)
  })

  test('at once with "delete everything": it is gone, and nothing is our fault', async () => {
    const visitor = new Visitor(MORNING)
    const form = registration({ email: 'a@mail.example' })
    const link = await register(visitor, form)
    const posts = [
      visitor.post(`${link}/delete`, { confirm: 'on' }),
      visitor.post(`${link}/edit`, { ...form, title: 'Another title' }),
    ]
    const statuses = (await Promise.all(posts)).map(({ status }) => status)
    expect(statuses[0]).toBe(303)
    expect([303, 404, 409]).toContain(statuses[1])
    expect((await visitor.get(link)).status).toBe(404)
    expect(await dumpEverything()).not.toContain('Another title')
  })

  test('a form that is wrong is refused beside its field and changes nothing', async () => {
    const { group, form, link } = await publishedRally()
    const before = await dumpEverything()
    const response = await group.post(`${link}/edit`, { ...form, title: '', tier: '' })
    const page = await response.text()
    expect([response.status, describedBy(page, 'title'), describedBy(page, 'tier')]).toEqual([
      400,
      [t.errors.required],
      expect.arrayContaining([t.errors.required]),
    ])
    expect(await dumpEverything()).toBe(before)
  })

  test('of somebody else’s action is not possible: the link decides, no posted id', async () => {
    const visitor = new Visitor(MORNING)
    await register(visitor, { title: 'Somebody else’s' })
    const id = await idOfAction('Somebody else’s')
    const own = await register(visitor, { title: 'My own' })
    redirectOf(await visitor.post(`${own}/edit`, registration({ title: 'Mine now', id, action_id: id, link: 'x' })))
    expect(await idOfAction('Somebody else’s')).toBe(id)
  })
})
