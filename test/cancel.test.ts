import { describe, expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { SHIPPED_LANGS } from '../worker/rules/languages.ts'
import { describedBy, fieldsOf } from './support/html.ts'
import { outbox, postOffice, sendAt } from './support/post.ts'
import { columnsOf, publishedRally, statusOf, waitingRally } from './support/rally.ts'
import { lastLine, limit, logLines, numberOf, takeBack } from './support/safety.ts'
import { coordinatorAt, decide, events, MORNING, ORIGIN, publish, redirectOf, Visitor } from './support/site.ts'
import { dumpEverything } from './support/storage.ts'

const t = messages.en
const { cancelled } = t.queue
const { second } = t.safetyDesk
/** A day before the action of the test begins. */
const LATE = '2027-06-19T12:00Z'
const HIDDEN = { revealDate: '2027-06-20', revealTime: '12:00', tier: 'city', venue: 'Canary square 5' }

const letters = async () => (await outbox()).map(({ letter }) => letter)

describe('a coordinator who cancels', () => {
  test('has it said on its page and in calendars, and to its organizer, with the reason', async () => {
    const { id, link, coordinator, group, supporter } = await publishedRally()
    await sendAt(MORNING, postOffice().env)
    redirectOf(await decide(coordinator, id, 'cancel', { whyCancelled: 'unsafe', reason: 'Stay at home.' }))
    const page = await supporter.read(paths.action('en', id))
    for (const words of [t.action.cancelled, cancelled.reasons.unsafe, 'Stay at home.']) expect(page).toContain(words)
    expect(page).not.toContain(t.action.cancelledByOrganizer)
    const [event] = events(await supporter.read(paths.actionCalendar('en', id)))
    expect(event).toEqual(expect.arrayContaining([`UID:${id}@hamseda`, 'STATUS:CANCELLED', 'SEQUENCE:3']))
    expect(event?.join()).toContain('Stay at home.')
    expect(await supporter.read(paths.feed({ of: 'all' }, 'en'))).toContain('STATUS:CANCELLED')
    const office = postOffice()
    await sendAt(MORNING, office.env)
    expect(office.posted.map(({ subject }) => subject)).toEqual([t.letters.subjects.cancelled('The rally')])
    for (const words of ['Stay at home.', cancelled.reasons.unsafe, ORIGIN + link, paths.contact('en')])
      expect(office.posted[0]?.text).toContain(words)
    const own = await group.read(link)
    for (const words of [cancelled.title, 'Stay at home.', paths.contact('en')]) expect(own).toContain(words)
    expect(await lastLine()).toMatchObject({ subject: 'action', subject_id: id, decision: 'cancel' })
    expect(await coordinator.read(paths.desk('en'))).toContain(t.desk.empty)
  })

  test.each(SHIPPED_LANGS)('gives a reason in the organizer’s language: %s', async (lang) => {
    const { id, coordinator, supporter } = await publishedRally({ lang })
    redirectOf(await decide(coordinator, id, 'cancel', { whyCancelled: 'called-off' }))
    expect(await supporter.read(paths.action('en', id))).toContain(messages[lang].queue.cancelled.reasons['called-off'])
  })

  test('writes the reason into a form of its own: a browser posts every field of a form, the empty ones too', async () => {
    const { id, coordinator } = await publishedRally()
    const page = await coordinator.read(paths.deskAction('en', id))
    const forms = [...page.matchAll(/<form [\s\S]*?<\/form>/g)].map(([form]) => form)
    for (const verdict of ['cancel', 'reject']) {
      const [form = '', ...others] = forms.filter((each) => each.includes(`value="${verdict}"`))
      expect(others).toEqual([])
      expect(fieldsOf(form).reason).toEqual([''])
    }
  })

  test('says why, and names nothing that is not public yet', async () => {
    const { id, coordinator } = await publishedRally(HIDDEN)
    const before = await dumpEverything()
    for (const [values, words] of [
      [{}, t.errors.required],
      [{ whyCancelled: 'place' }, t.errors.required],
      [{ reason: 'x'.repeat(1001) }, t.errors.tooLong(1000)],
      [{ whyCancelled: 'unsafe', reason: 'Police at CANARY-SQUARE 5!' }, t.errors.namesHidden],
    ] as const) {
      const response = await decide(coordinator, id, 'cancel', values)
      expect(response.status).toBe(400)
      expect(describedBy(await response.text(), 'reason-cancel')).toContain(words)
    }
    expect(await dumpEverything()).toBe(before)
    // From its hour on everybody reads it on the page.
    const later = await coordinatorAt('2027-06-20T10:30Z')
    redirectOf(await decide(later, id, 'cancel', { reason: 'Police at Canary square 5!' }))
  })

  test('leaves its organizer nothing but another date and deleting', async () => {
    const { id, link, form, coordinator, group } = await publishedRally()
    redirectOf(await group.post(`${link}/edit`, { ...form, title: 'Another title' }))
    redirectOf(await decide(coordinator, id, 'cancel', { reason: 'No.' }))
    const page = await group.read(link)
    for (const step of ['edit', 'cancel', 'withdraw']) expect(page).not.toContain(`${link}/${step}"`)
    expect(page).toContain(paths.manage('en', link.split('/').at(-1) ?? '', 'duplicate'))
    const before = await columnsOf(id)
    for (const step of ['edit', 'cancel', 'withdraw'])
      expect((await group.post(`${link}/${step}`, { ...form, reason: 'x' })).status).toBeGreaterThanOrEqual(400)
    expect(await columnsOf(id)).toEqual(before)
    expect((await group.get(`${link}/duplicate`)).status).toBe(200)
    redirectOf(await group.post(`${link}/delete`, { confirm: 'on' }))
  })

  test('takes it back: announced again, with the change that waited, and a letter', async () => {
    const { id, link, form, coordinator, group, supporter } = await publishedRally()
    redirectOf(await group.post(`${link}/edit`, { ...form, title: 'Another title' }))
    const page = await supporter.read(paths.action('en', id))
    redirectOf(await decide(coordinator, id, 'cancel', { reason: 'Canary reason' }))
    redirectOf(await takeBack(coordinator, (await lastLine()).id))
    expect(await supporter.read(paths.action('en', id))).toBe(page)
    const [event] = events(await supporter.read(paths.actionCalendar('en', id)))
    expect(event).toEqual(expect.arrayContaining(['STATUS:CONFIRMED', 'SEQUENCE:6']))
    expect(await coordinator.read(paths.deskAction('en', id))).toContain('Another title')
    expect(await group.read(link)).not.toMatch(/Canary reason/)
    expect((await letters()).slice(-2)).toEqual(['cancelled', 'changed'])
    // That too can be taken back, and is told.
    redirectOf(await takeBack(coordinator, (await lastLine()).id))
    expect(await columnsOf(id)).toMatchObject({ status: 'cancelled', cancelled_by: 'coordinator' })
    expect(await group.read(link)).toMatch(/Canary reason/)
    expect((await letters()).at(-1)).toBe('cancelled')
  })

  test('can do so only with what is announced and not over', async () => {
    const { id, coordinator } = await waitingRally()
    const before = await dumpEverything()
    expect((await decide(coordinator, id, 'cancel', { reason: 'No.' })).status).toBe(409)
    expect(await dumpEverything()).toBe(before)
    redirectOf(await decide(coordinator, id, 'publish'))
    const late = await coordinatorAt('2027-06-20T15:00Z')
    expect(await late.read(paths.deskAction('en', id))).not.toContain(cancelled.button)
    expect((await decide(late, id, 'cancel', { reason: 'No.' })).status).toBe(409)
    redirectOf(await decide(coordinator, id, 'cancel', { reason: 'No.' }))
    expect((await decide(coordinator, id, 'cancel', { reason: 'No.' })).status).toBe(409)
  })

  test('is one of two at once', async () => {
    const { id, coordinator } = await publishedRally()
    const other = await coordinatorAt(MORNING, 'Other')
    const answers = await Promise.all([
      decide(coordinator, id, 'cancel', { reason: 'One.' }),
      decide(other, id, 'cancel', { reason: 'Two.' }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    expect((await logLines()).filter(({ decision }) => decision === 'cancel')).toHaveLength(1)
    expect((await letters()).filter((letter) => letter === 'cancelled')).toHaveLength(1)
  })

  test('is not taken for an organizer who cancelled, and was confirmed', async () => {
    const { id, link, coordinator, group } = await publishedRally()
    redirectOf(await group.post(`${link}/cancel`, { reason: 'It rains.' }))
    redirectOf(await decide(coordinator, id, 'confirm'))
    expect(await group.read(link)).not.toContain(cancelled.title)
    expect(await letters()).not.toContain('cancelled')
  })
})

describe('in the last 48 hours', () => {
  async function proposed() {
    const group = new Visitor(MORNING)
    const { id, link } = await publish(group, await coordinatorAt(MORNING))
    const first = await coordinatorAt(LATE, 'First')
    redirectOf(await decide(first, id, 'cancel', { reason: 'Nobody may come.' }))
    const [, number] = /desk\/proposals\/(\d+)/.exec(await first.read(paths.desk('en'))) ?? []
    return { id, link, group, first, proposal: paths.deskProposal('en', Number(number)) }
  }
  const decisions = async () => (await logLines()).slice(1).map((line) => [line.coordinator_id, line.decision])

  test('a second coordinator has to agree', async () => {
    const { id, first, proposal } = await proposed()
    expect(await statusOf(id)).toBe('published')
    expect((await first.post(proposal, { answer: 'second' })).status).toBe(409)
    const other = await coordinatorAt(LATE, 'Second')
    const page = await other.read(proposal)
    for (const words of [second.cancels, 'Nobody may come.']) expect(page).toContain(words)
    redirectOf(await other.post(proposal, { answer: 'second' }))
    expect(await columnsOf(id)).toMatchObject({ status: 'cancelled', cancel_reason: 'Nobody may come.' })
    const [one, two] = [await numberOf('First'), await numberOf('Second')]
    expect(await decisions()).toEqual([
      [one, 'propose'],
      [one, 'cancel'],
      [two, 'second'],
    ])
  })

  test('who asked goes on alone after two hours, and nobody does out of their scope', async () => {
    const { id, first, proposal } = await proposed()
    const elsewhere = await coordinatorAt(LATE, 'Elsewhere')
    await limit('Elsewhere', 'coordinator', [['country', 'FR']])
    expect((await elsewhere.post(proposal, { answer: 'second' })).status).toBe(404)
    first.waitUntil('2027-06-19T14:00Z')
    redirectOf(await first.post(proposal, { answer: 'second' }))
    expect(await statusOf(id)).toBe('cancelled')
  })

  test('an organizer’s word after it is not overruled', async () => {
    const { id, link, group, proposal } = await proposed()
    redirectOf(await group.post(`${link}/cancel`, { reason: 'It rains.' }))
    const other = await coordinatorAt(LATE, 'Second')
    expect((await other.post(proposal, { answer: 'second' })).status).toBe(409)
    expect(await columnsOf(id)).toMatchObject({ cancelled_by: 'organizer', cancel_reason: 'It rains.' })
  })

  test.each([
    ['2027-06-18T12:59Z', 'cancelled'],
    ['2027-06-18T13:00Z', 'published'],
    ['2027-06-20T14:59Z', 'published'],
  ])('and not before: at %s it is %s', async (at, status) => {
    const { id } = await publishedRally()
    redirectOf(await decide(await coordinatorAt(at, 'First'), id, 'cancel', { reason: 'No.' }))
    expect(await statusOf(id)).toBe(status)
  })
})
