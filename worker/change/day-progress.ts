import type { Status } from '../rules/kinds.ts'
import type { Database } from '../store/database.ts'
import {
  countDayPhotos,
  countPublic,
  keepReadyProgress,
  type PublicNumbers,
  type Ready,
  readDayCounts,
  readReadyProgress,
} from '../store/day-progress.ts'

/** How far a day is: its actions by what became of them, where the published ones are, and what came of them. */
export type DayProgress = PublicNumbers & {
  registered: number
  waiting: number
  published: number
  cancelled: number
  photos: number
}

/**
 * How far days are, by slug. What is public is counted anew only after a change, and lies ready from then on: then some ten
 * rows a day are read.
 */
export async function readProgress(db: Database, slugs: readonly string[]): Promise<Map<string, DayProgress>> {
  const [counts, told, photos] = await Promise.all([
    readDayCounts(db, slugs),
    ready(db, 'day', slugs, async (missing) => {
      const rows = new Map((await countPublic(db, missing)).map(({ slug, ...numbers }) => [slug, numbers]))
      return (slug) => rows.get(slug) ?? { countries: 0, cities: 0, reported: 0 }
    }),
    ready(db, 'photos', slugs, async (missing) => {
      const rows = new Map((await countDayPhotos(db, missing)).map((row) => [row.slug, row.photos]))
      return (slug) => ({ photos: rows.get(slug) ?? 0 })
    }),
  ])
  const countOf = (slug: string, status: Status) =>
    counts.find((row) => row.slug === slug && row.status === status)?.actions ?? 0
  return new Map(
    slugs.map((slug) => {
      const [waiting, published, cancelled] = [
        countOf(slug, 'pending'),
        countOf(slug, 'published'),
        countOf(slug, 'cancelled'),
      ]
      const { countries = 0, cities = 0, reported = 0 } = told.get(slug) ?? {}
      const registered = waiting + published + cancelled
      const taken = photos.get(slug)?.photos ?? 0
      return [slug, { registered, waiting, published, cancelled, countries, cities, reported, photos: taken }]
    }),
  )
}

/** Numbers by slug: those that lie ready, and those that are missing counted and laid ready. */
async function ready<Numbers extends object>(
  db: Database,
  of: 'day' | 'photos',
  slugs: readonly string[],
  count: (missing: readonly string[]) => Promise<(slug: string) => Numbers>,
): Promise<Map<string, Numbers>> {
  const rows = await readReadyProgress(db, of, slugs)
  const missing = rows.filter(({ numbers }) => numbers === null)
  const countOf = missing.length > 0 ? await count(missing.map(({ slug }) => slug)) : null
  const fresh = missing.map((row): Ready => ({ ...row, numbers: JSON.stringify(countOf?.(row.slug)) }))
  if (fresh.length > 0) await keepReadyProgress(db, of, fresh)
  return new Map(
    [...rows, ...fresh].flatMap(({ slug, numbers }) =>
      // Written below under this very word and version.
      numbers === null ? [] : [[slug, JSON.parse(numbers) as Numbers]],
    ),
  )
}
