import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { forgetWhatIsOver } from '../worker/jobs/retention.ts'
import type { FormValues } from '../worker/rules/typed-action.ts'
import { openDatabase } from '../worker/store/database.ts'
import {
  callDay,
  coordinatorAt,
  decide,
  editDay,
  MORNING,
  publish,
  redirectOf,
  registration,
  Visitor,
} from './support/site.ts'
import { dumpDatabase } from './support/storage.ts'
import { propertyOf, subscribed, uidOf } from './support/subscribed.ts'

const DAY = 'june-20-2027'
const calendarOf = (selection: string, query = '') => `/feeds/${selection}.ics?lang=en${query}`
const BERLIN = calendarOf('city/de/berlin')
const HAMBURG = calendarOf('city/de/hamburg')
const GERMANY = calendarOf('country/de')
const FRANCE = calendarOf('country/fr')

let coordinator: Visitor
let group: Visitor
let form: FormValues
beforeEach(async () => {
  coordinator = await coordinatorAt(MORNING)
  group = new Visitor(MORNING)
  form = registration({ title: 'The rally' })
  await callDay(coordinator, DAY)
})

type Held = { id: string; link: string }

/** Lets the organizer change what is public and, unless it shows at once, a coordinator let it through. */
async function change({ id, link }: Held, otherwise: FormValues, { atOnce = false, at = MORNING } = {}): Promise<void> {
  group.waitUntil(at)
  // Nobody stays signed in for ever.
  if (at !== MORNING) coordinator = await coordinatorAt(at)
  form = { ...form, ...otherwise }
  redirectOf(await group.post(`${link}/edit`, form))
  if (!atOnce) redirectOf(await decide(coordinator, id, 'publish-change'))
}

/** What a calendar has of an action: none where it is not in it. */
async function eventIn(path: string, { id }: Held, moment = MORNING): Promise<string[] | undefined> {
  return (await subscribed(path, moment)).byUid.get(uidOf(id))
}

async function holds(calendars: string[], held: Held, moment = MORNING): Promise<boolean[]> {
  const found = await Promise.all(calendars.map((path) => eventIn(path, held, moment)))
  return found.map((event) => event !== undefined)
}

describe('a move', () => {
  test.each(['exact', 'area', 'city'])(
    'to another city, tier %s: the old one’s calendar shows the new place by the same UID and a higher SEQUENCE',
    async (tier) => {
      const point = { lat: '52.52508', lon: '13.36940' }
      const held = await publish(group, coordinator, Object.assign(form, { tier, ...point }))
      const before = await Promise.all([BERLIN, HAMBURG].map((path) => subscribed(path)))
      await change(held, { city: 'Hamburg', lat: '53.55275', lon: '10.00693' })
      const after = await Promise.all([BERLIN, HAMBURG].map((path) => subscribed(path)))
      const [there, here] = after.map(({ byUid }) => byUid.get(uidOf(held.id)))
      expect(there).toEqual(here)
      expect(propertyOf(there, 'LOCATION')).toContain('Hamburg')
      expect(propertyOf(there, 'GEO')).toBe(tier === 'exact' ? '53.55275;10.00693' : '')
      expect(propertyOf(there, 'STATUS')).toBe('CONFIRMED')
      const was = propertyOf(before[0]?.byUid.get(uidOf(held.id)), 'SEQUENCE')
      expect(Number(propertyOf(there, 'SEQUENCE'))).toBeGreaterThan(Number(was))
      for (const [at, { etag }] of after.entries()) expect(etag).not.toBe(before[at]?.etag)
      // Lists of what is there now follow nothing.
      for (const format of ['atom', 'geojson', 'json'])
        expect(await group.read(`/feeds/city/de/berlin.${format}`)).not.toContain(held.id)
    },
  )

  test('to another country is shown by the old country’s and the old city’s; what leaves a day, a kind or a group goes', async () => {
    const groups = 'Group of the test'
    const left = [`day/${DAY}`, 'kind/rally', 'group/group-of-the-test', 'near/52.5,13.4,20'].map((path) =>
      calendarOf(path),
    )
    const held = await publish(group, coordinator, Object.assign(form, { days: DAY, groups }), { confirmed: groups })
    expect(await holds([BERLIN, GERMANY, FRANCE, ...left], held)).toEqual([true, true, false, ...left.map(() => true)])
    await change(held, { city: 'Paris', zone: '', days: '', kind: 'march', groups: '' })
    expect(await holds([BERLIN, GERMANY, FRANCE, ...left], held)).toEqual([true, true, true, ...left.map(() => false)])
    expect(propertyOf(await eventIn(GERMANY, held), 'LOCATION')).toContain('Paris')
    expect((await dumpDatabase()).moves?.map(({ selection }) => selection)).toEqual(['city/de/berlin', 'country/de'])
  })

  test('is shown for thirty days, however often it changes, and of two moves each for its own', async () => {
    const held = await publish(group, coordinator, Object.assign(form, { startDate: '2027-08-20' }))
    await change(held, { city: 'Hamburg' })
    await change(held, { city: 'Munich', title: 'The march' }, { at: '2027-06-11T10:00Z' })
    await change(held, { title: 'The vigil' }, { at: '2027-06-12T10:00Z' })
    const old = [BERLIN, HAMBURG]
    for (const [moment, shown] of [
      ['2027-06-12T10:00Z', [true, true]],
      ['2027-07-01T09:59:59Z', [true, true]],
      ['2027-07-01T10:00Z', [false, true]],
      ['2027-07-11T09:59:59Z', [false, true]],
      ['2027-07-11T10:00Z', [false, false]],
    ] as const)
      expect([moment, await holds(old, held, moment)]).toEqual([moment, shown])
    await forgetWhatIsOver(openDatabase(env.DB), env.PRIVATE, Date.parse('2027-07-01T10:00Z'))
    expect((await dumpDatabase()).moves?.map(({ selection }) => selection)).toEqual(['city/de/hamburg'])
  })

  test('that calendars have shown for long enough is not told as cancelled there', async () => {
    const held = await publish(group, coordinator, Object.assign(form, { startDate: '2027-08-20' }))
    await change(held, { city: 'Hamburg' })
    const moment = '2027-07-01T10:00Z'
    group.waitUntil(moment)
    redirectOf(await group.post(`${held.link}/delete`, { confirm: 'on' }))
    expect(await holds([BERLIN, HAMBURG], held, moment)).toEqual([false, true])
  })

  test('is shown until it is over, also by a calendar that lay ready', async () => {
    const held = await publish(group, coordinator, form)
    await change(held, { city: 'Hamburg' })
    const { etag } = await subscribed(BERLIN)
    expect(await holds([BERLIN, HAMBURG], held, '2027-06-20T14:59:59Z')).toEqual([true, true])
    expect((await subscribed(BERLIN, '2027-06-20T15:00Z', etag)).byUid.size).toBe(0)
    expect(await holds([BERLIN, HAMBURG], held, '2027-06-20T15:00Z')).toEqual([false, true])
  })

  test('and back is once where it was, and shown where it has been meanwhile', async () => {
    const held = await publish(group, coordinator, form)
    await change(held, { city: 'Hamburg' })
    await change(held, { city: 'Berlin' })
    const calendar = await group.read(BERLIN)
    expect(calendar.split(`UID:${uidOf(held.id)}`)).toHaveLength(2)
    expect(propertyOf(await eventIn(HAMBURG, held), 'LOCATION')).toContain('Berlin')
    expect((await dumpDatabase()).moves?.map(({ selection }) => selection)).toEqual(['city/de/hamburg'])
  })

  test('is told as anything else by calendars that somebody has narrowed', async () => {
    const held = await publish(group, coordinator, Object.assign(form, { days: DAY }))
    await change(held, { city: 'Hamburg' })
    const narrowed = [`&day=${DAY}`, '&kind=rally', '&from=2027-06-20&to=2027-06-20', '&language=en']
    const otherwise = ['&kind=march', '&from=2027-06-21', '&to=2027-06-19', '&language=fa', '&access=step-free']
    const asked = [...narrowed, ...otherwise].map((query) => calendarOf('city/de/berlin', query))
    expect(await holds(asked, held)).toEqual([...narrowed.map(() => true), ...otherwise.map(() => false)])
  })
})

describe('what has moved', () => {
  let held: Held
  beforeEach(async () => {
    held = await publish(group, coordinator, Object.assign(form, { days: DAY }))
    await change(held, { city: 'Hamburg' })
  })

  test.each<[string, () => Promise<unknown>, (event: string[] | undefined) => unknown]>([
    [
      'changes',
      () => change(held, { title: 'The vigil' }),
      (event) => expect(propertyOf(event, 'SUMMARY')).toContain('The vigil'),
    ],
    [
      'is cancelled',
      async () => redirectOf(await group.post(`${held.link}/cancel`, { reason: 'Ill' })),
      (event) =>
        expect([propertyOf(event, 'STATUS'), event?.join()]).toEqual(['CANCELLED', expect.stringMatching('Ill')]),
    ],
    [
      'is deleted',
      async () => redirectOf(await group.post(`${held.link}/delete`, { confirm: 'on' })),
      (event) =>
        expect([propertyOf(event, 'STATUS'), event?.join()]).toEqual([
          'CANCELLED',
          expect.not.stringMatching(/rally|Hamburg/),
        ]),
    ],
    [
      'is taken down',
      async () => redirectOf(await decide(coordinator, held.id, 'reject', { reason: 'It calls for harm.' })),
      (event) => expect(propertyOf(event, 'STATUS')).toBe('CANCELLED'),
    ],
    [
      'has a day whose title changes',
      async () => {
        const day = { startsOn: '2027-06-20', original: 'en', title_en: 'Day of all' }
        redirectOf(await editDay(coordinator, DAY, day))
      },
      (event) => expect(propertyOf(event, 'CATEGORIES')).toContain('Day of all'),
    ],
  ])('and %s, is so in the calendar that it has left, by another ETag', async (_, happen, expected) => {
    const before = await subscribed(BERLIN)
    await happen()
    const after = await subscribed(BERLIN, MORNING, before.etag)
    expect(after.etag).not.toBe(before.etag)
    expected(after.byUid.get(uidOf(held.id)))
    expect(after.byUid.get(uidOf(held.id))).toEqual((await subscribed(HAMBURG)).byUid.get(uidOf(held.id)))
  })

  test('and hides its city, leaves the cities’ calendars at once, and does not come back to the old one', async () => {
    await change(held, { tier: 'country' }, { atOnce: true })
    expect(await holds([BERLIN, HAMBURG, GERMANY], held)).toEqual([false, false, true])
    expect((await dumpDatabase()).moves).toEqual([])
    await change(held, { tier: 'exact' })
    expect(await holds([BERLIN, HAMBURG, GERMANY], held)).toEqual([false, true, true])
  })

  test('and hides its city before it goes, is not told of as cancelled there', async () => {
    await change(held, { tier: 'country' }, { atOnce: true })
    redirectOf(await group.post(`${held.link}/delete`, { confirm: 'on' }))
    expect(await holds([BERLIN, HAMBURG, GERMANY], held)).toEqual([false, false, true])
  })
})
