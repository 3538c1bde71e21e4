import { and, asc, desc, eq, gte, inArray, isNull, lt, ne, or } from 'drizzle-orm'
import type { Weekday } from '../rules/week.ts'
import type { Database } from './database.ts'
import { days, dayTexts } from './schema.ts'

/** A day with its texts, the original first. Nothing of a day is private. */
export type Day = {
  slug: string
  startsOn: string
  endsOn: string | null
  weekday: Weekday | null
  /** Wall times (HH:MM) that are suggested for its actions. */
  startTime: string | null
  endTime: string | null
  /** The first and last date (YYYY-MM-DD) on which groups may register; see rules/registration.ts. */
  opensOn: string | null
  closesOn: string | null
  sequence: number
  publishedAt: number
  texts: DayText[]
}

/** A day's text in one language. `slogans`: one a line. `outdated`: the original has changed since it was translated. */
export type DayText = {
  lang: string
  title: string
  call: string
  /** What groups may begin their own text with. */
  suggestion: string
  slogans: string
  original: boolean
  outdated: boolean
}

/** The day of this slug, told in any language or not, or null. */
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

/** The day of this slug, if it has a text in any language: pages have nothing to say of one that has none. */
export async function findToldDay(db: Database, slug: string): Promise<Day | null> {
  const day = await findDay(db, slug)
  return day && isTold(day) ? day : null
}

/** Days that are not over on `date` (YYYY-MM-DD), the next first. */
export function listDaysAhead(db: Database, date: string, limit: number): Promise<Day[]> {
  return readTold(db, {
    where: or(isNull(days.endsOn), gte(days.endsOn, date)),
    limit,
    orderBy: [asc(days.startsOn), asc(days.slug)],
  })
}

/** Days that were over before `date` (YYYY-MM-DD), the last first. */
export function listDaysPast(db: Database, date: string, limit: number): Promise<Day[]> {
  return readTold(db, { where: lt(days.endsOn, date), limit, orderBy: [desc(days.startsOn), asc(days.slug)] })
}

/** All days, the latest first. */
export function listDays(db: Database, limit: number): Promise<Day[]> {
  return readTold(db, { where: undefined, limit, orderBy: [desc(days.startsOn), asc(days.slug)] })
}

/** What these days suggest that groups write in a language; of those that suggest nothing in it, nothing. */
export async function listSuggestions(db: Database, slugs: readonly string[], lang: string): Promise<string[]> {
  if (slugs.length === 0) return []
  const rows = await db
    .select({ suggestion: dayTexts.suggestion })
    .from(days)
    .innerJoin(dayTexts, and(eq(dayTexts.dayId, days.id), eq(dayTexts.lang, lang), ne(dayTexts.suggestion, '')))
    .where(inArray(days.slug, [...slugs]))
  return rows.map(({ suggestion }) => suggestion)
}

type Query = Pick<NonNullable<Parameters<Database['query']['days']['findMany']>[0]>, 'where' | 'limit' | 'orderBy'>

async function readTold(db: Database, query: Query): Promise<Day[]> {
  return (await readDays(db, query)).filter(isTold)
}

const isTold = ({ texts }: Day): boolean => texts.length > 0

function readDays(db: Database, query: Query): Promise<Day[]> {
  return db.query.days.findMany({
    ...query,
    columns: { id: false },
    with: { texts: { columns: { dayId: false }, orderBy: (text, by) => [by.desc(text.original), by.asc(text.lang)] } },
  })
}
