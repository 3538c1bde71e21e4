import { sql } from 'drizzle-orm'
import type { Status } from '../rules/kinds.ts'
import { RECAP_VERSION } from '../rules/recap.ts'
import type { Database } from './database.ts'
import { actionDays, actions, days, photos, recapEntries, recapNumbers, reports, selectionRevisions } from './schema.ts'
import { dayCounts } from './schema-days.ts'
import { actionsInScope, photosInScope } from './scope.ts'

/**
 * Numbers of a day lie ready beside those of its recap (store/recap-numbers.ts), under words in place of a date: those of all, and
 * those of what is in some languages.
 */
const readyAs = (languages: readonly string[]) => ['desk', ...languages.toSorted()].join(' ')

/** What is public of a day, and how many photos came of it. */
export type PublicNumbers = { countries: number; cities: number; reported: number }
export type Ready = { slug: string; revision: number; numbers: string | null }
/** Of what numbers are: all of days or of their photos, or what of these is in some languages. */
export type ReadyOf = { of: 'day' | 'photos'; languages: readonly string[] }
/** The same of what is in some languages, with how much of it is published, and cancelled. */
export type NumbersWithin = PublicNumbers & { published: number; cancelled: number }

/** How many actions of days there are in each state; five rows a day at most. */
export function readDayCounts(
  db: Database,
  slugs: readonly string[],
): Promise<{ slug: string; status: Status; actions: number }[]> {
  return db.all(
    sql`select ${days.slug} as slug, ${dayCounts.status} as status, ${dayCounts.actions} as actions
      from ${days} join ${dayCounts} on ${dayCounts.dayId} = ${days.id} where ${days.slug} in ${listed(slugs)}`,
  )
}

/** Numbers that lie ready of `day` or `photos`, with the revision of what they were counted of; null where none hold. */
export function readReadyProgress(
  db: Database,
  { of, languages }: ReadyOf,
  slugs: readonly string[],
): Promise<Ready[]> {
  return db.all(
    sql`select each.value as slug, coalesce(${selectionRevisions.revision}, 0) as revision,
        ${recapNumbers.numbers} as numbers
      from json_each(${JSON.stringify(slugs)}) as each
        left join ${selectionRevisions} on ${selectionRevisions.selection} = ${`${of}/`} || each.value
        left join ${recapNumbers} on ${recapNumbers.selection} = ${`${of}/`} || each.value
          and ${recapNumbers.date} = ${readyAs(languages)} and ${recapNumbers.version} = ${RECAP_VERSION}`,
  )
}

/** Lays numbers ready, unless what they were counted of has changed since. */
export async function keepReadyProgress(
  db: Database,
  { of, languages }: ReadyOf,
  counted: readonly Ready[],
): Promise<void> {
  const selection = sql`${`${of}/`} || (each.value ->> 'slug')`
  await db.run(
    sql`insert or replace into ${recapNumbers} (selection, date, version, until, numbers)
      select ${selection}, ${readyAs(languages)}, ${RECAP_VERSION}, null, each.value ->> 'numbers'
      from json_each(${JSON.stringify(counted)}) as each
      where (each.value ->> 'revision') = coalesce((select revision from ${selectionRevisions} where selection = ${selection}), 0)`,
  )
}

/** In how many countries and cities published actions of days are, and of how many there is a report: each is read once. */
export function countPublic(db: Database, slugs: readonly string[]): Promise<(PublicNumbers & { slug: string })[]> {
  return db.all(
    sql`select ${days.slug} as slug, count(distinct ${actions.country}) as countries,
        count(distinct ${actions.publicCity}) as cities, count(${reports.id}) as reported
      from ${days} cross join ${actionDays} on ${actionDays.dayId} = ${days.id}
        cross join ${actions} on ${actions.id} = ${actionDays.actionId}
        left join ${reports} on ${reports.actionId} = ${actions.id} and ${reports.status} = 'published'
      where ${days.slug} in ${listed(slugs)} and ${actions.status} = 'published' group by ${days.id}`,
  )
}

/** The same of those that have a text in one of these languages. */
export function countWithin(
  db: Database,
  slugs: readonly string[],
  languages: readonly string[],
): Promise<(NumbersWithin & { slug: string })[]> {
  const isPublished = sql`${actions.status} = 'published'`
  return db.all(
    sql`select ${days.slug} as slug, sum(${isPublished}) as published, sum(not ${isPublished}) as cancelled,
        count(distinct case when ${isPublished} then ${actions.country} end) as countries,
        count(distinct case when ${isPublished} then ${actions.publicCity} end) as cities,
        sum(${isPublished} and exists (select 1 from ${reports}
          where ${reports.actionId} = ${actions.id} and ${reports.status} = 'published')) as reported
      from ${days} cross join ${actionDays} on ${actionDays.dayId} = ${days.id}
        cross join ${actions} on ${actions.id} = ${actionDays.actionId}
      where ${days.slug} in ${listed(slugs)} and ${actions.status} in ('published', 'cancelled')
        and ${actionsInScope({ language: languages })} group by ${days.id}`,
  )
}

/** How many published photos there are of days: of all, or of what is in these languages. */
export function countDayPhotos(
  db: Database,
  slugs: readonly string[],
  languages: readonly string[],
): Promise<{ slug: string; photos: number }[]> {
  return db.all(
    sql`select ${days.slug} as slug, count(*) as photos
      from ${days} cross join ${recapEntries} on ${recapEntries.dayId} = ${days.id} and ${recapEntries.of} = 'photo'
        ${languages.length > 0 ? sql`cross join ${photos} on ${photos.key} = ${recapEntries.photoKey}` : sql``}
      where ${days.slug} in ${listed(slugs)} and ${photosInScope({ language: languages }) ?? sql`true`} group by ${days.id}`,
  )
}

const listed = (slugs: readonly string[]) => sql`(select value from json_each(${JSON.stringify(slugs)}))`
