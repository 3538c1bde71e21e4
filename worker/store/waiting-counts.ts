import { inArray } from 'drizzle-orm'
import type { Coordinator } from '../rules/coordinator.ts'
import { ANY, type KindCount, type QueueFilter, type Stream, streamsOf, WAITING_KINDS } from '../rules/waiting.ts'
import type { Database } from './database.ts'
import { waitingCounts } from './schema-queue.ts'

/** How much waits for a choice of the filter. */
export type Choice = { value: string; waits: number }

/**
 * How much waits: of each kind that passes the whole filter, and of each country, language and day that could be chosen
 * instead, the most first. For who is limited to several languages or days, what is in two of them counts in each.
 */
export type WaitingCounts = {
  kinds: KindCount[]
  country: Choice[]
  language: Choice[]
  day: Choice[]
}

type Dimension = keyof QueueFilter

/** The place of each in a stream. */
const PART = { country: 'country', language: 'lang', day: 'day' } as const satisfies Record<Dimension, keyof Stream>

/** As many as one query has parameters: who is limited to more combinations than that sees too little counted. */
const KEYS_AT_MOST = 90

/** Reads how much waits of what is a coordinator's: rows that the database keeps, none of them counted here. */
export async function countWaiting(
  db: Database,
  coordinator: Pick<Coordinator, 'scope'>,
  filter: QueueFilter,
): Promise<WaitingCounts> {
  const kinds = streamsOf(coordinator, filter).map(({ country, lang, day }) => `kind~${country}~${lang}~${day}`)
  const streams = (of: Dimension) => streamsOf(coordinator, { ...filter, [of]: null })
  const keysOf = (of: Dimension) => [...new Set(streams(of).map((stream) => keyOf(of, stream)))]
  const keys = [...kinds, ...keysOf('country'), ...keysOf('language'), ...keysOf('day')].slice(0, KEYS_AT_MOST)
  if (keys.length === 0) return { kinds: [], country: [], language: [], day: [] }
  const rows = await db.select().from(waitingCounts).where(inArray(waitingCounts.key, keys))
  const counted = new Map(rows.map(({ key, counts }) => [key, counts]))
  const sums = sumOf(counted, kinds)
  const choices = (of: Dimension) => {
    const asked = new Set(streams(of).map((stream) => stream[PART[of]]))
    const all = [...sumOf(counted, keysOf(of))].map(([value, waits]) => ({ value, waits }))
    return all
      .filter(({ value }) => asked.has(ANY) || asked.has(value))
      .toSorted((a, b) => b.waits - a.waits || (a.value < b.value ? -1 : 1))
  }
  return {
    kinds: WAITING_KINDS.map((kind) => ({ kind, waits: sums.get(kind) ?? 0 })).filter(({ waits }) => waits > 0),
    country: choices('country'),
    language: choices('language'),
    day: choices('day'),
  }
}

/** The key of what there is to choose beside the rest of a stream. */
function keyOf(of: Dimension, { country, lang, day }: Stream): string {
  const parts = { country, language: lang, day, [of]: '' }
  return [of, parts.country, parts.language, parts.day].join('~')
}

function sumOf(counted: ReadonlyMap<string, Record<string, number>>, keys: readonly string[]): Map<string, number> {
  const sums = new Map<string, number>()
  for (const key of keys)
    for (const [value, waits] of Object.entries(counted.get(key) ?? {})) sums.set(value, (sums.get(value) ?? 0) + waits)
  return sums
}
