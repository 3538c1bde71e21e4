import { and, asc, desc, eq, gte, lt, type SQL, sql } from 'drizzle-orm'
import type { LoggedVerdict } from '../rules/verdict-chain.ts'
import type { Database } from './database.ts'
import { coordinators, verdictSnapshots, verdicts } from './schema-desk.ts'

/** A line of the log as the desk shows it. */
export type LogLine = LoggedVerdict & {
  coordinator: string
  /** The verdict that takes this one back, if one does. */
  revertedBy: number | null
  /** Whether there still is what it found. */
  isKept: boolean
  /** Whether who proposed it went on without a second coordinator. */
  isAlone: boolean
  /** The title of the action or day that it is about, if it is about one. */
  title: string | null
}

/** A place in the log. */
export type LogPosition = { at: number; id: number }

const ALONE = sql<number>`(${verdicts.decision} = 'second' and ${verdicts.coordinatorId} = (
  select proposed.coordinator_id from verdicts as proposed
  where proposed.subject_id = ${verdicts.subjectId} and proposed.decision = 'propose' and proposed.id < ${verdicts.id}
  order by proposed.at desc, proposed.id desc limit 1))`
/** The log has no words: they are those of the action or the day as it is, as long as it is there. */
const TITLE = sql<string | null>`coalesce(
  (select text.title from action_texts as text where text.action_id = ${verdicts.subjectId} and text.original = 1),
  case ${verdicts.subject} when 'day' then (select text.title from days join day_texts as text
    on text.day_id = days.id and text.original = 1 where days.slug = ${verdicts.subjectId}) end)`
const REVERTED_BY = sql<number | null>`(select later.id from verdicts as later where later.reverts = ${verdicts.id})`
const IS_KEPT = sql<number>`exists (select 1 from ${verdictSnapshots} where verdict_id = ${verdicts.id})`
const LINE = {
  id: verdicts.id,
  at: verdicts.at,
  coordinatorId: verdicts.coordinatorId,
  subject: verdicts.subject,
  subjectId: verdicts.subjectId,
  decision: verdicts.decision,
  snapshotHash: verdicts.snapshotHash,
  reverts: verdicts.reverts,
  coordinator: coordinators.name,
  revertedBy: REVERTED_BY,
  isKept: IS_KEPT,
  isAlone: ALONE,
  title: TITLE,
}

/** Lines of the log, the newest first: of everybody or of one coordinator, of one subject, from behind a position on. */
export async function listLog(
  db: Database,
  {
    of,
    subjectId,
    before,
    limit,
  }: { of?: number | null; subjectId?: string; before?: LogPosition | null; limit: number },
): Promise<LogLine[]> {
  const everybody = of === undefined || of === null
  const position: SQL | undefined = !before
    ? undefined
    : everybody
      ? lt(verdicts.id, before.id)
      : sql`(${verdicts.at}, ${verdicts.id}) < (${before.at}, ${before.id})`
  return readLines(db, {
    where: and(
      everybody ? undefined : eq(verdicts.coordinatorId, of),
      subjectId === undefined ? undefined : eq(verdicts.subjectId, subjectId),
      position,
    ),
    // By the number where it is of all, by the index of a coordinator or a subject where it is of one.
    orderBy: everybody && subjectId === undefined ? [desc(verdicts.id)] : [desc(verdicts.at), desc(verdicts.id)],
    limit,
  })
}

/** The line of this number, or null. */
export async function findLine(db: Database, id: number): Promise<LogLine | null> {
  const [line] = await readLines(db, { where: eq(verdicts.id, id), orderBy: [], limit: 1 })
  return line ?? null
}

/** What a coordinator decided from a moment on (milliseconds) that changed something, the newest first. */
export function listDecisionsSince(db: Database, of: number, since: number, limit: number): Promise<LogLine[]> {
  return readLines(db, {
    where: and(eq(verdicts.coordinatorId, of), gte(verdicts.at, since)),
    orderBy: [desc(verdicts.at), desc(verdicts.id)],
    limit,
  })
}

async function readLines(
  db: Database,
  { where, orderBy, limit }: { where: SQL | undefined; orderBy: SQL[]; limit: number },
): Promise<LogLine[]> {
  const rows = await db
    .select(LINE)
    .from(verdicts)
    .innerJoin(coordinators, eq(coordinators.id, verdicts.coordinatorId))
    .where(where)
    .orderBy(...orderBy)
    .limit(limit)
  return rows.map(({ isKept, isAlone, ...row }) => ({ ...row, isKept: isKept === 1, isAlone: isAlone === 1 }))
}

/** Somebody whose verdicts are in the log. */
export type Decider = { id: number; name: string }

/** Everybody who is in the log or may come into it, removed ones too, by name. */
export function listDeciders(db: Database, limit: number): Promise<Decider[]> {
  return db
    .select({ id: coordinators.id, name: coordinators.name })
    .from(coordinators)
    .orderBy(asc(coordinators.name))
    .limit(limit)
}
