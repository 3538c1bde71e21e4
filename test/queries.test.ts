import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { readMap } from '../worker/change/map-columns.ts'
import { EVERYTHING as NOTHING } from '../worker/rules/narrowing.ts'
import type { Selection } from '../worker/rules/selection.ts'
import { findAction, findActionByLinkHash } from '../worker/store/actions.ts'
import { contactsOfActionsEndedBefore } from '../worker/store/contacts.ts'
import { findDay, listDaysAhead, listDaysPast } from '../worker/store/days.ts'
import { findDuplicates } from '../worker/store/duplicates.ts'
import { readHistory } from '../worker/store/group-history.ts'
import { listGroups } from '../worker/store/group-links.ts'
import { findGroupsNamed, findPublicGroup, takenGroupSlugs } from '../worker/store/groups.ts'
import { countSelection, listCities, listComing, listCountries, listPast, listWhole } from '../worker/store/lists.ts'
import { forgetPlaces, listMovedEvents, rememberPlaces } from '../worker/store/moves.ts'
import { citiesWithActions, searchActions } from '../worker/store/search.ts'
import { raiseLeft } from '../worker/store/selection-writes.ts'
import { findCoordinatorBySession, findInvited } from '../worker/store/sign-in.ts'
import { listOutdatedEvents } from '../worker/store/vevents.ts'
import { HALFWAY, putMany } from './support/many.ts'
import { type Cost, costsOf } from './support/queries.ts'

/** Fifty in each of six cities. */
const ALL = 300
/** A record with its text, its days and their texts, its groups, its reports and its change: rows read for each. */
const ROWS_A_RECORD = 7
const NOW = { now: HALFWAY, after: null, limit: 100 }

/** Tables that are read from one end to the other. A name alone is a table made of JSON, which was read already. */
function scanned(cost: Cost): string[] {
  return cost.plan.filter((step) =>
    /^SCAN (actions|days|groups|reports|contacts|sessions|action_\w+|coordinators)$/.test(step),
  )
}

beforeEach(() => putMany(ALL))

describe.each<[Selection, number]>([
  [{ of: 'all' }, ALL],
  [{ of: 'country', cc: 'DE' }, 50],
  [{ of: 'city', cc: 'DE', slug: 'berlin' }, 50],
  [{ of: 'kind', kind: 'rally' }, 22],
  [{ of: 'day', slug: 'freedom-day' }, 15],
  [{ of: 'group', slug: 'group-a' }, 20],
])('the lists of %j', (selection, members) => {
  test('read their own rows and no others', async () => {
    const costs = await costsOf(async (db) => {
      const coming = await listComing(db, selection, NOTHING, NOW)
      const past = await listPast(db, selection, NOTHING, NOW)
      const whole = await listWhole(db, selection, NOTHING, { cancelledUntil: HALFWAY, limit: ALL })
      expect(coming.length).toBeGreaterThan(0)
      expect(past.length).toBeGreaterThan(0)
      expect(new Set([...coming, ...past].map(({ id }) => id)).size).toBe(Math.min(whole.length, 200))
      expect(await countSelection(db, selection, NOTHING)).toMatchObject({ actions: whole.length })
    })
    expect(costs).toHaveLength(4)
    for (const cost of costs) {
      expect(scanned(cost)).toEqual([])
      // A day's and a group's own rows are found one by one, in two or three steps.
      expect(cost.read).toBeLessThanOrEqual(cost.returned * ROWS_A_RECORD + members * 5)
    }
  })

  test('go on where a page ended, without reading it again', async () => {
    const after = { starts: '2027-02-01', id: '0000000000' }
    const [cost] = await costsOf((db) => listPast(db, selection, NOTHING, { ...NOW, after, limit: 10 }))
    expect(cost && scanned(cost)).toEqual([])
    const indexed = ['all', 'country', 'city', 'kind'].includes(selection.of)
    if (indexed) expect(cost?.plan[0]).toContain('(public_starts,id)<(?,?)')
    expect(cost?.returned).toBeGreaterThan(0)
  })
})

test('a country’s page costs what its own actions cost', async () => {
  const selection = { of: 'country', cc: 'DE' } as const
  const costs = await costsOf((db) =>
    Promise.all([
      listComing(db, selection, NOTHING, NOW),
      listPast(db, selection, NOTHING, NOW),
      countSelection(db, selection, NOTHING),
    ]),
  )
  const read = costs.reduce((sum, cost) => sum + cost.read, 0)
  const returned = costs.reduce((sum, cost) => sum + cost.returned, 0)
  expect(returned).toBeGreaterThan(45)
  // Three hundred actions with their neighbours would be more than two thousand.
  expect(read).toBeLessThan(returned * ROWS_A_RECORD + 50)
})

test('the cities where most happens are counted by the index of what is public', async () => {
  const [cost] = await costsOf((db) => listCities(db, 10))
  expect(cost && scanned(cost)).toEqual([])
  expect(cost?.plan.join()).toContain('USING INDEX')
  expect(cost?.read).toBeLessThanOrEqual(ALL * 2)
})

test.each<[Selection, number]>([
  [{ of: 'country', cc: 'IS' }, 20],
  [{ of: 'kind', kind: 'mural' }, 200],
  [{ of: 'near', lat: 0, lon: -30, km: 1 }, 60],
])('the map of %j reads its own rows and no others', async (selection, most) => {
  const costs = await costsOf((db) => readMap(db, selection, HALFWAY))
  expect(costs.flatMap(scanned)).toEqual([])
  expect(costs.reduce((sum, { read }) => sum + read, 0)).toBeLessThanOrEqual(most)
})

test('countries are counted by their index: what waits is not read through', async () => {
  const [cost] = await costsOf(async (db) => {
    expect((await listCountries(db, 3)).map(({ count }) => count)).toEqual([50, 50, 50])
  })
  expect(cost && scanned(cost)).toEqual([])
  expect(cost?.plan[0]).toContain('actions_by_country')
})

test('the VEVENTs that are outdated are found without reading the others', async () => {
  const costs = await costsOf((db) => listOutdatedEvents(db, { now: HALFWAY, version: 1, limit: 20 }))
  expect(costs.flatMap(scanned)).toEqual([])
  expect(costs.reduce((sum, { read }) => sum + read, 0)).toBeLessThan(5)
})

test('what has moved away from a place is found without reading what is there', async () => {
  await env.DB.batch(
    ['0000000001', '0000000151'].map((id) =>
      env.DB.prepare("insert into moves (selection, action_id, until) values ('country/de', ?, 9e15)").bind(id),
    ),
  )
  const germany = { of: 'country', cc: 'DE' } as const
  const part = { lang: 'en', now: HALFWAY, limit: ALL } as const
  const costs = await costsOf(async (db) => {
    const narrowed = { ...NOTHING, from: '2027-01-01', to: '2027-12-31' }
    for (const narrowing of [NOTHING, narrowed])
      expect((await listMovedEvents(db, germany, narrowing, part)).map(({ id }) => id)).toEqual(['0000000151'])
  })
  expect(costs.flatMap(scanned)).toEqual([])
  // Two moves, their actions and no VEVENT.
  for (const { read } of costs) expect(read).toBeLessThanOrEqual(8)
})

test('a change looks for the moves of its own action alone', async () => {
  const id = '0000000001'
  await env.DB.batch(
    Array.from({ length: 200 }, (_, index) => String(index).padStart(10, '0')).map((each) =>
      env.DB.prepare("insert into moves (selection, action_id, until) values ('city/de/bonn', ?, 9e15)").bind(each),
    ),
  )
  const costs = await costsOf(async (db) => {
    for (const statement of [rememberPlaces(db, id, HALFWAY), raiseLeft(db, id), forgetPlaces(db, id)]) await statement
  })
  expect(costs.flatMap(scanned)).toEqual([])
  for (const { read } of costs) expect(read).toBeLessThanOrEqual(40)
})

test('what may be the same action, and what a group did before, are found among few', async () => {
  const costs = await costsOf(async (db) => {
    const record = await findAction(db, '0000000019')
    if (!record) throw new Error('the action is not there')
    await findDuplicates(db, record)
    await readHistory(db, { name: 'Group A', slug: 'group-a' }, record.id)
    await readHistory(db, { name: 'Group Z', slug: null }, record.id)
    await listGroups(db, { country: ['DE', 'FR'], language: ['en'], day: ['freedom-day'] }, { after: 0, limit: 50 })
  })
  expect(costs.flatMap(scanned)).toEqual([])
  // Twenty of the group, and a few on one date.
  for (const { read, sql } of costs) expect(read, sql).toBeLessThan(20 * ROWS_A_RECORD)
})

test('what is looked for by a key is found at once', async () => {
  const costs = await costsOf(async (db) => {
    expect(await findActionByLinkHash(db, 'hash of 0000000007')).toMatchObject({ record: { id: '0000000007' } })
    await findAction(db, '0000000007')
    await findCoordinatorBySession(db, 'hash', HALFWAY)
    await findInvited(db, 'hash', HALFWAY)
    await findDay(db, 'freedom-day')
    await findPublicGroup(db, 'group-a')
    await takenGroupSlugs(db, ['group-a', 'group-b'])
    await listDaysAhead(db, '2027-06-01', 4)
    await listDaysPast(db, '2027-07-01', 4)
  })
  expect(costs).toHaveLength(9)
  expect(costs.flatMap(scanned)).toEqual([])
  expect(Math.max(...costs.map(({ read }) => read))).toBeLessThan(10)
})

test.each(['"a"*', '"berlin"', '"qqqqq"'])(
  'a search for %s reads what it gives, however much matches',
  async (match) => {
    const limit = 20
    const costs = await costsOf((db) => searchActions(db, match, { now: HALFWAY, limit }))
    expect(costs.flatMap(scanned)).toEqual([])
    expect(costs.map(({ returned }) => returned)).toEqual(match === '"qqqqq"' ? [0, 0] : [limit, limit])
    // Of each the index's row, its words and its record: that all but 270 match would be 540 rows more.
    for (const { read, returned } of costs) expect(read).toBeLessThanOrEqual(returned * (ROWS_A_RECORD + 3) + 1)
  },
)

test('cities are asked for one action each', async () => {
  const [cost] = await costsOf((db) => citiesWithActions(db, ['DE/berlin', 'NO/oslo', 'XX/nowhere']))
  expect([cost?.returned, cost && scanned(cost)]).toEqual([2, []])
  expect(cost?.read).toBeLessThan(10)
})

test('a group’s actions are counted by an index', async () => {
  const costs = await costsOf((db) => findGroupsNamed(db, ['groupa', 'groupb']))
  expect(costs.flatMap(scanned)).toEqual([])
  // Twenty actions.
  expect(costs[0]?.read).toBeLessThan(60)
})

test('looking for e-mails that are to go does not read all actions, for it happens every quarter of an hour', async () => {
  const [cost] = await costsOf((db) => contactsOfActionsEndedBefore(db, HALFWAY, 90))
  expect(cost?.read).toBeLessThan(10)
})
