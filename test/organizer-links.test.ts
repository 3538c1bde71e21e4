import { describe, expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import type { FormValues } from '../worker/rules/typed-action.ts'
import { pathsThatTell, publicPaths } from './support/crawl.ts'
import { describedBy, fieldsOf } from './support/html.ts'
import { postOffice, sendAt } from './support/post.ts'
import { publishedRally } from './support/rally.ts'
import { coordinatorAt, formKey, MORNING, ORIGIN, redirectOf, registration, Visitor } from './support/site.ts'
import { dumpBucket, dumpEverything } from './support/storage.ts'

const t = messages.en
const EMAIL = 'a@mail.example'

/** The path of the link that a page hands out, once. */
function handedOut(page: string): string {
  const address = /id="secret-link"[^>]* value="([^"]+)"/.exec(page)?.[1] ?? ''
  return new URL(address).pathname
}

async function makeHelper(group: Visitor, link: string): Promise<string> {
  const response = await group.post(`${link}/helpers`, { key: formKey() })
  expect(response.status).toBe(200)
  return handedOut(await response.text())
}

async function handOver(group: Visitor, link: string, key = formKey()): Promise<string> {
  return handedOut(await (await group.post(`${link}/hand-over`, { key, handOver: 'on' })).text())
}

describe('a link for who helps', () => {
  test('edits, tells at once, sends reports; it ends nothing, hands over nothing, and makes no links', async () => {
    const { group, form, link } = await publishedRally()
    const helper = await makeHelper(group, link)
    expect(helper).not.toBe(link)
    const friend = new Visitor(MORNING)
    const page = await friend.read(helper)
    expect(page).toContain(t.organizers.helpers.youHelp)
    for (const words of [
      t.manage.deleteHint,
      t.manage.cancelHint,
      t.organizers.handOver.intro,
      t.organizers.address.left,
    ])
      expect(page).not.toContain(words)
    const before = await dumpEverything()
    const forbidden: [string, FormValues, number][] = [
      ['delete', { confirm: 'on' }, 403],
      ['cancel', { reason: 'It rains.' }, 409],
      ['hand-over', { key: formKey(), handOver: 'on' }, 403],
      ['helpers', { key: formKey() }, 403],
      ['helpers/1/revoke', {}, 403],
      ['address', { email: 'thief@mail.example' }, 403],
      ['address/delete', {}, 403],
      ['duplicate', { ...form, key: formKey() }, 403],
    ]
    for (const [step, values, status] of forbidden)
      expect([step, (await friend.post(`${helper}/${step}`, values)).status]).toEqual([step, status])
    expect(await dumpEverything()).toBe(before)

    redirectOf(await friend.post(`${helper}/edit`, { ...form, title: 'Another title' }))
    expect(await group.read(link)).toContain(t.manage.changeWaiting)
    redirectOf(await friend.post(`${helper}/notice`, { notice: 'We moved.', noticeLang: 'en' }))
    friend.waitUntil('2027-06-20T14:00Z')
    redirectOf(await friend.post(`${helper}/report`, { text: 'It was good.', lang: 'en' }))
    group.waitUntil('2027-06-20T14:00Z')
    expect(await group.read(link)).toContain(t.manage.reportStates.pending)
  })

  test('dies when it is revoked, and no other with it', async () => {
    const { group, link } = await publishedRally()
    const [first, second] = [await makeHelper(group, link), await makeHelper(group, link)]
    const page = await group.read(link)
    const [revoke = ''] = [...page.matchAll(/action="([^"]*\/revoke)"/g)].map(([, path = '']) => path)
    redirectOf(await group.post(revoke, {}))
    const statuses = await Promise.all([first, second, link].map(async (path) => (await group.get(path)).status))
    expect(statuses).toEqual([404, 200, 200])
  })

  test('of another action cannot be revoked by its number', async () => {
    const { group, link, coordinator } = await publishedRally()
    const helper = await makeHelper(group, link)
    const revoke = /action="([^"]*\/revoke)"/.exec(await group.read(link))?.[1] ?? ''
    const stranger = new Visitor(MORNING)
    const form = registration({ title: 'Another rally' })
    const other = new URL(redirectOf(await stranger.post(paths.submit('en'), form)), ORIGIN).pathname
    redirectOf(await stranger.post(revoke.replace(link, other), {}))
    expect([(await group.get(helper)).status, coordinator.now]).toEqual([200, Date.parse(MORNING)])
  })

  test('is one for one form, and there are five at most', async () => {
    const { group, link } = await publishedRally()
    const key = formKey()
    const twice = [1, 2].map(async () => handedOut(await (await group.post(`${link}/helpers`, { key })).text()))
    const [first, again] = await Promise.all(twice)
    expect(again).toBe(first)
    const others = await Promise.all(Array.from({ length: 8 }, () => group.post(`${link}/helpers`, { key: formKey() })))
    expect(others.filter(({ status }) => status === 200)).toHaveLength(4)
    expect(await group.read(link)).toContain(t.organizers.helpers.full)
  })
})

describe('a hand-over', () => {
  test('gives a new link, and ends at once the old one, those of who helps, and the address', async () => {
    const { group, link } = await publishedRally({ email: EMAIL })
    const helper = await makeHelper(group, link)
    const fresh = await handOver(group, link)
    const statuses = await Promise.all([link, helper, fresh].map(async (path) => (await group.get(path)).status))
    expect(statuses).toEqual([404, 404, 200])
    expect((await group.post(`${link}/delete`, { confirm: 'on' })).status).toBe(404)
    const page = await new Visitor(MORNING).read(fresh)
    expect(page).toContain(t.organizers.address.none)
    expect((await dumpBucket()).map(({ key }) => key.split('/')[0])).toEqual(['partings'])
  })

  test('is made five times a minute at most by one visitor, as each is a letter to whatever address they typed', async () => {
    const { group, link: first } = await publishedRally()
    let link = first
    for (let n = 0; n < 5; n++) {
      redirectOf(await group.post(`${link}/address`, { email: 'stranger@mail.example' }))
      link = await handOver(group, link)
    }
    const sixth = await group.post(`${link}/hand-over`, { key: formKey(), handOver: 'on' })
    expect(sixth.status).toBe(429)
    expect((await group.get(link)).status).toBe(200)
  })

  test('tells the old address once, with no link at all, and then forgets it', async () => {
    const { group, link } = await publishedRally({ email: EMAIL })
    const fresh = await handOver(group, link)
    const office = postOffice()
    await sendAt(MORNING, office.env)
    await sendAt(MORNING, office.env)
    expect(office.posted.map(({ to, subject }) => [to, subject])).toEqual([
      [EMAIL, t.letters.subjects['handed-over']('The rally')],
    ])
    const secrets = [link, fresh].map((path) => path.split('/').at(-1) ?? '')
    for (const secret of secrets) expect(JSON.stringify(office.posted)).not.toContain(secret)
    expect(await dumpBucket()).toEqual([])
  })

  test('lets the new organizer leave an address of their own, to which letters then go', async () => {
    const { group, link, coordinator, id } = await publishedRally({ email: EMAIL })
    const fresh = await handOver(group, link)
    const heir = new Visitor(MORNING)
    const wrong = await heir.post(`${fresh}/address`, { email: 'nobody' })
    expect([wrong.status, describedBy(await wrong.text(), 'email')]).toEqual([400, [t.errors.notAnEmail]])
    redirectOf(await heir.post(`${fresh}/address`, { email: 'heir@mail.example' }))
    const asked = { verdict: 'reject', reason: 'Why?', revision: '' }
    asked.revision = fieldsOf(await coordinator.read(paths.deskAction('en', id))).revision?.[0] ?? ''
    redirectOf(await coordinator.post(paths.deskAction('en', id), asked))
    const office = postOffice()
    await sendAt(MORNING, office.env)
    const toHeir = office.posted.filter(({ to }) => to === 'heir@mail.example')
    expect(toHeir.map(({ text }) => text.includes(ORIGIN + fresh))).toEqual([true])
    const toOld = office.posted.filter(({ to }) => to === EMAIL)
    expect(toOld.map(({ text }) => text.includes(fresh))).toEqual([false])
  })

  test('wants to be confirmed', async () => {
    const { group, link } = await publishedRally()
    const before = await dumpEverything()
    const response = await group.post(`${link}/hand-over`, { key: formKey() })
    expect([response.status, describedBy(await response.text(), 'handOver')]).toEqual([400, [t.errors.notConfirmed]])
    expect(await dumpEverything()).toBe(before)
  })

  test('by two at once has one new link', async () => {
    const { group, link } = await publishedRally()
    const answers = await Promise.all(
      [formKey(), formKey()].map((key) => group.post(`${link}/hand-over`, { key, handOver: 'on' })),
    )
    const fine = answers.filter(({ status }) => status === 200)
    expect(fine).toHaveLength(1)
    expect((await group.get(handedOut(await (fine[0] ?? new Response()).text()))).status).toBe(200)
  })
})

describe('an address', () => {
  test('is deleted at the organizer’s word, and no letter goes to it', async () => {
    const { group, link } = await publishedRally({ email: EMAIL })
    expect(await group.read(link)).not.toContain(EMAIL)
    redirectOf(await group.post(`${link}/address/delete`, {}))
    const office = postOffice()
    await sendAt(MORNING, office.env)
    expect([office.posted, await dumpBucket()]).toEqual([[], []])
    expect(await group.read(link)).toContain(t.organizers.address.none)
  })
})

describe('nothing of all this', () => {
  test('is in any public answer, at the desk or in the database', async () => {
    const { group, link, id } = await publishedRally({ email: EMAIL })
    const helper = await makeHelper(group, link)
    const fresh = await handOver(group, link)
    redirectOf(await group.post(`${fresh}/address`, { email: 'heir@mail.example' }))
    const late = await makeHelper(group, fresh)
    const secrets = [link, helper, fresh, late].map((path) => path.split('/').at(-1) ?? '')
    const words = [...secrets, 'mail.example']
    const where = publicPaths({ ids: [id], days: ['june-20-2027'], countries: ['de'] })
    expect(await pathsThatTell(new Visitor(MORNING), where, words)).toEqual([])
    const coordinator = await coordinatorAt(MORNING)
    const desk = [paths.desk('en'), paths.deskAction('en', id), paths.deskOutbox('en'), paths.deskNotices('en')]
    expect(await pathsThatTell(coordinator, desk, words)).toEqual([])
    const stored = await dumpEverything()
    for (const word of words) expect(stored).not.toContain(word)
  })
})
