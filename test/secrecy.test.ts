import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { FEED_FORMATS } from '../worker/rules/feed-format.ts'
import { TIERS, type Tier } from '../worker/rules/location-tier.ts'
import type { FormValues } from '../worker/rules/typed-action.ts'
import { type Grounds, pathsThatTell, publicPaths } from './support/crawl.ts'
import {
  callDay,
  coordinatorAt,
  decide,
  idOfAction,
  MORNING,
  publish,
  redirectOf,
  register,
  registration,
  Visitor,
} from './support/site.ts'
import { dumpBucket, dumpEverything } from './support/storage.ts'

const NAME = 'Canary Coordinator'

/** What each tier hides of an action, each with a canary of its own. */
const HIDDEN: Record<Tier, string[]> = {
  exact: [],
  area: ['venue', 'address', 'point'],
  city: ['venue', 'address', 'point', 'neighbourhood'],
  country: ['venue', 'address', 'point', 'neighbourhood'],
}

/** The last digits of the points of the actions below. */
const POINTS = ['1417', '1517', '1617', '1717', '1817']

function canary(field: string, of: string): string {
  return `canary-${field}-${of}-end`
}

/** An action with a canary in every text; its point is told by digits that no other number of a page has. */
function canaries(of: string, point: string, otherwise: FormValues = {}): FormValues {
  return {
    title: `Action ${of}`,
    days: 'june-20-2027',
    venue: canary('venue', of),
    address: canary('address', of),
    neighbourhood: canary('neighbourhood', of),
    lat: `52.5${point}`,
    lon: `13.3${point}`,
    email: `${canary('email', of)}@mail.example`,
    ...otherwise,
  }
}

describe('what a tier hides', () => {
  test.each(TIERS)('%s: nothing more than it shows is in any public answer', async (tier) => {
    const group = new Visitor(MORNING)
    const coordinator = await coordinatorAt(MORNING, NAME)
    await callDay(coordinator, 'june-20-2027')
    const soon = canaries('coming', '1417', { tier })
    const { id: coming, link } = await publish(group, coordinator, soon)
    const { id: moved, link: movedLink } = await publish(group, coordinator, canaries('moved', '1517', { tier }))
    const { id: over, link: overLink } = await publish(group, coordinator, canaries('over', '1617', { tier }))
    const later = { tier, revealDate: '2027-06-20', revealTime: '12:00', attendance: 'both' }
    const joinUrl = 'https://canary-join-end.example/'
    const { id: waits } = await publish(group, coordinator, canaries('waits', '1717', { ...later, joinUrl }))
    redirectOf(
      await group.post(
        `${movedLink}/edit`,
        registration(canaries('moved', '1817', { tier, venue: 'canary-change-end' })),
      ),
    )
    redirectOf(await group.post(`${overLink}/cancel`, { reason: 'It rains.' }))

    const grounds: Grounds = {
      ids: [coming, moved, over, waits],
      days: ['june-20-2027'],
      countries: ['de'],
      cities: ['de/berlin'],
    }
    const words = [
      ...['coming', 'moved', 'over', 'waits'].flatMap((of) =>
        HIDDEN[tier].filter((field) => /^[a-z]+$/.test(field)).map((field) => canary(field, of)),
      ),
      ...(HIDDEN[tier].includes('point') ? POINTS.flatMap((point) => [`52.5${point}`, `13.3${point}`]) : []),
      ...['canary-email', 'canary-join', 'canary-change', NAME, link.split('/').at(-1) ?? ''],
    ]
    const supporter = new Visitor(MORNING)
    expect(await pathsThatTell(supporter, publicPaths(grounds), words)).toEqual([])
  })

  test('country: neither the city nor its zone is told, where the country has several', async () => {
    const group = new Visitor(MORNING)
    const coordinator = await coordinatorAt(MORNING)
    const denver = { city: 'Denver', country: 'US', tier: 'country' }
    const { id: timed } = await publish(group, coordinator, denver)
    const { id: allDay } = await publish(group, coordinator, { ...denver, allDay: 'on', startTime: '', endTime: '' })
    const where = [timed, allDay].flatMap((id) => [
      ...['en', 'fa', 'es'].flatMap((lang) => [`/${lang}/actions/${id}`, `/${lang}/actions/${id}.ics`]),
      ...[paths.home('en'), paths.country('en', 'US')],
      ...FEED_FORMATS.map((format) => paths.feed({ of: 'country', cc: 'US' }, 'en', {}, format)),
    ])
    const words = ['Denver', 'denver', 'دنور', 'Mountain', 'T060000Z', '06:00']
    expect(await pathsThatTell(new Visitor(MORNING), where, words)).toEqual([])
    expect(await new Visitor(MORNING).read(paths.actionCalendar('en', timed))).toContain('DTSTART:20270620T210000Z')
  })

  test('everything hidden is what its organizer and the desk still see', async () => {
    const group = new Visitor(MORNING)
    const coordinator = await coordinatorAt(MORNING)
    const link = await register(group, { title: 'Hidden rally', tier: 'country', venue: 'canary-venue-end' })
    expect(await group.read(`${link}/edit`)).toContain('canary-venue-end')
    expect(await coordinator.read(paths.deskAction('en', await idOfAction('Hidden rally')))).toContain(
      'canary-venue-end',
    )
  })

  test('the hidden venue appears at its hour and is gone again after the end', async () => {
    const group = new Visitor(MORNING)
    const hours = { startTime: '15:00', endTime: '17:00', revealDate: '2027-06-20', revealTime: '12:00' }
    const { id } = await publish(group, await coordinatorAt(MORNING), {
      tier: 'country',
      venue: 'canary-venue-end',
      attendance: 'both',
      joinUrl: 'https://canary-join-end.example/',
      ...hours,
    })
    const words = ['canary-venue-end', 'canary-join-end']
    const feeds = FEED_FORMATS.map((format) => paths.feed({ of: 'all' }, 'en', {}, format))
    const where = [paths.action('en', id), paths.actionCalendar('en', id), ...feeds]
    const told = async (moment: string) => new Set(await pathsThatTell(new Visitor(moment), where, words)).size
    expect(await told('2027-06-20T09:59:59Z')).toBe(0)
    expect(await told('2027-06-20T10:00Z')).toBe(where.length * words.length)
    expect(await told('2027-06-20T14:59:59Z')).toBe(where.length * words.length)
    expect(await told('2027-06-20T15:00Z')).toBe(0)
  })
})

/** Milliseconds: every address there is, asked for several times over. */
const EVERY_ADDRESS_MS = 120_000

describe('what is not public', { timeout: EVERY_ADDRESS_MS }, () => {
  test('nothing that waits, was refused, withdrawn, taken down or deleted is in any public answer', async () => {
    const group = new Visitor(MORNING)
    const coordinator = await coordinatorAt(MORNING, NAME)
    await callDay(coordinator, 'june-20-2027')
    const texts = (of: string): FormValues => ({
      ...canaries(of, '1417', { tier: 'exact' }),
      title: canary('title', of),
      summary: canary('summary', of),
      groups: canary('group', of),
      accessNote: canary('note', of),
      linkUrl: `https://${canary('link', of)}.example/`,
    })
    const links: Record<string, string> = {}
    for (const of of ['pending', 'rejected', 'withdrawn', 'gone'] as const) links[of] = await register(group, texts(of))
    const idOf = (of: string) => idOfAction(canary('title', of))
    const ids = await Promise.all(['pending', 'rejected', 'withdrawn', 'gone'].map(idOf))
    redirectOf(await decide(coordinator, await idOf('rejected'), 'reject', { reason: 'canary-reason-end' }))
    redirectOf(await group.post(`${links.withdrawn}/withdraw`, {}))
    redirectOf(await group.post(`${links.gone}/delete`, { confirm: 'on' }))
    for (const of of ['down', 'erased']) {
      const { id, link } = await publish(group, coordinator, texts(of), { confirmed: canary('group', of) })
      ids.push(id)
      links[of] = link
    }
    const grounds: Grounds = { ids, days: ['june-20-2027'], countries: ['de'], cities: ['de/berlin'] }
    const groups = ['canary-group-down-end', 'canary-group-erased-end']
    const where = publicPaths({ ...grounds, groups })
    const supporter = new Visitor(MORNING)
    const before = await pathsThatTell(supporter, where, ['canary-title-down', 'canary-title-erased'])
    expect(before.length).toBeGreaterThan(20)

    redirectOf(await decide(coordinator, ids[4] ?? '', 'reject', { reason: 'canary-reason-end' }))
    redirectOf(await group.post(`${links.erased}/delete`, { confirm: 'on' }))
    const found = await pathsThatTell(supporter, where, ['canary-', NAME])
    // A page that is asked for by its address names that address, to lead to its other languages; nothing else does.
    const own = found.filter((line) => !groups.some((slug) => line.includes(`/${slug}`)))
    expect(own).toEqual([])
    for (const slug of groups) {
      expect((await supporter.get(paths.group('en', slug))).status).toBe(404)
      // Programs drop all their events at a 404: its calendar stays, and says no more than who asks has said.
      const calendar = (await supporter.read(paths.feed({ of: 'group', slug }, 'en'))).replaceAll('\r\n ', '')
      expect(calendar).toContain('STATUS:CANCELLED')
      expect(calendar.replaceAll(slug, '').match(/canary|title|Berlin/gi)).toBeNull()
      expect(calendar).toContain(`NAME:${messages.en.siteName}`)
    }
  })

  test('a waiting change, a waiting and a refused report, and the reasons of verdicts stay at the desk', async () => {
    const group = new Visitor(MORNING)
    const coordinator = await coordinatorAt(MORNING, NAME)
    await callDay(coordinator, 'june-20-2027')
    const form = registration({ title: 'Public rally', days: 'june-20-2027', tier: 'exact' })
    const { id, link } = await publish(group, coordinator, form)
    const change = { title: 'canary-title', summary: 'canary-summary', groups: 'canary-group', venue: 'canary-venue' }
    redirectOf(await group.post(`${link}/edit`, { ...form, ...change, stepFree: 'partly' }))
    const where = publicPaths({ ids: [id], days: ['june-20-2027'], countries: ['de'], cities: ['de/berlin'] })
    const supporter = new Visitor(MORNING)
    expect(await pathsThatTell(supporter, where, ['canary', NAME])).toEqual([])
    expect(await supporter.read(paths.action('en', id))).toContain('Partly')

    redirectOf(await decide(coordinator, id, 'reject-change', { reason: 'canary-reason' }))
    group.waitUntil('2027-06-20T14:00Z')
    const report = { text: 'canary-report', lang: 'en', links: 'https://canary-press.example/' }
    redirectOf(await group.post(`${link}/report`, report))
    supporter.waitUntil('2027-06-20T14:00Z')
    expect(await pathsThatTell(supporter, where, ['canary', NAME])).toEqual([])
    const evening = await coordinatorAt('2027-06-20T14:00Z', NAME)
    redirectOf(await decide(evening, id, 'reject-report', { reason: 'canary-report-reason' }))
    expect(await pathsThatTell(supporter, where, ['canary', NAME])).toEqual([])
    expect(await group.read(link)).toContain('canary-report-reason')
  })
})

describe('what is stored', () => {
  test('neither an e-mail, a link, a form’s key, a session nor an address lies anywhere in clear', async () => {
    const group = new Visitor(MORNING)
    const coordinator = await coordinatorAt(MORNING)
    const form = registration({ title: 'Rally with a letter', email: 'Canary.Address@mail.example' })
    const link = redirectOf(await group.post(paths.submit('en'), form)).replace('?new', '')
    redirectOf(await decide(coordinator, await idOfAction('Rally with a letter'), 'publish'))
    redirectOf(await group.post(`${link}/cancel`, { reason: 'It rains.' }))
    const stored = (await dumpEverything()).toLowerCase()
    const secret = link.split('/').at(-1) ?? ''
    const session = Object.values(coordinator.heldCookies())[0] ?? ''
    expect(secret).toHaveLength(32)
    expect(session).toHaveLength(32)
    for (const word of ['canary.address', 'mail.example', secret, session, String(form.key), group.address]) {
      expect(stored).not.toContain(word.toLowerCase())
    }
    expect(await dumpBucket()).toHaveLength(1)
  })

  test('two organizers of one address have contacts that cannot be told to be alike in R2', async () => {
    const group = new Visitor(MORNING)
    await register(group, { email: 'canary@mail.example' })
    await register(group, { email: 'canary@mail.example' })
    const [one, other] = await dumpBucket()
    expect(one?.text.slice(0, 12)).not.toBe(other?.text.slice(0, 12))
    expect(one?.text.slice(12)).not.toBe(other?.text.slice(12))
  })

  test('an address that cannot be stored with its action is not kept alone', async () => {
    const group = new Visitor(MORNING)
    await env.DB.prepare('drop table contacts').run()
    const response = await group.post(paths.submit('en'), registration({ email: 'canary@mail.example' }))
    expect(response.status).toBe(500)
    expect(await dumpBucket()).toEqual([])
  })
})
