import { applyD1Migrations, reset } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellOf } from '../worker/rules/cell.ts'
import { type Point, TIERS } from '../worker/rules/location-tier.ts'
import { publicIndex } from '../worker/rules/public-index.ts'
import { fieldsOf, recordOf } from './support/actions.ts'

/** So many at once: what is hard lies at the edges of cells, which are many. */
const COUNT = 400

const degrees = (limit: number) =>
  fc.oneof(
    fc.integer({ min: -limit * 1e5, max: limit * 1e5 }).map((steps) => steps / 1e5),
    // Edges of areas and of cells, poles, the date line.
    fc.integer({ min: -limit * 72, max: limit * 72 }).map((steps) => Number((steps / 72).toFixed(5))),
    fc.constantFrom(-limit, 0, limit),
  )
const points: fc.Arbitrary<Point> = fc.record({ lat: degrees(90), lon: degrees(180) })
const placed = fc.record({ city: fc.option(points), given: fc.option(points), tier: fc.constantFrom(...TIERS) })

test('what was stored before cells lies, after the migration, where what is written today would lie', async () => {
  await reset()
  const [first, ...later] = env.TEST_MIGRATIONS
  if (!first) throw new Error('there is no migration')
  await applyD1Migrations(env.DB, [first])
  const record = recordOf(fieldsOf())
  const { publicStarts, publicEndsOn, publicEndsAt } = publicIndex(record)
  const wanted = fc.sample(placed, { numRuns: COUNT, seed: 1 }).map(({ city, given, tier }, at) => ({
    id: String(at).padStart(10, '0'),
    ...{ tier, lat: given?.lat ?? null, lon: given?.lon ?? null },
    ...{ cityLat: city?.lat ?? null, cityLon: city?.lon ?? null, citySlug: city && 'somewhere', country: 'DE' },
  }))
  await env.DB.batch(
    wanted.map(({ id, tier, lat, lon, cityLat, cityLon, citySlug }) =>
      env.DB.prepare(
        `insert into actions (id, status, kind, attendance, all_day, starts_local, zone, starts_at, ends_at,
          date_precision, country, city_id, city_slug, city_lat, city_lon, city_name, lat, lon, tier, sign_language,
          published_at, created_at, public_starts, public_ends_on, public_ends_at)
        values (?, 'published', 'rally', 'in-person', 0, ?, 'Europe/Berlin', ?, ?, 'day', 'DE', ?, ?, ?, ?, 'Somewhere',
          ?, ?, ?, 0, 1, 1, ?, ?, ?)`,
      ).bind(
        ...[id, record.startsLocal, record.startsAt, record.endsAt, citySlug && 1, citySlug, cityLat, cityLon],
        ...[lat, lon, tier, publicStarts, publicEndsOn, publicEndsAt],
      ),
    ),
  )
  await applyD1Migrations(env.DB, later)
  const { results } = await env.DB.prepare(
    'select public_lat as lat, public_lon as lon, public_cell as cell from actions order by id',
  ).all<{ lat: number | null; lon: number | null; cell: number | null }>()
  const expected = wanted.map((columns) => {
    const { publicLat, publicLon, publicCell } = publicIndex({ ...record, ...columns })
    return { lat: publicLat, lon: publicLon, cell: publicCell }
  })
  expect(results).toEqual(expected)
  expect(new Set(expected.map(({ cell }) => cell)).size).toBeGreaterThan(COUNT / 2)
  expect(expected).toContainEqual({ lat: null, lon: null, cell: null })
  expect(cellOf({ lat: 90, lon: 180 })).toBe(2 ** 32 - 1)
})
