import { asc, eq, getTableColumns, sql } from 'drizzle-orm'
import type { Decision, VerdictSubject } from '../rules/verdict-words.ts'
import type { Database } from './database.ts'
import type { RunItem } from './runs.ts'
import { verdicts } from './schema-desk.ts'
import { runItems, runs } from './schema-safety.ts'

/**
 * An item of a run as a list calls it: by the title of its action or day, as it is now; null where it has none. `line` is the
 * verdict that is taken back.
 */
export type ListedItem = RunItem & {
  title: string | null
  line: { subject: VerdictSubject; decision: Decision } | null
}

/** All items of a run, in their order. */
export async function listItems(db: Database, runId: number, limit: number): Promise<ListedItem[]> {
  const actionId = sql`coalesce(${verdicts.subjectId}, substr(${runItems.item}, instr(${runItems.item}, ':') + 1))`
  const title = sql<string | null>`coalesce(
    (select title from action_texts where action_id = ${actionId} and original = 1),
    (select title from days join day_texts on day_id = days.id and original = 1
      where slug = ${verdicts.subjectId} and ${verdicts.subject} = 'day'))`
  const rows = await db
    .select({ ...getTableColumns(runItems), title, subject: verdicts.subject, decided: verdicts.decision })
    .from(runItems)
    .innerJoin(runs, eq(runs.id, runItems.runId))
    .leftJoin(verdicts, sql`${runs.kind} = 'revert' and ${verdicts.id} = cast(${runItems.item} as integer)`)
    .where(eq(runItems.runId, runId))
    .orderBy(asc(runItems.position))
    .limit(limit)
  return rows.map(({ subject, decided, ...row }) => ({
    ...row,
    line: subject !== null && decided !== null ? { subject, decision: decided } : null,
  }))
}
