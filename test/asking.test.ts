import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { askWhoHasNotReported } from '../worker/jobs/letters.ts'
import { messages } from '../worker/messages/messages.ts'
import { askForReports, remindOfReports } from '../worker/store/asking.ts'
import { openDatabase } from '../worker/store/database.ts'
import { importPast } from './support/past.ts'
import { outbox, postOffice, sendAt } from './support/post.ts'
import { costsOf } from './support/queries.ts'
import { coordinatorAt, decide, MORNING, ORIGIN, publish, redirectOf, Visitor } from './support/site.ts'

const EMAIL = 'organizer@group.example'
/** The action ends on 20 June at 17:00 in Berlin, 15:00 UTC. */
const DUE = '2027-06-20T18:00Z'
const DUE_AGAIN = '2027-06-22T18:00Z'

/** Published, its first letter sent: what comes after this asks for a report. */
async function published(title = 'The rally') {
  const group = new Visitor(MORNING)
  const coordinator = await coordinatorAt(MORNING)
  const made = await publish(group, coordinator, { title, email: EMAIL })
  await sendAt(MORNING, postOffice().env)
  return { ...made, group, office: postOffice() }
}

/** What the clock does. */
async function clockAt(moment: string, bindings: Env): Promise<void> {
  await askWhoHasNotReported(openDatabase(env.DB), bindings, Date.parse(moment))
  await sendAt(moment, bindings)
}

const asked = async () => (await outbox()).slice(1).map(({ letter, status }) => `${letter} ${status}`)

describe('whoever left an address', () => {
  test('is asked three hours after the end, and two days later once more, and never again', async () => {
    const { link, office } = await published()
    await clockAt('2027-06-20T17:59Z', office.env)
    expect(await asked()).toEqual([])
    await clockAt(DUE, office.env)
    await clockAt('2027-06-20T18:15Z', office.env)
    expect(await asked()).toEqual(['report-please sent'])
    await clockAt('2027-06-22T17:59Z', office.env)
    expect(await asked()).toHaveLength(1)
    await clockAt(DUE_AGAIN, office.env)
    for (const later of ['2027-06-22T18:15Z', '2027-06-25T18:00Z', '2027-06-30T18:00Z', '2027-07-30T18:00Z'])
      await clockAt(later, office.env)
    expect(await asked()).toEqual(['report-please sent', 'report-reminder sent'])
    expect(office.posted.map(({ subject }) => subject)).toEqual([
      messages.en.letters.subjects['report-please']('The rally'),
      messages.en.letters.subjects['report-reminder']('The rally'),
    ])
    for (const { text } of office.posted) expect(text).toContain(`\n${ORIGIN}${link}/report\n`)
  })

  test('is asked once though the job runs several times at once', async () => {
    const { office } = await published()
    await Promise.all([1, 2, 3].map(() => clockAt(DUE, office.env)))
    expect(office.posted).toHaveLength(1)
    await Promise.all([1, 2, 3].map(() => clockAt(DUE_AGAIN, office.env)))
    expect(office.posted).toHaveLength(2)
  })

  test.each(['pending', 'published', 'rejected'] as const)('is not asked after a report, %s', async (state) => {
    const { id, link, group, office } = await published()
    group.waitUntil('2027-06-20T16:00Z')
    redirectOf(await group.post(`${link}/report`, { text: 'It was good.', lang: 'en' }))
    const coordinator = await coordinatorAt('2027-06-20T16:30Z')
    if (state === 'published') redirectOf(await decide(coordinator, id, 'publish-report'))
    if (state === 'rejected') redirectOf(await decide(coordinator, id, 'reject-report', { reason: 'No.' }))
    await clockAt(DUE, office.env)
    await clockAt(DUE_AGAIN, office.env)
    expect([await asked(), office.posted]).toEqual([[], []])
  })

  test('is not reminded of what was reported meanwhile, nor asked by a letter that was late', async () => {
    const { link, group, office } = await published()
    const refusing = postOffice(() => {
      throw new Error('not now')
    })
    await clockAt(DUE, refusing.env)
    group.waitUntil('2027-06-20T18:10Z')
    redirectOf(await group.post(`${link}/report`, { text: 'It was good.', lang: 'en' }))
    await clockAt('2027-06-20T19:00Z', office.env)
    await clockAt(DUE_AGAIN, office.env)
    expect([await asked(), office.posted]).toEqual([['report-please dropped'], []])
  })

  test('is not asked of what was cancelled, taken down or deleted in between', async () => {
    for (const end of ['cancel', 'reject', 'delete'] as const) {
      const { id, link, group, office } = await published(`Ended by ${end}`)
      const coordinator = await coordinatorAt('2027-06-20T14:00Z')
      group.waitUntil('2027-06-20T14:00Z')
      if (end === 'cancel') redirectOf(await group.post(`${link}/cancel`, { reason: 'Rain.' }))
      // The question already waits when it is taken down.
      if (end === 'reject') {
        await askWhoHasNotReported(openDatabase(env.DB), office.env, Date.parse(DUE))
        redirectOf(await decide(coordinator, id, 'reject', { reason: 'Not theirs.' }))
      }
      if (end === 'delete') redirectOf(await group.post(`${link}/delete`, { confirm: 'on' }))
      await clockAt(DUE, office.env)
      expect(office.posted.filter(({ subject }) => subject.startsWith('How was'))).toEqual([])
    }
  })

  test('is reminded of what was moved after the question no sooner than by its new end, and no letter waits before', async () => {
    const { id, office } = await published()
    await clockAt(DUE, office.env)
    const moved = Date.parse('2027-06-22T16:00Z')
    await env.DB.prepare('update actions set ends_at = ? where id = ?').bind(moved, id).run()
    await askWhoHasNotReported(openDatabase(env.DB), office.env, Date.parse(DUE_AGAIN))
    expect(await asked()).toEqual(['report-please sent'])
    await clockAt('2027-06-22T19:00Z', office.env)
    expect(await asked()).toEqual(['report-please sent', 'report-reminder sent'])
  })

  test('is asked by the new end of what was moved, even where the question waits already', async () => {
    const { id, office } = await published()
    await askWhoHasNotReported(openDatabase(env.DB), office.env, Date.parse(DUE))
    const moved = Date.parse('2027-06-21T15:00Z')
    await env.DB.prepare('update actions set ends_at = ? where id = ?').bind(moved, id).run()
    await clockAt(DUE, office.env)
    await clockAt('2027-06-21T17:59Z', office.env)
    expect([await asked(), office.posted]).toEqual([[], []])
    await clockAt('2027-06-21T18:00Z', office.env)
    expect(office.posted).toHaveLength(1)
  })

  test('is not asked while no letters are sent, nor about what is long over when they are', async () => {
    const { office } = await published()
    await clockAt(DUE, { ...office.env, MAIL_FROM: '' })
    expect(await asked()).toEqual([])
    await clockAt('2027-06-28T18:00Z', office.env)
    expect(await asked()).toEqual([])
  })
})

test('without an address nobody is asked, and the question reads few rows however many actions there are', async () => {
  await importPast(60, () => ({ startDate: '2027-06-20' }))
  await published()
  const now = Date.parse(DUE)
  const costs = await costsOf(async (db) => {
    await askForReports(db, now, 50)
    await remindOfReports(db, now, 50)
  })
  expect(costs.filter(({ read }) => read > 20).map(({ sql, read }) => [sql, read])).toEqual([])
  const scans = costs.flatMap(({ plan }) => plan.filter((step) => step.startsWith('SCAN') && !/contacts/.test(step)))
  expect(scans).toEqual([])
})
