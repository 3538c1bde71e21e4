import { and, eq, inArray } from 'drizzle-orm'
import type { Coordinator } from '../rules/coordinator.ts'
import {
  ANY,
  EVERYTHING,
  type KindCount,
  laneOf,
  type QueueFilter,
  type Stream,
  streamOf,
  WAITING_KINDS,
} from '../rules/waiting.ts'
import type { Database } from './database.ts'
import { openLane } from './lanes.ts'
import { waitingCounts } from './schema-queue.ts'

/** How much waits for a choice of the filter. */
export type Choice = { value: string; waits: number }

/** How much waits: of each kind that passes the whole filter, and of each country, language and day that could be chosen instead, the most first. */
export type WaitingCounts = {
  kinds: KindCount[]
  country: Choice[]
  language: Choice[]
  day: Choice[]
}

type Dimension = keyof QueueFilter

const DIMENSIONS = ['country', 'language', 'day'] as const satisfies readonly Dimension[]

/** The place of each in a stream. */
const PART = { country: 'country', language: 'lang', day: 'day' } as const satisfies Record<Dimension, keyof Stream>

/** Reads how much waits of what is a coordinator's: rows that the database keeps, none of them counted here. */
export async function countWaiting(
  db: Database,
  coordinator: Pick<Coordinator, 'scope'>,
  filter: QueueFilter,
): Promise<WaitingCounts> {
  const lane = await openLane(db, laneOf(coordinator.scope))
  const chosen = streamOf(coordinator, filter)
  const streams = DIMENSIONS.map((of) => ({ of, stream: streamOf(coordinator, { ...filter, [of]: null }) }))
  const keys = streams.flatMap(({ of, stream }) => (stream ? keyOf(of, stream) : []))
  const rows = await db
    .select()
    .from(waitingCounts)
    .where(and(eq(waitingCounts.lane, lane), inArray(waitingCounts.key, chosen ? [kindsOf(chosen), ...keys] : keys)))
  const counted = new Map(rows.map(({ key, counts }) => [key, counts]))
  const kinds = chosen ? (counted.get(kindsOf(chosen)) ?? {}) : {}
  const choices = (dimension: Dimension): Choice[] => {
    const stream = streams.find(({ of }) => of === dimension)?.stream
    if (!stream) return []
    const theirs = stream[PART[dimension]]
    return Object.entries(counted.get(keyOf(dimension, stream)) ?? {})
      .map(([value, waits]) => ({ value, waits }))
      .filter(({ value }) => theirs === ANY || theirs === value)
      .toSorted((a, b) => b.waits - a.waits || (a.value < b.value ? -1 : 1))
  }
  return {
    kinds: WAITING_KINDS.map((kind) => ({ kind, waits: kinds[kind] ?? 0 })).filter(({ waits }) => waits > 0),
    country: choices('country'),
    language: choices('language'),
    day: choices('day'),
  }
}

/** How many new actions wait of each of these days (by slug, ninety at most) that are a coordinator's. */
export async function countNewOfDays(
  db: Database,
  coordinator: Pick<Coordinator, 'scope'>,
  slugs: readonly string[],
): Promise<Map<string, number>> {
  const lane = await openLane(db, laneOf(coordinator.scope))
  const streams = slugs.flatMap((slug) => streamOf(coordinator, { ...EVERYTHING, day: slug }) ?? [])
  if (streams.length === 0) return new Map()
  const rows = await db
    .select()
    .from(waitingCounts)
    .where(and(eq(waitingCounts.lane, lane), inArray(waitingCounts.key, streams.map(kindsOf))))
  const counted = new Map(rows.map(({ key, counts }) => [key, counts.action ?? 0]))
  return new Map(streams.map((stream) => [stream.day, counted.get(kindsOf(stream)) ?? 0]))
}

/** The key of what a stream has of each kind. */
function kindsOf({ country, lang, day }: Stream): string {
  return ['kind', country, lang, day].join('~')
}

/** The key of what there is to choose beside the rest of a stream. */
function keyOf(of: Dimension, { country, lang, day }: Stream): string {
  const parts = { country, language: lang, day, [of]: '' }
  return [of, parts.country, parts.language, parts.day].join('~')
}
