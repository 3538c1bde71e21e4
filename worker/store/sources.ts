import { and, asc, eq, inArray, isNotNull, lt, lte, ne, sql } from 'drizzle-orm'
import type { Capped } from '../rules/tier-cap.ts'
import type { Database } from './database.ts'
import { actions } from './schema.ts'
import { coordinators } from './schema-desk.ts'
import { sourceEvents, sources } from './schema-imports.ts'

/** A calendar of a partner. */
export type Source = typeof sources.$inferSelect
/** An event of it that is known: which action it became (null once that is deleted), and what it said. */
export type SourceEvent = Pick<typeof sourceEvents.$inferSelect, 'uidHash' | 'became' | 'contentHash' | 'seriesHash'>

/** What stands in place of what an event said once it is gone from its calendar. */
export const GONE = 'gone'

/** A source in the desk's list: how many actions came of it, and whether whoever added or trusted it has left the desk. */
export type ListedSource = Source & { events: number; hasLeft: boolean }

/** All of them, by name. */
export async function listSources(db: Database): Promise<ListedSource[]> {
  const rows = await db
    .select({
      source: sources,
      removedAt: coordinators.removedAt,
      events: sql<number>`(select count(*) from ${sourceEvents} where ${sourceEvents.sourceId} = ${sources.id}
        and ${sourceEvents.became} is not null)`,
    })
    .from(sources)
    .innerJoin(coordinators, eq(coordinators.id, sources.coordinatorId))
    .orderBy(asc(sources.name))
  return rows.map(({ source, events, removedAt }) => ({ ...source, events, hasLeft: removedAt !== null }))
}

/** The source of this id, or null. */
export async function findSource(db: Database, id: number): Promise<Source | null> {
  const [found] = await db.select().from(sources).where(eq(sources.id, id)).limit(1)
  return found ?? null
}

/** The source of this name, or null. */
export async function findSourceNamed(db: Database, name: string): Promise<Source | null> {
  const [found] = await db.select().from(sources).where(eq(sources.name, name)).limit(1)
  return found ?? null
}

/** Those to be looked at, the longest due first. */
export async function listDueSources(db: Database, now: number, limit: number): Promise<Source[]> {
  return db
    .select()
    .from(sources)
    .where(and(sql`${sources.paused} = 0`, isNotNull(sources.url), lte(sources.dueAt, now)))
    .orderBy(asc(sources.dueAt))
    .limit(limit)
}

/** The events that are known of a source, by the hash of their UID. */
export async function readSourceEvents(db: Database, sourceId: number): Promise<Map<string, SourceEvent>> {
  const rows = await db
    .select({
      uidHash: sourceEvents.uidHash,
      became: sourceEvents.became,
      contentHash: sourceEvents.contentHash,
      seriesHash: sourceEvents.seriesHash,
    })
    .from(sourceEvents)
    .where(eq(sourceEvents.sourceId, sourceId))
  return new Map(rows.map((row) => [row.uidHash, row]))
}

/**
 * Events that a round has not seen, and whose actions are still to come. Those of an event or a series (by the hash of its UID)
 * that is there and could not be read have not vanished.
 */
export async function listVanished(
  db: Database,
  { id, round }: Pick<Source, 'id' | 'round'>,
  { now, limit, unread }: { now: number; limit: number; unread: readonly string[] },
): Promise<{ uidHash: string; seriesHash: string | null; actionId: string }[]> {
  return db
    .select({ uidHash: sourceEvents.uidHash, seriesHash: sourceEvents.seriesHash, actionId: actions.id })
    .from(sourceEvents)
    .innerJoin(actions, eq(actions.id, sourceEvents.became))
    .where(
      and(
        eq(sourceEvents.sourceId, id),
        lt(sourceEvents.seenIn, round),
        ne(sourceEvents.contentHash, GONE),
        inArray(actions.status, ['pending', 'published']),
        sql`${actions.endsAt} > ${now}`,
        // Of what was last seen before series were told apart, nobody knows whether it is one of them.
        unread.length === 0
          ? undefined
          : sql`${sourceEvents.seriesHash} not in (select value from json_each(${JSON.stringify(unread)}))`,
      ),
    )
    .limit(limit)
}

/**
 * All of a source's actions that wait for a first verdict, the soonest first, with what says whether a cap forbids them: to
 * stop at some number would be to stop at the same ones each time.
 */
export async function listWaitingOf(db: Database, sourceId: number): Promise<(Capped & { id: string })[]> {
  const { id, country, lat, lon, tier, revealAt } = actions
  const rows = await db
    .select({ id, country, lat, lon, tier, revealAt })
    .from(sourceEvents)
    .innerJoin(actions, eq(actions.id, sourceEvents.became))
    .where(and(eq(sourceEvents.sourceId, sourceId), eq(actions.status, 'pending')))
    .orderBy(asc(actions.startsAt), asc(actions.id))
  return rows.map(({ country, lat, lon, ...row }) => {
    const point = lat === null || lon === null ? null : { lat, lon }
    return { ...row, place: country === null ? null : { country, point } }
  })
}
