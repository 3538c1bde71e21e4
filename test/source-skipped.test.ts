import { env } from 'cloudflare:workers'
import { beforeEach, expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { added, became, calendarOf, event, Partner, sourceNow } from './support/partner.ts'
import { coordinatorAt, MORNING, redirectOf } from './support/site.ts'
import { waitingRecords } from './support/waiting-records.ts'

const NOON = '2027-06-01T12:00Z'
const LATER = '2027-06-01T14:00Z'

let partner: Partner
beforeEach(() => {
  partner = new Partner()
})

const publishAll = () => env.DB.prepare("update actions set status = 'published', published_at = 1").run()
const skipped = async () =>
  (await env.DB.prepare('select title, uid, reason from source_skipped order by title').all()).results
const cancellations = async () => (await waitingRecords('cancellation')).map(({ texts }) => texts[0]?.title)

const WEEKLY = { RRULE: 'FREQ=WEEKLY;COUNT=3' }

test.each<[string, Record<string, string>]>([
  ['a rule that nobody knows', { RRULE: 'FREQ=FORTNIGHTLY' }],
  ['a day that is none', { RRULE: 'FREQ=WEEKLY;BYDAY=XX' }],
  ['a line that is none', { 'SUMMARY:Event broken\r\nno property at all\r\nX-A': 'b' }],
  ['an end that is missing', { 'X-A:b\r\nBEGIN': 'VALARM' }],
  ['a beginning that is none', { DTSTART: '2027-99' }],
])('an event with %s costs nobody the others, is told by name, and what is here of it stays', async (_, broken) => {
  await added()
  partner.calendar = calendarOf(event('one'), event('broken', WEEKLY), event('two'))
  await partner.looked(NOON)
  await publishAll()
  partner.calendar = calendarOf(event('three'), event('broken', broken), event('two', { SUMMARY: 'Event two, new' }))
  await partner.looked(LATER, 4)
  // What is really gone is: the one beside it does not keep it.
  expect(await cancellations()).toEqual(['Event one'])
  expect((await waitingRecords('change')).map(({ waitingChange }) => waitingChange?.fields.text.title)).toEqual([
    'Event two, new',
  ])
  expect(Object.keys(await became())).toContain('Event three')
  const told = await skipped()
  expect(told).toMatchObject([{ uid: 'broken@partner.org' }])
  expect((await sourceNow()).refused).toBe(1)
  const page = await (await coordinatorAt(MORNING)).read(paths.deskSources('en'))
  for (const said of ['broken@partner.org', messages.en.sources.triedAgain]) expect(page).toContain(said)
  // Sound once more, it is told no longer; and gone, it ends.
  partner.calendar = calendarOf(event('three'), event('broken', WEEKLY), event('two', { SUMMARY: 'Event two, new' }))
  await partner.looked('2027-06-02T14:00Z', 2)
  expect(await skipped()).toEqual([])
  partner.calendar = calendarOf(event('three'), event('two', { SUMMARY: 'Event two, new' }))
  await partner.looked('2027-06-03T14:00Z', 4)
  expect((await cancellations()).toSorted()).toEqual(['Event broken', 'Event broken', 'Event broken', 'Event one'])
})

test('one that has lost its UID may be any: nothing is taken for gone', async () => {
  await added()
  partner.calendar = calendarOf(event('one'), event('two'))
  await partner.looked(NOON)
  await publishAll()
  partner.calendar = calendarOf(event('two'), event('one').slice(1))
  await partner.looked(LATER, 2)
  expect([await cancellations(), await skipped()]).toMatchObject([
    [],
    [{ title: 'Event one', reason: '{"word":"noUid"}' }],
  ])
})

test('what is too many for one reading has not vanished', async () => {
  await added()
  partner.calendar = calendarOf(event('last'))
  await partner.looked(NOON)
  await publishAll()
  const many = Array.from({ length: 500 }, (_, number) => event(`e${number}`))
  partner.calendar = calendarOf(...many, event('last'))
  await partner.looked(LATER, 8)
  expect(Object.values(await became()).filter((state) => state === 'pending').length).toBeGreaterThan(490)
  expect([await cancellations(), (await skipped()).map(({ title }) => title)]).toEqual([[], ['Event last']])
})

test('what cannot be taken keeps nobody waiting behind it, and is asked for no oftener', async () => {
  await added()
  const nowhere = Array.from({ length: 120 }, (_, number) =>
    event(`no${number}`, { LOCATION: `Hall\\, Nowhereville ${number}\\, Germany` }),
  )
  partner.calendar = calendarOf(...nowhere, event('last'))
  for (let run = 0; run < 14; run += 1) await partner.looked(`2027-06-01T12:${10 + run}Z`)
  expect(await became()).toEqual({ 'Event last': 'pending' })
  expect((await skipped()).length).toBe(120)
  // All has been tried: the next look is in an hour, not at once.
  expect((await sourceNow()).dueAt - Date.parse('2027-06-01T12:10Z')).toBeGreaterThanOrEqual(3_600_000)
})

test('a change that cannot be taken is told as long as its calendar says it', async () => {
  await added()
  partner.calendar = calendarOf(event('one'))
  await partner.looked(NOON)
  await publishAll()
  partner.calendar = calendarOf(event('one', { LOCATION: 'Hall\\, Nowhereville\\, Germany' }))
  await partner.looked(LATER)
  await partner.looked('2027-06-01T16:00Z')
  expect(await skipped()).toMatchObject([{ title: 'Event one', reason: expect.stringContaining('"city"') }])
  const coordinator = await coordinatorAt(MORNING)
  expect(await coordinator.read(paths.deskSources('fa'))).toContain('Event one')
  const { id } = await sourceNow()
  redirectOf(await coordinator.post(paths.deskSource('en', id, 'look'), {}))
  await partner.looked('2027-06-01T17:00Z')
  expect((await skipped()).length).toBe(1)
  partner.calendar = calendarOf(event('one'))
  redirectOf(await coordinator.post(paths.deskSource('en', id, 'look'), {}))
  await partner.looked('2027-06-01T18:00Z')
  expect(await skipped()).toEqual([])
})
