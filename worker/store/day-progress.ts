import { sql } from 'drizzle-orm'
import type { Status } from '../rules/kinds.ts'
import { RECAP_VERSION } from '../rules/recap.ts'
import type { Database } from './database.ts'
import { actionDays, actions, days, recapEntries, recapNumbers, reports, selectionRevisions } from './schema.ts'
import { dayCounts } from './schema-days.ts'

/** Numbers of a day that lie ready beside those of its recap (store/recap-numbers.ts), under a word in place of a date. */
const READY_AS = 'desk'

/** What is public of a day, and how many photos came of it. */
export type PublicNumbers = { countries: number; cities: number; reported: number }
export type Ready = { slug: string; revision: number; numbers: string | null }

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
export function readReadyProgress(db: Database, of: 'day' | 'photos', slugs: readonly string[]): Promise<Ready[]> {
  return db.all(
    sql`select each.value as slug, coalesce(${selectionRevisions.revision}, 0) as revision,
        ${recapNumbers.numbers} as numbers
      from json_each(${JSON.stringify(slugs)}) as each
        left join ${selectionRevisions} on ${selectionRevisions.selection} = ${`${of}/`} || each.value
        left join ${recapNumbers} on ${recapNumbers.selection} = ${`${of}/`} || each.value
          and ${recapNumbers.date} = ${READY_AS} and ${recapNumbers.version} = ${RECAP_VERSION}`,
  )
}

/** Lays numbers ready, unless what they were counted of has changed since. */
export async function keepReadyProgress(db: Database, of: 'day' | 'photos', counted: readonly Ready[]): Promise<void> {
  const selection = sql`${`${of}/`} || (each.value ->> 'slug')`
  await db.run(
    sql`insert or replace into ${recapNumbers} (selection, date, version, until, numbers)
      select ${selection}, ${READY_AS}, ${RECAP_VERSION}, null, each.value ->> 'numbers'
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

/** How many published photos there are of days. */
export function countDayPhotos(db: Database, slugs: readonly string[]): Promise<{ slug: string; photos: number }[]> {
  return db.all(
    sql`select ${days.slug} as slug, count(*) as photos
      from ${days} cross join ${recapEntries} on ${recapEntries.dayId} = ${days.id} and ${recapEntries.of} = 'photo'
      where ${days.slug} in ${listed(slugs)} group by ${days.id}`,
  )
}

const listed = (slugs: readonly string[]) => sql`(select value from json_each(${JSON.stringify(slugs)}))`
