import { and, asc, desc, eq, gt, lt, sql } from 'drizzle-orm'
import type { Belonging } from '../rules/coordinator.ts'
import {
  isWaitingKind,
  itemAt,
  placesFrom,
  type QueuePlace,
  RANKS,
  type Stream,
  type WaitingKind,
} from '../rules/waiting.ts'
import type { When } from '../rules/when.ts'
import type { Database } from './database.ts'
import { openLane } from './lanes.ts'
import { waiting, waitingSlots } from './schema-queue.ts'

/** A city as an action has it: its number in the gazetteer, null where that does not know it, and its stored name. */
export type StoredCity = { id: number | null; name: string }

/** Something that waits, with what a list says of it. Times are milliseconds since 1970 UTC, `*Local` as in When. */
export type WaitingItem = {
  item: string
  kind: WaitingKind
  rank: number
  /** Its place in the queue. */
  place: string
  actionId: string | null
  photoKey: string | null
  country: string | null
  days: string[]
  dueAt: number
  since: number
  /** Of the action that it is about. */
  action: { title: string; lang: string; city: StoredCity | null; when: When } | null
  /** Who is looking at it. */
  claim: { coordinatorId: number; name: string; until: number } | null
}

/** A part of the queue, and where it goes on; null where it ends. */
export type QueuePart = { items: WaitingItem[]; next: QueuePlace | null }

/**
 * Reads a stream of the queue at `now` from behind a place on, at most `limit` items: by rank, of each rank what is not over
 * first, the soonest first, then what is over, the latest first. Of each item its own rows are read, and few besides.
 */
export async function readWaiting(
  db: Database,
  stream: Stream | null,
  { now, after, limit }: { now: number; after: QueuePlace | null; limit: number },
): Promise<QueuePart> {
  if (!stream) return { items: [], next: null }
  const lane = await openLane(db, stream.lane)
  const found: QueuePlace[] = []
  for (const zone of zonesFrom(after, now)) {
    const wanted = limit + 1 - found.length
    if (wanted <= 0) break
    const places = await placesIn(db, { ...stream, lane }, zone, wanted)
    found.push(...places.map((place) => ({ over: zone.over, place })))
  }
  const shown = found.slice(0, limit)
  const items = await readItems(
    db,
    shown.map(({ place }) => place),
    now,
  )
  const last = shown.at(-1)
  return { items, next: found.length > limit && last ? last : null }
}

/** What a photo belongs to that waits, or null where none of this key does. */
export async function findWaitingBelonging(db: Database, photoKey: string): Promise<Belonging | null> {
  const [found] = await db
    .select({ country: waiting.country, languages: waiting.languages, days: waiting.days })
    .from(waiting)
    .where(eq(waiting.photoKey, photoKey))
    .limit(1)
  return found ?? null
}

/** A run of places of one rank, read upwards or, of what is over, downwards; its bounds are not in it. */
type Zone = { over: boolean; from: string; to: string }

function zonesFrom(after: QueuePlace | null, now: number): Zone[] {
  const from = after ? RANKS.findIndex((rank) => after.place.startsWith(`${rank}~`)) : 0
  return RANKS.slice(Math.max(0, from)).flatMap((rank, index) => {
    const ahead = { over: false, from: placesFrom(rank, now), to: `${rank}~~` }
    const over = { over: true, from: `${rank}~`, to: placesFrom(rank, now) }
    if (!after || index > 0) return [ahead, over]
    return after.over ? [{ ...over, to: after.place }] : [{ ...ahead, from: after.place }, over]
  })
}

/** The first places of a run. */
async function placesIn(
  db: Database,
  stream: Omit<Stream, 'lane'> & { lane: number },
  { over, from, to }: Zone,
  limit: number,
): Promise<string[]> {
  const { lane, country, lang, day, place } = waitingSlots
  const rows = await db
    .select({ place })
    .from(waitingSlots)
    .where(
      and(
        ...[eq(lane, stream.lane), eq(country, stream.country), eq(lang, stream.lang), eq(day, stream.day)],
        ...[gt(place, from), lt(place, to)],
      ),
    )
    .orderBy(over ? desc(place) : asc(place))
    .limit(limit)
  return rows.map((row) => row.place)
}

type Row = Omit<WaitingItem, 'kind' | 'place' | 'days' | 'action' | 'claim'> &
  Omit<When, 'allDay'> & {
    kind: string
    days: string
    title: string | null
    lang: string
    cityId: number | null
    cityName: string | null
    allDay: number
    coordinatorId: number | null
    name: string
    until: number
  }

async function readItems(db: Database, places: readonly string[], now: number): Promise<WaitingItem[]> {
  if (places.length === 0) return []
  const rows = await db.all<Row>(sql`
    select w.item, w.kind, w.rank, w.action_id as actionId, w.photo_key as photoKey, w.country, w.days,
      w.due_at as dueAt, w.since, t.title, t.lang, a.city_id as cityId, a.city_name as cityName, a.all_day as allDay,
      a.starts_local as startsLocal, a.ends_local as endsLocal, a.zone, a.starts_at as startsAt, a.ends_at as endsAt,
      a.date_precision as precision, c.coordinator_id as coordinatorId, o.name, c.until
    from waiting as w
    left join actions as a on a.id = w.action_id
    left join action_texts as t on t.action_id = w.action_id and t.original = 1
    left join claims as c on c.until > ${now} and c.item =
      case when w.photo_key is not null then 'photo:' || w.photo_key
        when w.action_id is not null then 'action:' || w.action_id else w.item end
    left join coordinators as o on o.id = c.coordinator_id
    where w.item in (${sql.join(
      places.map((place) => sql`${itemAt(place)}`),
      sql`, `,
    )})`)
  const byItem = new Map(rows.map((row) => [row.item, row]))
  return places.flatMap((place) => {
    const row = byItem.get(itemAt(place))
    return row && isWaitingKind(row.kind) ? [toItem(row, row.kind, place)] : []
  })
}

function toItem(row: Row, kind: WaitingKind, place: string): WaitingItem {
  const { item, rank, actionId, photoKey, country, dueAt, since, title, lang, cityId, cityName } = row
  const { startsLocal, endsLocal, zone, startsAt, endsAt, precision, coordinatorId, name, until } = row
  const when = { allDay: row.allDay === 1, startsLocal, endsLocal, zone, startsAt, endsAt, precision }
  return {
    ...{ item, kind, rank, place, actionId, photoKey, country, dueAt, since },
    // What the database's own triggers put together from slugs.
    days: JSON.parse(row.days) as string[],
    action:
      title === null ? null : { title, lang, city: cityName === null ? null : { id: cityId, name: cityName }, when },
    claim: coordinatorId === null ? null : { coordinatorId, name, until },
  }
}
