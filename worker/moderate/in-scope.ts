import type { Context } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { belongingOf, doScopesMeet, isInScope, isLimited, isPermitted, NOWHERE } from '../rules/coordinator.ts'
import { permissionFor } from '../rules/verdict-words.ts'
import { findAction } from '../store/actions.ts'
import { readBelongings, type Subject, subjectKey } from '../store/belongings.ts'
import { listProposals, type Proposal } from '../store/proposals.ts'
import { findRun, listRunSubjects, type Run } from '../store/runs.ts'
import { listTeam } from '../store/team.ts'
import { type Decider, listDeciders } from '../store/verdict-log.ts'

/** Those of things in the log that are the coordinator's who asks. */
export async function inScope<Line extends Subject>(c: Context<AppEnv>, lines: readonly Line[]): Promise<Line[]> {
  const belongings = await readBelongings(c.var.db, lines)
  return lines.filter((line) => isInScope(c.var.coordinator, belongings.get(subjectKey(line)) ?? NOWHERE))
}

/** More coordinators than a campaign has. */
const DECIDERS_AT_MOST = 500

/** Whose verdicts may be in the log that a coordinator sees. */
export async function decidersInScope({ var: { db, coordinator } }: Context<AppEnv>): Promise<Decider[]> {
  if (!isLimited(coordinator.scope)) return listDeciders(db, DECIDERS_AT_MOST)
  const team = await listTeam(db)
  return team.flatMap(({ id, name, scope }) => (doScopesMeet(coordinator.scope, scope) ? [{ id, name }] : []))
}

/** Whether a run is theirs to see: they began it, or all that it is about is in their scope and for them to decide. */
export async function seesRun(c: Context<AppEnv>, run: Run): Promise<boolean> {
  const { db, coordinator } = c.var
  if (run.coordinatorId === coordinator.id) return true
  const subjects = await listRunSubjects(db, run)
  const permitted = subjects.every(({ subject }) => isPermitted(coordinator, permissionFor(subject)))
  return permitted && (await inScope(c, subjects)).length === subjects.length
}

/** Whether a proposal is theirs to see. */
export async function seesProposal(c: Context<AppEnv>, { actionId, runId, verdict }: Proposal): Promise<boolean> {
  if (actionId !== null)
    return (await seesAction(c, actionId)) && (verdict?.decision !== 'merge' || seesAction(c, verdict.keptId))
  const { db } = c.var
  const run = runId === null ? null : await findRun(db, runId)
  return run !== null && seesRun(c, run)
}

async function seesAction({ var: { db, coordinator } }: Context<AppEnv>, id: string): Promise<boolean> {
  const record = await findAction(db, id)
  return record !== null && isInScope(coordinator, belongingOf(record))
}

/** More than wait for a second coordinator at a time; each is looked up by itself. */
const PROPOSALS_SHOWN = 10

/** Proposals that are theirs to see, the first first. */
export async function proposalsInScope(c: Context<AppEnv>): Promise<Proposal[]> {
  if (!isPermitted(c.var.coordinator, 'verdict')) return []
  const seen: Proposal[] = []
  for (const proposal of await listProposals(c.var.db, PROPOSALS_SHOWN, c.var.coordinator.scope))
    if (await seesProposal(c, proposal)) seen.push(proposal)
  return seen
}
