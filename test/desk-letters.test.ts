import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { importPast } from './support/past.ts'
import { postOffice, sendAt } from './support/post.ts'
import { callDay, coordinatorAt, decide, MORNING, publish, redirectOf, register, Visitor } from './support/site.ts'
import { dumpDatabase } from './support/storage.ts'

const EMAIL = 'organizer@group.example'
const EVENING = '2027-06-20T20:00Z'
const LOCAL = 'http://127.0.0.1:8787'
const { desk } = messages.en.letters
const REPORT = { text: 'They sent us a picture by telephone.', lang: 'en' }

/** A coordinator's browser on a site with these settings, at the address at which it is asked. */
async function outboxAt(origin: string, settings: Partial<Env>): Promise<string> {
  const coordinator = await coordinatorAt(MORNING, 'At the desk', settings)
  for (const value of Object.values(coordinator.heldCookies())) coordinator.holdCookie('session', value)
  return coordinator.read(origin + paths.deskOutbox('en'))
}

describe('the outbox at the desk', () => {
  test('shows in production which letter, of what, how far; and no address, no link, no text', async () => {
    const coordinator = await coordinatorAt(MORNING)
    const { id, link } = await publish(new Visitor(MORNING), coordinator, { title: 'The rally', email: EMAIL })
    const office = postOffice()
    await sendAt(MORNING, office.env)
    const secret = link.split('/').at(-1) ?? ''
    const { MAIL, MAIL_FROM } = office.settings
    const pages = [
      await outboxAt('', office.settings),
      await outboxAt('', { MAIL_FROM: '', SITE_URL: '' }),
      // An operator's mistakes, and a forger's Host.
      await outboxAt('', { MAIL_FROM: '', SITE_URL: LOCAL }),
      await outboxAt(LOCAL, office.settings),
      await outboxAt(LOCAL, { MAIL, MAIL_FROM, SITE_URL: LOCAL }),
      await outboxAt(LOCAL, { MAIL_FROM: '', SITE_URL: 'http://127.0.0.1:9000' }),
      await outboxAt('', { MAIL_FROM: '', SITE_URL: 'https://hamseda.example' }),
    ]
    for (const page of pages) {
      expect(page).toContain(`${messages.en.letters.names.published}: <a href="${paths.deskAction('en', id)}"`)
      expect(page).toContain(desk.statuses.sent)
      expect(page).not.toMatch(new RegExp(`group\\.example|${secret}|Thank you for being part`))
    }
    expect(pages[0]).not.toContain(desk.notSent)
    expect(pages[1]).toContain(desk.notSent)
  })

  test('shows on the machine of whoever tries the site out each letter as it would be', async () => {
    const settings = { MAIL_FROM: '', SITE_URL: LOCAL }
    const coordinator = await coordinatorAt(MORNING)
    const { link } = await publish(new Visitor(MORNING), coordinator, { title: '<b>Rally', email: EMAIL })
    expect(await sendAt(MORNING, { ...env, ...settings })).toBe(1)
    const page = await outboxAt(LOCAL, settings)
    expect(page).toContain(desk.shownHere)
    expect(page).toContain('“&lt;b&gt;Rally” is published')
    expect(page).toContain(LOCAL + link)
    expect(page).not.toContain('group.example')
  })

  test('lists a letter whose address cannot be opened beside those that can', async () => {
    const settings = { MAIL_FROM: '', SITE_URL: LOCAL }
    const coordinator = await coordinatorAt(MORNING)
    const { link } = await publish(new Visitor(MORNING), coordinator, { title: 'The first', email: EMAIL })
    const { id } = await publish(new Visitor(MORNING), coordinator, { title: 'The second', email: EMAIL })
    await env.PRIVATE.put(`contacts/${id}`, new Uint8Array(64))
    const page = await outboxAt(LOCAL, settings)
    expect(page).toContain(LOCAL + link)
    expect(page).toContain('The second')
  })

  test('is open to coordinators alone', async () => {
    const visitor = new Visitor(MORNING)
    for (const path of [paths.deskOutbox('en'), paths.deskUnreported('en'), paths.deskReport('en', '0123456789')]) {
      expect(redirectOf(await visitor.get(path))).toBe(paths.signIn('en'))
      expect(redirectOf(await visitor.post(path, { id: '1' }))).toBe(paths.signIn('en'))
    }
  })
})

/** Two actions that are over, one of them with an address; one that is ahead, one that waits. */
async function afterwards() {
  const morning = await coordinatorAt(MORNING)
  await callDay(morning, 'june-20-2027')
  const group = new Visitor(MORNING)
  const withAddress = { title: 'With an address', email: EMAIL, days: 'june-20-2027' }
  const first = await publish(group, morning, withAddress)
  await publish(group, morning, { title: 'Without one', startDate: '2027-06-19' })
  await publish(group, morning, { title: 'Still ahead', startDate: '2027-07-20' })
  await register(group, { title: 'Never published' })
  group.waitUntil(EVENING)
  return { ...first, group, coordinator: await coordinatorAt(EVENING), reader: new Visitor(EVENING) }
}

const TITLES = /With an address|Without one|Still ahead|Never published/g

describe('who has not reported', () => {
  test('is listed, the latest first, with whether there is an address and whether they were asked', async () => {
    const { coordinator } = await afterwards()
    const page = await coordinator.read(paths.deskUnreported('en'))
    expect(page.match(TITLES)).toEqual(['With an address', 'Without one'])
    expect(page).not.toContain('group.example')
    expect(page.match(new RegExp(`${desk.address}: (yes|no)`, 'g'))).toEqual([
      `${desk.address}: yes`,
      `${desk.address}: no`,
    ])
    const ofDay = await coordinator.read(paths.deskUnreported('en', { day: 'june-20-2027' }))
    expect(ofDay.match(TITLES)).toEqual(['With an address'])
  })

  test('is no longer listed once a report waits', async () => {
    const { link, group, coordinator } = await afterwards()
    redirectOf(await group.post(`${link}/report`, REPORT))
    expect((await coordinator.read(paths.deskUnreported('en'))).match(TITLES)).toEqual(['Without one'])
  })

  test('is listed to the end, page by page', async () => {
    // Pairs of them end at the same hour.
    await importPast(52, (n) => ({
      title: `Number ${n}.`,
      startDate: `2027-0${n < 30 ? 4 : 5}-${10 + ((n >> 1) % 15)}`,
    }))
    const coordinator = await coordinatorAt(EVENING)
    const seen: string[] = []
    let next: string | undefined = paths.deskUnreported('en')
    for (let pages = 0; next && pages < 5; pages++) {
      const page = await coordinator.read(next)
      seen.push(...[...page.matchAll(/Number (\d+)\./g)].map(([, n = '']) => n))
      next = /<a class="button quiet" href="([^"]*after=[^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&')
    }
    expect([seen.length, new Set(seen).size]).toEqual([52, 52])
  })
})

describe('a coordinator reports in somebody’s place', () => {
  const revisionIn = (page: string) => /name="revision" value="(\d+)"/.exec(page)?.[1] ?? ''

  test('at once, by the organizer’s form, and the log says who', async () => {
    const { id, coordinator, reader } = await afterwards()
    const path = paths.deskReport('en', id)
    const revision = revisionIn(await coordinator.read(path))
    expect((await coordinator.post(path, { ...REPORT, text: '', revision })).status).toBe(400)
    redirectOf(await coordinator.post(path, { ...REPORT, revision, turnoutTo: '80', countedBy: 'press' }))
    expect(await reader.read(paths.action('en', id))).toContain(REPORT.text)
    const { verdicts = [], reports = [] } = await dumpDatabase()
    expect(verdicts.at(-1)).toMatchObject({ subject: 'report', subject_id: id, decision: 'publish', coordinator_id: 1 })
    expect(reports).toMatchObject([{ action_id: id, status: 'published' }])
    expect((await coordinator.read(paths.deskUnreported('en'))).match(TITLES)).toEqual(['Without one'])
    // Posted twice, it is no second report.
    expect((await coordinator.post(path, { ...REPORT, revision })).status).toBe(409)
  })

  test('not over a report of theirs that waits, nor of what is ahead or not public', async () => {
    const { id, link, group, coordinator } = await afterwards()
    const path = paths.deskReport('en', id)
    const revision = revisionIn(await coordinator.read(path))
    redirectOf(await group.post(`${link}/report`, { ...REPORT, text: 'Their own words.' }))
    expect(redirectOf(await coordinator.get(path))).toBe(paths.deskAction('en', id))
    const now = revisionIn(await coordinator.read(paths.deskAction('en', id)))
    for (const each of [revision, now, '', 'x'])
      expect((await coordinator.post(path, { ...REPORT, revision: each })).status).toBe(409)
    redirectOf(await decide(coordinator, id, 'reject', { reason: 'Gone.' }))
    expect(redirectOf(await coordinator.get(path))).toBe(paths.deskAction('en', id))
    expect((await coordinator.get(paths.deskReport('en', 'none'))).status).toBe(404)
    expect((await dumpDatabase()).reports).toMatchObject([{ text: 'Their own words.', status: 'pending' }])
  })
})
