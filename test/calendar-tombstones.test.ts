import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { EVERYTHING, type Narrowing } from '../worker/rules/narrowing.ts'
import { openDatabase } from '../worker/store/database.ts'
import { listTombstones } from '../worker/store/tombstones.ts'
import { callDay, coordinatorAt, MORNING, publish, redirectOf, Visitor } from './support/site.ts'
import { propertyOf, subscribed, uidOf } from './support/subscribed.ts'

const DAY = 'june-20-2027'

/** An action of 20 to 22 June in Berlin, deleted while it was ahead: its id. */
async function deleted(): Promise<string> {
  const coordinator = await coordinatorAt(MORNING)
  const group = new Visitor(MORNING)
  for (const slug of [DAY, 'another-day']) await callDay(coordinator, slug)
  const place = { lat: '52.52508', lon: '13.36940' }
  const { id, link } = await publish(group, coordinator, { days: DAY, endDate: '2027-06-22', ...place })
  redirectOf(await group.post(`${link}/delete`, { confirm: 'on' }))
  return id
}

test('what is gone is cancelled in the calendars that somebody has narrowed, as far as its tombstone can tell', async () => {
  const id = await deleted()
  for (const [query, told] of [
    [`day=${DAY}`, true],
    ['day=another-day', false],
    ['kind=rally', true],
    ['kind=march', false],
    ['from=2027-06-20', true],
    // The cancelled event is on its first date alone.
    ['from=2027-06-21', false],
    ['to=2027-06-20', true],
    ['to=2027-06-19', false],
    [`day=${DAY}&kind=rally&from=2027-06-01&to=2027-06-30`, true],
    [`day=${DAY}&kind=march`, false],
    // No word of it is kept: one too many costs less than one too few.
    ['language=fa', true],
    ['access=step-free', true],
  ] as const)
    for (const of of ['all', 'country/de', 'city/de/berlin', 'near/52.5,13.4,20']) {
      const path = `/feeds/${of}.ics?${query}`
      const event = (await subscribed(path)).byUid.get(uidOf(id))
      expect([path, propertyOf(event, 'STATUS')]).toEqual([path, told ? 'CANCELLED' : ''])
    }
})

test('a view holds the tombstones of its places, across 180° too', async () => {
  const id = await deleted()
  const found = async (box: Narrowing['box']) =>
    (await listTombstones(openDatabase(env.DB), { of: 'all' }, { ...EVERYTHING, box }, Date.parse(MORNING))).map(
      ({ actionId }) => actionId,
    )
  expect(await found({ west: 13, south: 52, east: 14, north: 53 })).toEqual([id])
  expect(await found({ west: 14, south: 52, east: 15, north: 53 })).toEqual([])
  expect(await found({ west: 13, south: 52, east: -170, north: 53 })).toEqual([id])
  expect(await found({ west: 170, south: 52, east: 13, north: 53 })).toEqual([])
})
