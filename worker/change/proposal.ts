import type { ActionRecord } from '../rules/action-record.ts'
import { belongingOf, type Coordinator, isInScope } from '../rules/coordinator.ts'
import { no } from '../rules/result.ts'
import {
  cancelNeedsSecond,
  KNOWN_AFTER_MS,
  mayGoOnAlone,
  mergeNeedsSecond,
  type NoSecond,
  needsSecond,
  type ProposedVerdict,
} from '../rules/second.ts'
import { actionItem } from '../rules/waiting.ts'
import { findAction } from '../store/actions.ts'
import { runBatch, type Statement } from '../store/batch.ts'
import { dropClaims } from '../store/claims.ts'
import { didLetIn } from '../store/invitations.ts'
import {
  deleteProposal,
  findProposal,
  insertAnswerVerdict,
  insertProposalVerdict,
  type Proposal,
  putProposal,
} from '../store/proposals.ts'
import { setRunState } from '../store/runs.ts'
import type { NewVerdict } from '../store/verdict-writes.ts'
import type { Change, Outcome } from './change.ts'
import { lineOf, runName } from './log-line.ts'
import { revertAsProposed } from './propose-revert.ts'
import { giveVerdict, type Verdict } from './verdict.ts'

/** What a coordinator decided; `finer` where it shows more of a place than the campaign's cap, and they know it. */
export type Decided = { verdict: Verdict; finer: boolean }

/**
 * Gives a verdict, or keeps it for a second coordinator where it needs one: in the last 48 hours a change of place or hour, a
 * cancellation, announcing again what its organizer cancelled, or a merge that leads elsewhere, and always what goes finer than the cap. `stale` as giveVerdict, and where the same action is proposed already.
 */
export async function decide(
  change: Change,
  coordinator: Coordinator,
  record: ActionRecord,
  { verdict, finer }: Decided,
): Promise<Outcome> {
  const proposed = proposedOf(verdict)
  const { now } = change
  const isLate =
    (verdict.subject === 'change' && needsSecond(record, now)) ||
    ((verdict.decision === 'cancel' || verdict.decision === 'restore') && cancelNeedsSecond(record, now)) ||
    (verdict.decision === 'merge' && mergeNeedsSecond(record, verdict.kept, now))
  if (!proposed || !(finer || isLate)) return giveVerdict(change, coordinator.id, record, verdict)
  const { db } = change
  const open = await findProposal(db, { actionId: record.id })
  if (open && open.revision === record.revision) return no('stale')
  const log = await lineOf(change, coordinator, { subject: verdict.subject, subjectId: record.id, decision: 'propose' })
  const { id: actionId, revision } = record
  return runBatch(db, [
    insertProposalVerdict(db, log, revision),
    putProposal(db, { at: now, coordinatorId: coordinator.id, actionId, revision, verdict: proposed, finer }),
    // It is for somebody else now.
    dropClaims(db, [actionItem(record.id)]),
  ])
}

/** Those verdicts that show something, cancel it or lead elsewhere; others need nobody else. */
function proposedOf(verdict: Verdict): ProposedVerdict | null {
  if (verdict.subject === 'cancellation') {
    return verdict.decision === 'restore' ? { subject: 'cancellation', decision: 'restore' } : null
  }
  if (verdict.subject === 'action' && verdict.decision === 'cancel') return verdict
  if (verdict.decision === 'merge') {
    const { id: keptId, revision: keptRevision } = verdict.kept
    return { subject: 'action', decision: 'merge', keptId, keptRevision }
  }
  if (verdict.subject === 'report' || verdict.decision !== 'publish') return null
  return { subject: verdict.subject, decision: 'publish', confirmed: verdict.confirmed }
}

/**
 * Why a coordinator may not second a proposal; null where they may: another one than who proposed it, and no puppet of theirs
 * nor they one of its, or the same where nobody has answered for two hours, and it is not one for which two are always needed.
 */
export async function whyNotSecond(
  { db, now }: Pick<Change, 'db' | 'now'>,
  proposal: Proposal,
  { id }: Pick<Coordinator, 'id'>,
): Promise<NoSecond | null> {
  if (proposal.coordinatorId === id) return mayGoOnAlone(proposal, now) ? null : 'own'
  const both = [proposal.coordinatorId, id] as const
  return (await didLetIn(db, both, now - KNOWN_AFTER_MS)) ? 'invited' : null
}

/**
 * Seconds a proposal: what was proposed is carried out, as who proposed it decided, and the log says who seconded it. `stale`
 * where they may not, where it was answered already, or where the action has changed since.
 */
export async function secondProposal(change: Change, coordinator: Coordinator, proposal: Proposal): Promise<Outcome> {
  const { db } = change
  if ((await whyNotSecond(change, proposal, coordinator)) !== null) return no('stale')
  const line = await answerOf(change, coordinator, proposal, 'second')
  const answer = insertAnswerVerdict(db, line, proposal.id)
  const { actionId, runId, revision, verdict } = proposal
  if (runId !== null) return runBatch(db, [answer, deleteProposal(db, proposal.id), setRunState(db, runId, 'going')])
  const record = actionId === null ? null : await findAction(db, actionId)
  if (!record || !verdict || revision === null) return no('stale')
  const carriedOut = [answer, deleteProposal(db, proposal.id)]
  const outcome =
    verdict.decision === 'revert'
      ? await revertOf(change, { ...proposal, verdict }, record, carriedOut)
      : await giveProposed(change, coordinator, { ...proposal, verdict }, { ...record, revision }, carriedOut)
  // What was proposed of another version is nobody's to second.
  if (!outcome.ok && record.revision !== revision) await runBatch(db, [deleteProposal(db, proposal.id)])
  return outcome
}

type Of<Kind extends ProposedVerdict> = Proposal & { verdict: Kind }
type Given = Exclude<ProposedVerdict, { decision: 'revert' }>

async function giveProposed(
  change: Change,
  coordinator: Coordinator,
  { coordinatorId, verdict }: Of<Given>,
  seen: ActionRecord,
  extra: readonly Statement[],
): Promise<Outcome> {
  const given = await asGiven(change.db, coordinator, verdict)
  return given ? giveVerdict(change, coordinatorId, seen, given, extra) : no('stale')
}

/** It is of what was seen: what would be put back depends on it. */
async function revertOf(
  change: Change,
  { coordinatorId: by, revision, verdict: { verdictId } }: Of<Extract<ProposedVerdict, { decision: 'revert' }>>,
  record: ActionRecord,
  extra: readonly Statement[],
): Promise<Outcome> {
  return record.revision === revision ? revertAsProposed(change, { by, verdictId }, extra) : no('stale')
}

/** What was proposed, as it is given; null where it leads to what is gone, or is nobody's to lead to who seconds it. */
async function asGiven(db: Change['db'], by: Coordinator, proposed: Given): Promise<Verdict | null> {
  if (proposed.decision !== 'merge') return proposed
  const kept = await findAction(db, proposed.keptId)
  if (!kept || !isInScope(by, belongingOf(kept))) return null
  return { subject: 'action', decision: 'merge', kept: { ...kept, revision: proposed.keptRevision } }
}

/** Refuses a proposal, or takes one's own back: nothing is done, and the log says so. */
export async function dismissProposal(change: Change, coordinator: Coordinator, proposal: Proposal): Promise<Outcome> {
  const { db } = change
  const line = await answerOf(change, coordinator, proposal, 'dismiss')
  return runBatch(db, [
    insertAnswerVerdict(db, line, proposal.id),
    deleteProposal(db, proposal.id),
    ...(proposal.runId === null ? [] : [setRunState(db, proposal.runId, 'refused')]),
  ])
}

/** The line of the log for an answer: a row, since a statement that is awaited is carried out by itself. */
function answerOf(
  change: Change,
  coordinator: Coordinator,
  { actionId, runId, verdict }: Proposal,
  decision: 'second' | 'dismiss',
): Promise<NewVerdict> {
  const subjectId = actionId ?? runName(runId ?? 0)
  return lineOf(change, coordinator, { subject: verdict?.subject ?? 'action', subjectId, decision })
}
