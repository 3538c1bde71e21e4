import { asc, desc, eq, gte, isNull, lt, or } from 'drizzle-orm'
import type { Weekday } from '../rules/week.ts'
import type { Database } from './database.ts'
import { days } from './schema.ts'

/** A day with its texts, the original first. Nothing of a day is private. */
export type Day = {
  slug: string
  startsOn: string
  endsOn: string | null
  weekday: Weekday | null
  sequence: number
  publishedAt: number
  texts: { lang: string; title: string; call: string; original: boolean }[]
}

/** The day of this slug, or null. */
export async function findDay(db: Database, slug: string): Promise<Day | null> {
  const [day] = await readDays(db, { where: eq(days.slug, slug), limit: 1 })
  return day ?? null
}

/** The number by which rows name the day of this slug, or null. */
export async function findDayId(db: Database, slug: string): Promise<number | null> {
  const [day] = await db.select({ id: days.id }).from(days).where(eq(days.slug, slug)).limit(1)
  return day?.id ?? null
}

/** The slug of the day that rows name by this number, or null. */
export async function findDaySlug(db: Database, id: number): Promise<string | null> {
  const [day] = await db.select({ slug: days.slug }).from(days).where(eq(days.id, id)).limit(1)
  return day?.slug ?? null
}

/** Days that are not over on `date` (YYYY-MM-DD), the next first. */
export function listDaysAhead(db: Database, date: string, limit: number): Promise<Day[]> {
  return readDays(db, { where: or(isNull(days.endsOn), gte(days.endsOn, date)), limit, orderBy: [asc(days.startsOn)] })
}

/** Days that were over before `date` (YYYY-MM-DD), the last first. */
export function listDaysPast(db: Database, date: string, limit: number): Promise<Day[]> {
  return readDays(db, { where: lt(days.endsOn, date), limit, orderBy: [desc(days.startsOn)] })
}

/** All days, the latest first. */
export function listDays(db: Database, limit: number): Promise<Day[]> {
  return readDays(db, { where: undefined, limit, orderBy: [desc(days.startsOn)] })
}

function readDays(
  db: Database,
  query: Pick<NonNullable<Parameters<Database['query']['days']['findMany']>[0]>, 'where' | 'limit' | 'orderBy'>,
): Promise<Day[]> {
  return db.query.days.findMany({
    ...query,
    columns: { id: false },
    with: { texts: { columns: { dayId: false }, orderBy: (text, by) => [by.desc(text.original), by.asc(text.lang)] } },
  })
}
