import { and, asc, eq, gte, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm'
import type { Scope } from '../rules/coordinator.ts'
import type { RunDecision, RunOutcome, RunProgress } from '../rules/run.ts'
import type { Statement } from './batch.ts'
import type { Subject } from './belongings.ts'
import type { Database } from './database.ts'
import { verdicts } from './schema-desk.ts'
import { proposals, runItems, runs } from './schema-safety.ts'
import { ofActionsInScope } from './scope.ts'

/** What is done to many things in parts. */
export type Run = typeof runs.$inferSelect
/** One of these things. */
export type RunItem = typeof runItems.$inferSelect
/** One before it is in a run. */
export type NewItem = { item: string; decision: RunDecision; revision: number | null }

/** Makes a run that does nothing yet, and gives its number: setRunGoing or a proposal comes with its items. */
export async function openRun(db: Database, run: Omit<typeof runs.$inferInsert, 'id' | 'state'>): Promise<number> {
  const [made] = await db
    .insert(runs)
    .values({ ...run, state: 'refused' })
    .returning({ id: runs.id })
  if (!made) throw new Error('a run was not written')
  return made.id
}

/** Gives a run its items, in their order, in one statement however many they are. */
export function putItems(db: Database, runId: number, items: readonly NewItem[]): Statement {
  return db.insert(runItems).select(
    sql`select ${runId}, key, value ->> 'item', value ->> 'decision', value ->> 'revision', null
      from json_each(${JSON.stringify(items)}) where true`,
  )
}

/** Says how a run stands. */
export function setRunState(db: Database, id: number, state: Run['state']): Statement {
  return db.update(runs).set({ state }).where(eq(runs.id, id))
}

/** The run of this number, or null. */
export async function findRun(db: Database, id: number): Promise<Run | null> {
  const [run] = await db.select().from(runs).where(eq(runs.id, id)).limit(1)
  return run ?? null
}

/** The run that has gone on for longest, or null. */
export async function findGoingRun(db: Database): Promise<Run | null> {
  const [run] = await db.select().from(runs).where(eq(runs.state, 'going')).orderBy(asc(runs.id)).limit(1)
  return run ?? null
}

/** The first items of a run that nothing has come of yet. */
export function listItemsLeft(db: Database, runId: number, limit: number): Promise<RunItem[]> {
  return db
    .select()
    .from(runItems)
    .where(and(eq(runItems.runId, runId), isNull(runItems.outcome)))
    .orderBy(asc(runItems.position))
    .limit(limit)
}

/** Whether a run has more items than so many. */
export async function hasMoreItems(db: Database, runId: number, count: number): Promise<boolean> {
  const [item] = await db
    .select({ position: runItems.position })
    .from(runItems)
    .where(and(eq(runItems.runId, runId), gte(runItems.position, count)))
    .limit(1)
  return item !== undefined
}

/** Says what came of an item, unless somebody else has said it. */
export function markItem(
  db: Database,
  { runId, position }: Pick<RunItem, 'runId' | 'position'>,
  outcome: RunOutcome,
): Statement {
  return db
    .update(runItems)
    .set({ outcome })
    .where(and(eq(runItems.runId, runId), eq(runItems.position, position), isNull(runItems.outcome)))
}

/** How far a run is. */
export async function readProgress(db: Database, runId: number): Promise<RunProgress> {
  const rows = await db
    .select({ outcome: runItems.outcome, count: sql<number>`count(*)` })
    .from(runItems)
    .where(eq(runItems.runId, runId))
    .groupBy(runItems.outcome)
  return {
    total: rows.reduce((sum, { count }) => sum + count, 0),
    left: rows.find(({ outcome }) => outcome === null)?.count ?? 0,
    outcomes: Object.fromEntries(rows.flatMap(({ outcome, count }) => (outcome === null ? [] : [[outcome, count]]))),
  }
}

/** What the items of a run are about. */
export async function listRunSubjects(db: Database, { id, kind }: Pick<Run, 'id' | 'kind'>): Promise<Subject[]> {
  if (kind === 'revert') {
    return db
      .select({ subject: verdicts.subject, subjectId: verdicts.subjectId })
      .from(runItems)
      .innerJoin(verdicts, sql`${verdicts.id} = cast(${runItems.item} as integer)`)
      .where(eq(runItems.runId, id))
  }
  const rows = await db.select({ item: runItems.item }).from(runItems).where(eq(runItems.runId, id))
  return rows.map(({ item }) => ({ subject: 'action', subjectId: item.slice(item.indexOf(':') + 1) }))
}

/** Forgets runs that were made before a moment (milliseconds), a few at a time: the log has what they did. */
export async function forgetRunsBefore(db: Database, moment: number): Promise<void> {
  await db.delete(runs).where(sql`id in (select id from runs where at < ${moment} order by id limit 20)`)
}

/** What a coordinator has begun to do to many things, as far as it has not ended. */
export function listOpenRuns(db: Database, coordinatorId: number): Promise<Run[]> {
  return db
    .select()
    .from(runs)
    .where(and(eq(runs.coordinatorId, coordinatorId), inArray(runs.state, ['proposed', 'going'])))
}

/** Ends these runs, and forgets what a coordinator proposed of them or of actions within a scope. */
export function stopRuns(
  db: Database,
  coordinatorId: number,
  { ids, scope }: { ids: readonly number[]; scope: Scope },
): [Statement, Statement] {
  const among = sql`(select value from json_each(${JSON.stringify(ids)}))`
  const onActions = and(isNotNull(proposals.actionId), ofActionsInScope(sql`proposals.action_id`, scope))
  return [
    db
      .delete(proposals)
      .where(and(eq(proposals.coordinatorId, coordinatorId), or(sql`${proposals.runId} in ${among}`, onActions))),
    db.update(runs).set({ state: 'refused' }).where(sql`${runs.id} in ${among}`),
  ]
}
