import { inArray, sql } from 'drizzle-orm'
import type { DayTitles } from '../rules/day-title.ts'
import type { Lang } from '../rules/languages.ts'
import type { Database } from './database.ts'
import { days } from './schema.ts'

/** As many as one query has parameters. */
const TITLES_AT_MOST = 90

/** The titles of days in a language, or else in their own, of the first 90: three rows of the database for each. */
export async function readDayTitles(db: Database, slugs: readonly string[], lang: Lang): Promise<DayTitles> {
  const named = [...new Set(slugs)].slice(0, TITLES_AT_MOST)
  if (named.length === 0) return new Map()
  const rows = await db.all<{ slug: string; title: string | null }>(sql`
    select slug, coalesce(
      (select title from day_texts where day_id = days.id and lang = ${lang} and outdated = 0),
      (select title from day_texts where day_id = days.id and original = 1)) as title
    from days where ${inArray(days.slug, named)}`)
  return new Map(rows.flatMap(({ slug, title }): [string, string][] => (title === null ? [] : [[slug, title]])))
}
