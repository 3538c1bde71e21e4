import { sql } from 'drizzle-orm'
import { printSelection, type Selection } from '../rules/selection.ts'
import type { Database } from './database.ts'
import { readyFeeds, selectionRevisions } from './schema.ts'

/** A selection's calendar as it was last made. Moments in milliseconds since 1970 UTC. */
export type ReadyFeed = {
  /** The moment at which the clock changes it. */
  until: number | null
  /** A hash of its content, base64url. */
  hash: string
  /**
   * Gzip, base64; null of one that is as fast made as read, of one that is too large for a row, and of one that the reader
   * has (`known`).
   */
  calendar: string | null
  /** Whether it lies in R2, under its hash (store/feed-objects.ts). */
  inBucket: boolean
  known: boolean
}

// Not by json_each: each of its rows would be billed as read.
const READ = `select until, etag as hash, known, case when known then null else calendar end as calendar, in_bucket as inBucket
  from (select *, ?4 = '*' or instr(?4, ' ' || etag || ' ') > 0 as known from ready_feeds where url = ?1)
  where version = ?2 and (until is null or until > ?3)`

/**
 * What lies ready under an address, if it still holds: one row read. `had` are the hashes of what the reader says that it
 * has, without blanks, or `*` where it has something.
 */
export async function readReadyFeed(
  db: Database,
  url: string,
  { now, version, had }: { now: number; version: number; had: '*' | readonly string[] },
): Promise<ReadyFeed | null> {
  // As plain SQL: programs ask every hour, and to put a query together would be a fifth of the answer.
  const row = await db.$client
    .prepare(READ)
    .bind(url, version, now, had === '*' ? had : ` ${had.join(' ')} `)
    .first<Omit<ReadyFeed, 'known' | 'inBucket'> & { known: number; inBucket: number }>()
  return row ? { ...row, known: row.known === 1, inBucket: row.inBucket === 1 } : null
}

/** The revision of a selection: 0 of one in which nothing has changed. */
export async function readRevision(db: Database, selection: Selection): Promise<number> {
  const [row] = await db.all<{ revision: number }>(
    sql`select ${selectionRevisions.revision} as revision from ${selectionRevisions}
      where ${selectionRevisions.selection} = ${printSelection(selection)}`,
  )
  return row?.revision ?? 0
}

/** Lays a calendar ready, unless its selection has changed since that revision was read. */
export async function keepReadyFeed(
  db: Database,
  { url, selection, revision, version }: { url: string; selection: Selection; revision: number; version: number },
  { until, hash, calendar, inBucket }: Omit<ReadyFeed, 'known'>,
): Promise<void> {
  const path = printSelection(selection)
  await db.run(
    sql`insert or replace into ${readyFeeds} (url, selection, version, until, etag, calendar, in_bucket)
      select ${url}, ${path}, ${version}, ${until}, ${hash}, ${calendar}, ${inBucket ? 1 : 0}
      where ${revision} = coalesce((select revision from ${selectionRevisions} where selection = ${path}), 0)`,
  )
}

/**
 * Forgets calendars that the clock has changed, as they may show places that are hidden again, and those that another
 * version of the site made. Those of a host that the site has no longer stay until their selection changes: calendars name
 * their host, which is therefore in their address, and only requests tell which hosts there are.
 */
export async function forgetOldFeeds(db: Database, { now, version }: { now: number; version: number }): Promise<void> {
  await db.run(sql`delete from ${readyFeeds} where until <= ${now} or version <> ${version}`)
}

/** The hashes of all calendars that lie in R2 by what a row says, also where it does not hold any more. */
export async function listHashesInBucket(db: Database): Promise<Set<string>> {
  const rows = await db.all<{ hash: string }>(
    sql`select ${readyFeeds.etag} as hash from ${readyFeeds} where ${readyFeeds.inBucket} = 1`,
  )
  return new Set(rows.map(({ hash }) => hash))
}
