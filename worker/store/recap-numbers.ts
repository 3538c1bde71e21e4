import { sql } from 'drizzle-orm'
import {
  type CountryRecap,
  datesBack,
  type PhotoNumbers,
  RECAP_VERSION,
  type RecapPosition,
  spreadOver,
} from '../rules/recap.ts'
import type { Database } from './database.ts'
import { actionDays, actions, days, photos, recapEntries, recapNumbers, reports, selectionRevisions } from './schema.ts'

/** What is counted of a day: its slug, and one date of a weekly one (YYYY-MM-DD) or null for all. */
export type Counted = { slug: string; date: string | null }

/** Numbers that lie ready, with the revision of what they were counted of; `numbers` null where none hold at `now`. */
export async function readReadyNumbers(
  db: Database,
  selection: string,
  date: string | null,
  now: number,
): Promise<{ revision: number; numbers: string | null }> {
  const [row] = await db.all<{ revision: number; numbers: string | null }>(
    sql`select coalesce(${selectionRevisions.revision}, 0) as revision, ${recapNumbers.numbers} as numbers
      from (select ${selection} as path)
      left join ${selectionRevisions} on ${selectionRevisions.selection} = path
      left join ${recapNumbers} on ${recapNumbers.selection} = path and ${recapNumbers.date} = ${date ?? ''}
        and ${recapNumbers.version} = ${RECAP_VERSION}
        and (${recapNumbers.until} is null or ${recapNumbers.until} > ${now})`,
  )
  return row ?? { revision: 0, numbers: null }
}

/** Lays numbers ready until a moment (milliseconds), unless what they were counted of has changed since. */
export async function keepReadyNumbers(
  db: Database,
  { selection, date, revision }: { selection: string; date: string | null; revision: number },
  { numbers, until }: { numbers: string; until: number | null },
): Promise<void> {
  await db.run(
    sql`insert or replace into ${recapNumbers} (selection, date, version, until, numbers)
      select ${selection}, ${date ?? ''}, ${RECAP_VERSION}, ${until}, ${numbers}
      where ${revision} = coalesce((select revision from ${selectionRevisions} where selection = ${selection}), 0)`,
  )
}

type CountryRow = Omit<CountryRecap, 'turnout'> & { from: number | null; to: number | null; next: number | null }

/**
 * What took place on a day by `now` (milliseconds), by country, and the moment at which the next action is over. Each
 * action of the day is read once, by the public version.
 */
export async function countTookPlace(
  db: Database,
  { slug, date }: Counted,
  now: number,
): Promise<{ countries: CountryRecap[]; until: number | null }> {
  const over = sql`${actions.publicEndsAt} <= ${now}`
  const onDate = date ? sql`and ${actions.publicEndsOn} >= ${date} and ${actions.publicStarts} < ${`${date}U`}` : sql``
  const rows = await db.all<CountryRow>(
    sql`select ${actions.country} as country, count(*) filter (where ${over}) as actions,
        count(distinct ${actions.publicCity}) filter (where ${over}) as cities,
        count(${reports.id}) filter (where ${over}) as reports,
        sum(${reports.turnoutFrom}) filter (where ${over}) as "from",
        sum(${reports.turnoutTo}) filter (where ${over}) as "to",
        min(${actions.publicEndsAt}) filter (where not (${over})) as next
      from ${actionDays} cross join ${actions} on ${actions.id} = ${actionDays.actionId}
        left join ${reports} on ${reports.actionId} = ${actions.id} and ${reports.status} = 'published'
      where ${actionDays.dayId} = ${idOf(slug)} and ${actions.status} = 'published' ${onDate}
      group by ${actions.country}`,
  )
  const nexts = rows.map(({ next }) => next).filter((next) => next !== null)
  const countries = rows
    .filter((row) => row.actions > 0)
    .map(({ country, actions: took, cities, reports: told, from, to }) => {
      return {
        country,
        actions: took,
        cities,
        reports: told,
        turnout: from === null || to === null ? null : { from, to },
      }
    })
  return { countries, until: nexts.length > 0 ? Math.min(...nexts) : null }
}

/** Cities that the map can mark with photos of the day itself; beyond it the gallery serves better. */
const SPOTS_AT_MOST = 300

/** Photos that stand for all, each from another place: as many as a page can open with that has a map besides. */
const CHOSEN = 9
const PLACES_AT_MOST = 2000

/** How many photos a day has, which stand for all, and from where those without an action are. */
export async function countPhotos(db: Database, { slug, date }: Counted): Promise<PhotoNumbers> {
  const onDate = date ? sql`and ${recapEntries.back} = ${datesBack(date)}` : sql``
  const ofDay = sql`${recapEntries.dayId} = ${idOf(slug)} and ${recapEntries.of} = 'photo' ${onDate}`
  const [counted] = await db.all<{ photos: number }>(sql`select count(*) as photos from ${recapEntries} where ${ofDay}`)
  const spots = await db.all<PhotoNumbers['spots'][number]>(
    sql`select ${recapEntries.place} as place, ${photos.cityId} as id, ${photos.cityName} as name,
        ${photos.cityLat} as lat, ${photos.cityLon} as lon, count(*) as photos
      from ${recapEntries} cross join ${photos} on ${photos.key} = ${recapEntries.photoKey}
      where ${ofDay} and ${recapEntries.actionId} = '' and ${photos.cityLat} is not null
        and ${photos.cityLon} is not null and ${photos.cityName} is not null
      group by ${recapEntries.place}, ${photos.cityLat}, ${photos.cityLon} order by photos desc limit ${SPOTS_AT_MOST}`,
  )
  const firsts = await db.all<RecapPosition>(
    sql`select ${recapEntries.back} as back, ${recapEntries.place} as place, ${recapEntries.actionId} as "actionId",
        min(${recapEntries.photoKey}) as "photoKey"
      from ${recapEntries} where ${ofDay} group by ${recapEntries.place} order by place limit ${PLACES_AT_MOST}`,
  )
  return { photos: counted?.photos ?? 0, spots, chosen: spreadOver(firsts, CHOSEN) }
}

const idOf = (slug: string) => sql`(select ${days.id} from ${days} where ${days.slug} = ${slug})`
