import { and, eq, sql } from 'drizzle-orm'
import type { Statement } from './batch.ts'
import type { Database } from './database.ts'
import { insertEntries } from './import-live-writes.ts'
import type { ImportEntry } from './import-writes.ts'
import { verdicts } from './schema-desk.ts'
import { sourceEvents, sources } from './schema-imports.ts'
import type { Source, SourceEvent } from './sources.ts'
import type { NewVerdict } from './verdict-writes.ts'

/** An event as it was seen, and the action that a new one becomes. */
export type SeenEvent = { uidHash: string; seriesHash: string | null; contentHash: string; entry: ImportEntry | null }

/** A new source. */
export function insertSource(
  db: Database,
  row: Pick<typeof sources.$inferInsert, 'name' | 'url' | 'defaults' | 'coordinatorId' | 'dueAt' | 'createdAt'>,
): Statement {
  return db.insert(sources).values({ ...row, trusted: false, paused: false })
}

/** Puts a source back that was removed, under another number, with what was known of its events. It is looked at at once. */
export function restoreSource(
  db: Database,
  { id: _, ...source }: Source,
  events: readonly SourceEvent[],
  now: number,
): Statement[] {
  const { name, round } = source
  return [
    // What it was last marked with is asked for anew: it may have changed since.
    db.insert(sources).values({ ...source, etag: null, lastModified: null, dueAt: now }),
    db.insert(sourceEvents).select(
      sql`select (select id from sources where name = ${name}), value ->> '$.uidHash',
          (select id from actions where id = value ->> '$.became'), value ->> '$.contentHash', ${round}, value ->> '$.seriesHash'
        from json_each(${JSON.stringify(events)})`,
    ),
  ]
}

/** Sets what a coordinator decides of a source, or what came of a reading. */
export function updateSource(
  db: Database,
  id: number,
  set: Partial<Omit<typeof sources.$inferInsert, 'id' | 'round'>>,
): Statement {
  return db.update(sources).set(set).where(eq(sources.id, id))
}

/**
 * Statements by which sources are trusted no more that somebody trusted who may not do so any more, each with its line in the
 * log: behind what has just removed, demoted or limited them.
 */
export function distrustSourcesOf(
  db: Database,
  id: number,
  { at, coordinatorId, snapshotHash }: Pick<NewVerdict, 'at' | 'coordinatorId' | 'snapshotHash'>,
): [Statement, Statement] {
  const theirs = sql`${sources.coordinatorId} = ${id} and ${sources.trusted} = 1 and not exists (
    select 1 from coordinators where coordinators.id = ${id} and role = 'owner' and removed_at is null
      and not exists (select 1 from coordinator_scopes where coordinator_id = ${id}))`
  return [
    db.insert(verdicts).select(
      sql`select null, ${at}, ${coordinatorId}, 'source', ${sources.name}, 'distrust', ${snapshotHash}, null
        from ${sources} where ${theirs} order by ${sources.id}`,
    ),
    db.update(sources).set({ trusted: false }).where(theirs),
  ]
}

/** Forgets a source; the actions that came of it stay. */
export function deleteSource(db: Database, id: number): Statement {
  return db.delete(sources).where(eq(sources.id, id))
}

/**
 * Begins a round of reading, if nobody else has: gives the source as it is now, else null. Until `dueAt` it is nobody's
 * turn, whatever becomes of this one.
 */
export async function beginRound(db: Database, { id, round }: Source, dueAt: number): Promise<Source | null> {
  const [begun] = await db
    .update(sources)
    .set({ round: round + 1, dueAt })
    .where(and(eq(sources.id, id), eq(sources.round, round)))
    .returning()
  return begun ?? null
}

/** Writes down what was seen in a round, and makes actions that wait of what is new. */
export function putSeen(db: Database, { id, round }: Source, seen: readonly SeenEvent[], now: number): Statement[] {
  if (seen.length === 0) return []
  const fresh = seen.filter(({ entry }) => entry !== null)
  const entries = JSON.stringify(fresh.map(({ entry }) => entry))
  const json = JSON.stringify(seen.map(({ entry, ...event }) => ({ ...event, became: entry?.action.id ?? null })))
  return [
    ...(fresh.length > 0 ? insertEntries(db, sql`(select value as entry from json_each(${entries}))`, now) : []),
    db
      .insert(sourceEvents)
      .select(
        sql`select ${id}, value ->> '$.uidHash', value ->> '$.became', value ->> '$.contentHash', ${round},
            value ->> '$.seriesHash' from json_each(${json}) where true`,
      )
      .onConflictDoUpdate({
        target: [sourceEvents.sourceId, sourceEvents.uidHash],
        set: {
          contentHash: sql`excluded.content_hash`,
          seenIn: sql`excluded.seen_in`,
          seriesHash: sql`coalesce(excluded.series_hash, ${sourceEvents.seriesHash})`,
        },
      }),
  ]
}
