import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { beforeEach, expect, inject, test } from 'vitest'
import { isInScope, type Scope } from '../worker/rules/coordinator.ts'
import { laneOf, type QueueFilter, streamOf, totalOf, WAITING_KINDS } from '../worker/rules/waiting.ts'
import { openDatabase } from '../worker/store/database.ts'
import { forgetLanes } from '../worker/store/lanes.ts'
import { readWaiting } from '../worker/store/waiting.ts'
import { countWaiting } from '../worker/store/waiting-counts.ts'
import { coordinatorAt, MORNING } from './support/site.ts'
import { limitCoordinators } from './support/waiting.ts'

const db = () => openDatabase(env.DB)
const NOW = Date.parse(MORNING)
const HOUR_MS = 3_600_000
const WORDS = { country: ['DE', 'FR', 'SE'], language: ['en', 'es', 'fa'], day: ['day-a', 'day-b', 'day-c'] }
/** More than ever wait in a run. */
const ALL = 100
/** Each run reads a dozen pages. */
const RUNS_A_RUN = 5

const item = fc.record({
  kind: fc.constantFrom(...WAITING_KINDS),
  rank: fc.nat({ max: 2 }),
  country: fc.option(fc.constantFrom(...WORDS.country), { freq: 5 }),
  languages: fc.subarray(WORDS.language),
  days: fc.subarray(WORDS.day),
  dueAt: fc.integer({ min: -9, max: 9 }).map((hours) => NOW + hours * HOUR_MS),
})
const scope: fc.Arbitrary<Scope> = fc.record({
  country: fc.shuffledSubarray(WORDS.country),
  language: fc.shuffledSubarray(WORDS.language),
  day: fc.shuffledSubarray(WORDS.day),
})
const filter: fc.Arbitrary<QueueFilter> = fc.record({
  country: fc.option(fc.constantFrom(...WORDS.country), { freq: 1 }),
  language: fc.option(fc.constantFrom(...WORDS.language), { freq: 1 }),
  day: fc.option(fc.constantFrom(...WORDS.day), { freq: 1 }),
})

/** Has these wait, each under the number that it has in the list. */
async function putWaiting(items: readonly (typeof item extends fc.Arbitrary<infer T> ? T : never)[]): Promise<void> {
  const rows = items.map((each, index) => ({ ...each, item: `${each.kind}:${index}` }))
  await env.DB.prepare(`insert into waiting select value ->> 'item', value ->> 'kind', value ->> 'rank', null, null,
      value ->> 'country', value -> 'languages', value -> 'days', value ->> 'dueAt', value ->> 'dueAt', 1
    from json_each(?)`)
    .bind(JSON.stringify(rows))
    .run()
}

beforeEach(() => coordinatorAt(MORNING))

test('whoever is limited to whatever reads of the queue all that is theirs, each thing once, and is told how much that is', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(item, { maxLength: 30 }),
      fc.array(item, { maxLength: 5 }),
      scope,
      filter,
      async (...of) => {
        const [before, after, limits, narrowed] = of
        for (const table of ['waiting', 'lanes']) await env.DB.prepare(`delete from ${table}`).run()
        await putWaiting(before)
        // Some of it was there when the queue was first opened, and some comes while it is open.
        const first = await readWaiting(db(), streamOf({ scope: limits }, narrowed), {
          now: NOW,
          after: null,
          limit: ALL,
        })
        await env.DB.prepare("delete from waiting where item like '%:0'").run()
        const all = [...before, ...after]
        await putWaiting(all.slice(0, 1))
        expect(first.next).toBeNull()
        await env.DB.prepare('delete from waiting').run()
        await putWaiting(all)
        const isWanted = (each: { country: string | null; languages: string[]; days: string[] }, asked: QueueFilter) =>
          isInScope({ scope: limits }, each) &&
          isInScope(
            { scope: Object.fromEntries(Object.entries(asked).map(([kind, value]) => [kind, value ? [value] : []])) },
            each,
          )
        const wanted = all.flatMap((each, index) => (isWanted(each, narrowed) ? [`${each.kind}:${index}`] : []))
        const { items } = await readWaiting(db(), streamOf({ scope: limits }, narrowed), {
          now: NOW,
          after: null,
          limit: ALL,
        })
        expect(items.map((each) => each.item).toSorted()).toEqual(wanted.toSorted())
        const counts = await countWaiting(db(), { scope: limits }, narrowed)
        expect(totalOf(counts.kinds)).toBe(wanted.length)
        for (const kind of ['country', 'language', 'day'] as const) {
          const asked = (value: string) => all.filter((each) => isWanted(each, { ...narrowed, [kind]: value })).length
          const theirs = WORDS[kind].filter((value) => !limits[kind]?.length || limits[kind].includes(value))
          const due = theirs.map((value) => ({ value, waits: asked(value) })).filter(({ waits }) => waits > 0)
          expect(counts[kind].toSorted((a, b) => (a.value < b.value ? -1 : 1))).toEqual(due)
        }
      },
    ),
    { numRuns: Math.ceil(inject('runs') / RUNS_A_RUN) },
  )
}, 3_600_000)

test('a lane is kept as long as somebody has its limits', async () => {
  const limits = { country: ['SE', 'DE'], language: ['fa'], day: ['day-b', 'day-a'] }
  const lanes = async () => (await env.DB.prepare('select scope from lanes').all()).results
  await limitCoordinators(limits)
  await putWaiting([{ kind: 'photo', rank: 1, country: 'DE', languages: ['fa'], days: ['day-a'], dueAt: NOW }])
  await countWaiting(db(), { scope: limits }, { country: null, language: null, day: null })
  await forgetLanes(db())
  expect(await lanes()).toEqual([{ scope: laneOf(limits) }])
  await env.DB.prepare("delete from coordinator_scopes where value = 'SE'").run()
  await forgetLanes(db())
  expect(await lanes()).toEqual([])
  for (const table of ['waiting_slots', 'waiting_counts'])
    expect((await env.DB.prepare(`select * from ${table} where lane > 0`).all()).results, table).toEqual([])
})
