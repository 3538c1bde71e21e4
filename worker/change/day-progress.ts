import type { Scope } from '../rules/coordinator.ts'
import type { Status } from '../rules/kinds.ts'
import type { Database } from '../store/database.ts'
import {
  countDayPhotos,
  countPublic,
  countWithin,
  keepReadyProgress,
  type NumbersWithin,
  type PublicNumbers,
  type Ready,
  type ReadyOf,
  readDayCounts,
  readReadyProgress,
} from '../store/day-progress.ts'
import { countNewOfDays } from '../store/waiting-counts.ts'

/** How far a day is: its actions by what became of them, where the published ones are, and what came of them. */
export type DayProgress = PublicNumbers & {
  registered: number
  waiting: number
  published: number
  cancelled: number
  photos: number
}

type States = Pick<DayProgress, 'waiting' | 'published' | 'cancelled'>

const NOTHING_TOLD = { countries: 0, cities: 0, reported: 0 }

/**
 * How far days are, by slug, of what is within the languages of a scope: days themselves are of no country. What is public is
 * counted anew only after a change, and lies ready from then on: then some ten rows a day are read.
 */
export async function readProgress(
  db: Database,
  slugs: readonly string[],
  scope: Scope = {},
): Promise<Map<string, DayProgress>> {
  const { language: languages = [] } = scope
  const [told, photos] = await Promise.all([
    languages.length === 0 ? tellAll(db, slugs) : tellWithin(db, slugs, scope),
    ready(db, { of: 'photos', languages }, slugs, async (missing) => {
      const rows = new Map((await countDayPhotos(db, missing, languages)).map((row) => [row.slug, row.photos]))
      return (slug) => ({ photos: rows.get(slug) ?? 0 })
    }),
  ])
  return new Map(
    slugs.map((slug) => {
      const { waiting, published, cancelled, ...rest } = told(slug)
      const registered = waiting + published + cancelled
      return [slug, { registered, waiting, published, cancelled, ...rest, photos: photos.get(slug)?.photos ?? 0 }]
    }),
  )
}

/** Of all: the states are counted by the database. */
async function tellAll(db: Database, slugs: readonly string[]): Promise<(slug: string) => PublicNumbers & States> {
  const [counts, told] = await Promise.all([
    readDayCounts(db, slugs),
    ready(db, { of: 'day', languages: [] }, slugs, async (missing) => {
      const rows = new Map((await countPublic(db, missing)).map(({ slug, ...numbers }) => [slug, numbers]))
      return (slug) => rows.get(slug) ?? NOTHING_TOLD
    }),
  ])
  const countOf = (slug: string, status: Status) =>
    counts.find((row) => row.slug === slug && row.status === status)?.actions ?? 0
  return (slug) => ({
    waiting: countOf(slug, 'pending'),
    published: countOf(slug, 'published'),
    cancelled: countOf(slug, 'cancelled'),
    ...(told.get(slug) ?? NOTHING_TOLD),
  })
}

/** Of what is in some languages: what waits is counted by the queue, the rest like all that is public. */
async function tellWithin(
  db: Database,
  slugs: readonly string[],
  scope: Scope,
): Promise<(slug: string) => PublicNumbers & States> {
  const { language: languages = [] } = scope
  const none: NumbersWithin = { ...NOTHING_TOLD, published: 0, cancelled: 0 }
  const [waiting, told] = await Promise.all([
    countNewOfDays(db, { scope }, slugs),
    ready(db, { of: 'day', languages }, slugs, async (missing) => {
      const rows = new Map((await countWithin(db, missing, languages)).map(({ slug, ...numbers }) => [slug, numbers]))
      return (slug) => rows.get(slug) ?? none
    }),
  ])
  return (slug) => ({ waiting: waiting.get(slug) ?? 0, ...(told.get(slug) ?? none) })
}

/** Numbers by slug: those that lie ready, and those that are missing counted and laid ready. */
async function ready<Numbers extends object>(
  db: Database,
  of: ReadyOf,
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
      // Written above under these very words and version.
      numbers === null ? [] : [[slug, JSON.parse(numbers) as Numbers]],
    ),
  )
}
