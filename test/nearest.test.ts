import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allCities } from '../worker/cities/cities.ts'
import { actionRow } from '../worker/rules/action-row.ts'
import { distanceKm, type Point } from '../worker/rules/location-tier.ts'
import { EVERYTHING } from '../worker/rules/narrowing.ts'
import { insertAction } from '../worker/store/action-writes.ts'
import { runBatch } from '../worker/store/batch.ts'
import { openDatabase } from '../worker/store/database.ts'
import { listNearest } from '../worker/store/nearest.ts'
import { cellsOf, listPlaced } from '../worker/store/placed.ts'
import { fieldsOf } from './support/actions.ts'
import { costsOf } from './support/queries.ts'

const NOW = Date.parse('2027-06-20T12:00Z')
const LARGE = allCities().toSorted((a, b) => b.population - a.population)

type Put = { city: number; north: number; east: number; date: number; hour: number }

const put: fc.Arbitrary<Put> = fc.record({
  city: fc.integer({ min: 0, max: 5 }),
  north: fc.integer({ min: -200, max: 200 }),
  east: fc.integer({ min: -200, max: 200 }),
  date: fc.integer({ min: 0, max: 6 }),
  hour: fc.integer({ min: 0, max: 22 }),
})

let used = 0

/** Puts actions in around the largest cities, from two days before until four after, and gives where they are. */
async function putAround(all: readonly Put[]): Promise<{ id: string; endsAt: number; point: Point }[]> {
  const db = openDatabase(env.DB)
  await env.DB.exec('delete from actions')
  const rows = all.map(({ city, north, east, date, hour }) => {
    const centre = LARGE[city]
    if (!centre) throw new Error('there is no such city')
    used += 1
    const fields = fieldsOf({
      city: centre.name,
      country: centre.cc,
      lat: (centre.lat + north / 1000).toFixed(5),
      lon: (centre.lon + east / 1000).toFixed(5),
      startDate: `2027-06-${18 + date}`,
      startTime: `${String(hour).padStart(2, '0')}:00`,
      endTime: `${String(hour).padStart(2, '0')}:59`,
    })
    const id = String(used).padStart(10, '0')
    return { id, status: 'published' as const, publishedAt: 1, createdAt: 1, ...actionRow(fields) }
  })
  for (let start = 0; start < rows.length; start += 100) {
    const [first, ...rest] = rows.slice(start, start + 100).map((row) => insertAction(db, row))
    if (first) await runBatch(db, [first, ...rest])
  }
  return rows.map(({ id, endsAt, publicLat, publicLon }) => {
    return { id, endsAt, point: { lat: publicLat ?? 0, lon: publicLon ?? 0 } }
  })
}

test('the nearest are those that a look at all of them finds', { timeout: 120_000 }, async () => {
  const db = openDatabase(env.DB)
  const point = fc.record({
    lat: fc.double({ min: -89, max: 89, noNaN: true }),
    lon: fc.double({ min: -180, max: 180, noNaN: true }),
  })
  const from = fc.oneof(point, fc.constantFrom(...LARGE.slice(0, 6)))
  await fc.assert(
    fc.asyncProperty(
      fc.array(put, { maxLength: 120 }),
      from,
      fc.integer({ min: 1, max: 20 }),
      async (all, { lat, lon }, limit) => {
        const there = await putAround(all)
        const distances = there
          .filter(({ endsAt }) => endsAt > NOW)
          .map(({ point: at }) => distanceKm({ lat, lon }, at))
          .sort((a, b) => a - b)
        const found = await listNearest(db, { lat, lon }, { now: NOW, limit })
        expect(found.map((each) => distanceKm({ lat, lon }, each))).toEqual(distances.slice(0, limit))
        expect(new Set(found.map(({ id }) => id)).size).toBe(found.length)
      },
    ),
    { numRuns: 25 },
  )
})

test('a box holds what lies in it, and reads little else', { timeout: 60_000 }, async () => {
  const many = Array.from({ length: 1200 }, (_, n): Put => {
    // Spread evenly enough, and the same each time.
    return { city: n % 6, north: ((n * 37) % 401) - 200, east: ((n * 91) % 401) - 200, date: n % 7, hour: n % 23 }
  })
  const there = await putAround(many)
  const centre = LARGE[0] ?? { lat: 0, lon: 0 }
  const box = { west: centre.lon - 0.1, south: centre.lat - 0.1, east: centre.lon + 0.1, north: centre.lat + 0.1 }
  const inside = there.filter(
    ({ point: { lat, lon } }) => lat >= box.south && lat <= box.north && lon >= box.west && lon <= box.east,
  )
  let found: string[] = []
  const [cost] = await costsOf(async (db) => {
    found = (await listPlaced(db, { of: 'all' }, EVERYTHING, cellsOf([box])))?.map(({ id }) => id) ?? []
  })
  const boxed = await listPlaced(openDatabase(env.DB), { of: 'all' }, { ...EVERYTHING, box }, cellsOf([box]))
  expect(boxed?.map(({ id }) => id).sort()).toEqual(inside.map(({ id }) => id).sort())
  expect(found.length).toBeGreaterThanOrEqual(inside.length)
  expect(inside.length).toBeGreaterThan(40)
  console.log(`a box of ${inside.length}: ${cost?.read} rows read`)
  expect(cost?.read).toBeLessThanOrEqual(1.2 * inside.length + 50)

  const costs = await costsOf((db) => listNearest(db, centre, { now: NOW, limit: 20 }))
  const read = costs.reduce((sum, cost) => sum + cost.read, 0)
  console.log(`the nearest 20 of ${there.length}: ${read} rows read`)
  expect(read).toBeLessThanOrEqual(1000)
  expect(costs.flatMap(({ plan }) => plan).filter((step) => step.startsWith('SCAN actions'))).toEqual([])
})
