import { sql } from 'drizzle-orm'
import type { ActionRecord } from '../rules/action-record.ts'
import type { Scope } from '../rules/coordinator.ts'
import { type Comparable, type Likeness, likenessOf, NEAR_IN_TIME_MS, NEAR_KM, weightOf } from '../rules/duplicates.ts'
import { fieldsOfRecord } from '../rules/fields-of-record.ts'
import type { Status } from '../rules/kinds.ts'
import { foldName } from '../rules/text-hygiene.ts'
import type { Database } from './database.ts'
import { ofActionsInScope } from './scope.ts'

/** Another action that may be the same, and how it is alike. */
export type Duplicate = Comparable & { status: Status; lang: string; startsLocal: string; likeness: Likeness }

/** What is near in place and time, before titles are compared: each is a row or three. */
const READ_AT_MOST = 40
/** What a coordinator looks through. */
const SHOWN_AT_MOST = 5
/** What has no hours is near to whatever is on its date, wherever on the globe that begins. Milliseconds. */
const A_DAY_AROUND_MS = 26 * 3_600_000
const KM_A_DEGREE = 111.2

type Row = Omit<Comparable, 'allDay' | 'days' | 'groups'> &
  Pick<Duplicate, 'status' | 'lang' | 'startsLocal'> & { allDay: number; days: string; groups: string }

/** Actions within a scope that wait or are public and may be the same as one, those alike in most first. */
export async function findDuplicates(db: Database, record: ActionRecord, scope: Scope = {}): Promise<Duplicate[]> {
  const self = comparable(record)
  const { country, cityId, cityName, startsAt, lat, lon } = record
  // What is not all day itself may stand beside something that is.
  const [from, to] = [startsAt - A_DAY_AROUND_MS, startsAt + A_DAY_AROUND_MS]
  const hours = sql`a.all_day = 1 or ${record.allDay} or abs(a.starts_at - ${startsAt}) <= ${NEAR_IN_TIME_MS}`
  const inCity = sql`select a.* from actions as a indexed by actions_near_in_time
    where a.country is ${country} and a.city_id is ${cityId} and a.city_name is ${cityName}
      and a.starts_at between ${from} and ${to} and a.status in ('pending', 'published') and a.id <> ${record.id} and (${hours})
    order by abs(a.starts_at - ${startsAt}) limit ${READ_AT_MOST}`
  const band = NEAR_KM / KM_A_DEGREE
  const onSpot = sql`select a.* from actions as a indexed by actions_by_parallel
    where a.lat is not null and a.lat between ${(lat ?? 0) - band} and ${(lat ?? 0) + band}
      and a.status in ('pending', 'published') and a.starts_at between ${from} and ${to}
      and a.id <> ${record.id} limit ${READ_AT_MOST}`
  const candidates =
    lat === null || lon === null
      ? sql`select * from (${inCity})`
      : sql`select * from (${inCity}) union select * from (${onSpot})`
  const rows = await db.all<Row>(sql`
    select a.id, a.status, t.title, t.lang, a.all_day as allDay, substr(a.starts_local, 1, 10) as date,
      a.starts_local as startsLocal, a.starts_at as startsAt, a.country, a.city_id as cityId, a.city_name as cityName,
      a.lat, a.lon, (select json_group_array(slug) from action_days join days on days.id = action_days.day_id
        where action_days.action_id = a.id) as days,
      (select json_group_array(name) from action_groups where action_groups.action_id = a.id) as groups
    from (${candidates}) as a join action_texts as t on t.action_id = a.id and t.original = 1
    where ${ofActionsInScope(sql`a.id`, scope) ?? sql`true`}`)
  const found = rows.flatMap((row) => {
    // As the query puts them together from slugs and names.
    const [days, names] = [JSON.parse(row.days) as string[], JSON.parse(row.groups) as string[]]
    const other = { ...row, allDay: row.allDay === 1, days, groups: names.map(foldName) }
    const likeness = likenessOf(self, other)
    return likeness ? [{ ...other, likeness }] : []
  })
  return found
    .toSorted(
      (a, b) =>
        weightOf(b.likeness) - weightOf(a.likeness) ||
        Math.abs(a.startsAt - startsAt) - Math.abs(b.startsAt - startsAt) ||
        (a.id < b.id ? -1 : 1),
    )
    .slice(0, SHOWN_AT_MOST)
}

function comparable(record: ActionRecord): Comparable {
  const { id, allDay, startsLocal, startsAt, country, cityId, cityName, lat, lon } = record
  const { text, days, groups } = fieldsOfRecord(record)
  return {
    ...{ id, title: text.title, allDay, date: startsLocal.slice(0, 10), startsAt, days, groups: groups.map(foldName) },
    ...{ country, cityId, cityName, lat, lon },
  }
}
