import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Scope } from '../rules/coordinator.ts'
import type { Statement } from './batch.ts'
import type { Database } from './database.ts'
import { actions } from './schema.ts'
import { coordinators, verdicts } from './schema-desk.ts'
import { proposals } from './schema-safety.ts'
import { ofActionsInScope } from './scope.ts'
import type { NewVerdict } from './verdict-writes.ts'

/** A verdict that waits for a second coordinator, with the name of the first and the title of the action that it is about. */
export type Proposal = typeof proposals.$inferSelect & { coordinator: string; title: string | null }

/** Keeps a proposal; on an action that has changed since somebody proposed something, in place of that. */
export function putProposal(db: Database, proposal: Omit<typeof proposals.$inferInsert, 'id'>): Statement {
  const { at, coordinatorId, revision, verdict, finer } = proposal
  return db
    .insert(proposals)
    .values(proposal)
    .onConflictDoUpdate({
      target: proposals.actionId,
      set: { at, coordinatorId, revision: revision ?? null, verdict: verdict ?? null, finer },
    })
}

/** The line of the log for a proposal on an action as it was seen; refused as stale where it has changed since. */
export function insertProposalVerdict(db: Database, verdict: NewVerdict, revision: number): Statement {
  const subjectId = sql<string>`(select ${actions.id} from ${actions}
    where ${actions.id} = ${verdict.subjectId} and ${actions.revision} = ${revision})`
  return db.insert(verdicts).values({ ...verdict, subjectId })
}

/** The line of the log for an answer to a proposal; refused as stale where somebody has answered already. */
export function insertAnswerVerdict(db: Database, verdict: NewVerdict, proposalId: number): Statement {
  const subjectId = sql<string>`(select ${verdict.subjectId} from ${proposals} where ${proposals.id} = ${proposalId})`
  return db.insert(verdicts).values({ ...verdict, subjectId })
}

/** A proposal that has been answered, or that nobody can answer any more. */
export function deleteProposal(db: Database, id: number): Statement {
  return db.delete(proposals).where(eq(proposals.id, id))
}

const COLUMNS = {
  id: proposals.id,
  at: proposals.at,
  coordinatorId: proposals.coordinatorId,
  actionId: proposals.actionId,
  runId: proposals.runId,
  revision: proposals.revision,
  verdict: proposals.verdict,
  finer: proposals.finer,
  coordinator: coordinators.name,
  title: sql<string | null>`(select text.title from action_texts as text
    where text.action_id = ${proposals.actionId} and text.original = 1)`,
}

/**
 * Proposals of those who are still coordinators: on actions within a scope, the first first, then all on many things, of which
 * somebody can make any number that nothing else must wait behind.
 */
export function listProposals(db: Database, limit: number, scope: Scope): Promise<Proposal[]> {
  return db
    .select(COLUMNS)
    .from(proposals)
    .innerJoin(coordinators, and(eq(coordinators.id, proposals.coordinatorId), isNull(coordinators.removedAt)))
    .where(or(isNull(proposals.actionId), ofActionsInScope(sql`proposals.action_id`, scope) ?? sql`true`))
    .orderBy(sql`${proposals.actionId} is null`, asc(proposals.id))
    .limit(limit)
}

/** The proposal of this number, or on this action, whose proposer is still a coordinator; or null. */
export async function findProposal(db: Database, of: { id: number } | { actionId: string }): Promise<Proposal | null> {
  const [found] = await db
    .select(COLUMNS)
    .from(proposals)
    .innerJoin(coordinators, and(eq(coordinators.id, proposals.coordinatorId), isNull(coordinators.removedAt)))
    .where('id' in of ? eq(proposals.id, of.id) : eq(proposals.actionId, of.actionId))
    .limit(1)
  return found ?? null
}

/** Those of some actions, as they are now, on which a coordinator has proposed something that nobody has answered. */
export async function listProposedBy(
  db: Database,
  coordinatorId: number,
  actionIds: string[],
): Promise<(string | null)[]> {
  const rows = await db
    .select({ actionId: proposals.actionId })
    .from(proposals)
    .innerJoin(actions, and(eq(actions.id, proposals.actionId), eq(actions.revision, proposals.revision)))
    .where(and(eq(proposals.coordinatorId, coordinatorId), inArray(proposals.actionId, actionIds)))
  return rows.map(({ actionId }) => actionId)
}
