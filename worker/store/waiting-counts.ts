import { sql } from 'drizzle-orm'
import type { Coordinator } from '../rules/coordinator.ts'
import type { WaitingKind } from '../rules/waiting.ts'
import { ANY, isWaitingKind, type QueueFilter, type Stream, streamsOf, WAITING_KINDS } from '../rules/waiting.ts'
import type { Database } from './database.ts'

/** How much waits for a choice of the filter. */
export type Choice = { value: string; waits: number }

/**
 * How much waits: of each kind that passes the whole filter, and of each country, language and day that could be chosen
 * instead, the most first. For who is limited to several languages or days, what is in two of them counts in each.
 */
export type WaitingCounts = {
  kinds: { kind: WaitingKind; waits: number }[]
  country: Choice[]
  language: Choice[]
  day: Choice[]
}

/** Choices of one kind: more are no help to anybody, and each is a row. */
const CHOICES_AT_MOST = 40

/** Reads how much waits of what is a coordinator's: rows that the database keeps, none of them counted here. */
export async function countWaiting(
  db: Database,
  coordinator: Pick<Coordinator, 'scope'>,
  filter: QueueFilter,
): Promise<WaitingCounts> {
  const choicesOf = (dimension: keyof typeof COLUMNS) =>
    readChoices(db, dimension, streamsOf(coordinator, { ...filter, [dimension]: null }))
  const [kinds, country, language, day] = await Promise.all([
    readKinds(db, streamsOf(coordinator, filter)),
    choicesOf('country'),
    choicesOf('language'),
    choicesOf('day'),
  ])
  return { kinds, country, language, day }
}

/** Of each choice, the column that holds it and those that have to be as in the stream. */
const COLUMNS = {
  country: { own: sql`country`, others: sql`c.lang = s.value ->> 1 and c.day = s.value ->> 2` },
  language: { own: sql`lang`, others: sql`c.country = s.value ->> 0 and c.day = s.value ->> 2` },
  day: { own: sql`day`, others: sql`c.country = s.value ->> 0 and c.lang = s.value ->> 1` },
} as const
const AT = { country: 0, language: 1, day: 2 } as const

function listed(streams: readonly Stream[]): string {
  return JSON.stringify(streams.map(({ country, lang, day }) => [country, lang, day]))
}

async function readKinds(db: Database, streams: readonly Stream[]): Promise<WaitingCounts['kinds']> {
  const rows = await db.all<{ kinds: string }>(sql`
    select c.kinds from json_each(${listed(streams)}) as s cross join waiting_counts as c
    where c.country = s.value ->> 0 and c.lang = s.value ->> 1 and c.day = s.value ->> 2`)
  const sums = new Map<string, number>()
  // As the triggers write it.
  for (const { kinds } of rows)
    for (const [kind, waits] of Object.entries(JSON.parse(kinds) as Record<string, number>))
      sums.set(kind, (sums.get(kind) ?? 0) + waits)
  return WAITING_KINDS.flatMap((kind) => {
    const waits = sums.get(kind)
    return waits && isWaitingKind(kind) ? [{ kind, waits }] : []
  })
}

async function readChoices(
  db: Database,
  dimension: keyof typeof COLUMNS,
  streams: readonly Stream[],
): Promise<Choice[]> {
  const { own, others } = COLUMNS[dimension]
  const asked = sql`s.value ->> ${sql.raw(String(AT[dimension]))}`
  return db.all<Choice>(sql`
    select value, sum(waits) as waits from (
      select c.${own} as value, c.waits from json_each(${listed(streams)}) as s cross join waiting_counts as c
      where ${others} and c.${own} <> ${ANY} and (${asked} = ${ANY} or c.${own} = ${asked})
      limit ${CHOICES_AT_MOST}
    ) group by value order by waits desc, value`)
}
