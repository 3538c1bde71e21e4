import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { DONE_AT_MOST } from '../worker/rules/step-up.ts'
import { DEFAULTS } from './support/imports.ts'
import { became, calendarOf, event } from './support/partner.ts'
import { lastLine, numberOf } from './support/safety.ts'
import { coordinatorAt, decide, idOfAction, MORNING, ORIGIN, redirectOf, type Visitor } from './support/site.ts'

const NAME = 'A file of theirs'

/** Brings a calendar as a file under a name, as a browser does. */
function send(visitor: Visitor, ...events: string[][]): Promise<Response> {
  const body = new FormData()
  for (const [name, value] of Object.entries({ ...DEFAULTS, name: NAME })) body.append(name, value)
  body.append('file', new File([calendarOf(...events)], 'calendar.ics'))
  const headers = { Origin: ORIGIN, 'Sec-Fetch-Site': 'same-origin' }
  return visitor.send(paths.deskSources('en'), { method: 'POST', body, headers })
}

async function bring(visitor: Visitor, ...events: string[][]): Promise<void> {
  redirectOf(await send(visitor, ...events))
}

/** A file that an owner brought and trusts, with a published action, and somebody else who brings it again. */
async function broughtTwice() {
  const owner = await coordinatorAt(MORNING, 'Truster')
  await bring(owner, event('one'))
  redirectOf(await decide(owner, await idOfAction('Event one'), 'publish'))
  const id = await env.DB.prepare('select id from sources').first<number>('id')
  redirectOf(await owner.post(paths.deskSource('en', id ?? 0, 'trust'), {}))
  const other = await coordinatorAt('2027-06-01T11:00Z', 'Other', {}, { role: 'coordinator' })
  return { owner, other, id: await numberOf('Other') }
}

test('a file that comes again under its name stands in the log, by who brought it', async () => {
  const { other, id } = await broughtTwice()
  await bring(other, event('one', { STATUS: 'CANCELLED' }))
  expect(await became()).toEqual({ 'Event one': 'cancelled' })
  expect(await lastLine()).toMatchObject({ coordinator_id: id, subject: 'source', subject_id: NAME, decision: 'save' })
})

test('files that come again count as what they take away: a stolen session cancels no more than a few by them', async () => {
  const { other } = await broughtTwice()
  // What is done at the very moment at which the passkey is shown counts as before it.
  other.now += 1
  for (let n = 0; n < DONE_AT_MOST.takes; n++) await bring(other, event('one'))
  const refused = await send(other, event('one', { STATUS: 'CANCELLED' }))
  expect(refused.status).toBe(403)
  expect(await became()).toEqual({ 'Event one': 'published' })
})

test('a file cancels nothing that begins within 48 hours: that takes two coordinators', async () => {
  await broughtTwice()
  const late = await coordinatorAt('2027-06-19T12:00Z', 'Other')
  await bring(late, event('one', { STATUS: 'CANCELLED' }))
  expect(await became()).toEqual({ 'Event one': 'published' })
})

test('of a file that an owner trusts another one’s changes wait, and an owner’s are their own', async () => {
  const { owner, other } = await broughtTwice()
  await bring(other, event('one', { SUMMARY: 'Defaced' }))
  expect(await became()).toEqual({ 'Event one': 'published' })
  const second = await coordinatorAt('2027-06-01T12:00Z', 'Second owner')
  await bring(second, event('one', { SUMMARY: 'Put right' }))
  expect(await became()).toEqual({ 'Put right': 'published' })
  expect(await lastLine()).toMatchObject({ coordinator_id: await numberOf('Second owner'), decision: 'publish' })
  expect(await owner.read(paths.deskSources('en'))).toContain(NAME)
})

test('what of a file cannot be taken is not said to be tried again, as nobody looks at a file twice', async () => {
  const owner = await coordinatorAt(MORNING)
  await bring(owner, event('one'), event('two', { DTSTART: '2027-99' }))
  const page = await owner.read(paths.deskSources('en'))
  expect(page).toContain(messages.en.sources.skippedHint)
  expect(page).not.toContain(messages.en.sources.triedAgain)
})
