import type { ActionRecord } from '../rules/action-record.ts'
import { recordWith } from '../rules/action-row.ts'
import type { Coordinator } from '../rules/coordinator.ts'
import { no } from '../rules/result.ts'
import { findAction } from '../store/actions.ts'
import { runBatch, type Statement } from '../store/batch.ts'
import { findProposal, insertProposalVerdict, putProposal } from '../store/proposals.ts'
import { findCoordinator } from '../store/sign-in.ts'
import { findSnapshot } from '../store/snapshots.ts'
import { findLine, type LogLine } from '../store/verdict-log.ts'
import type { Change, Outcome } from './change.ts'
import { lineOf } from './log-line.ts'
import { restoredBy } from './restore-action.ts'
import { revertVerdict } from './revert.ts'

/** Keeps the taking back of a verdict on an action for a second coordinator; `stale` where that, or something else of the same action, is proposed already. */
export async function proposeRevert(
  change: Change,
  coordinator: Coordinator,
  { id: verdictId, subject, subjectId: actionId }: LogLine,
): Promise<Outcome> {
  const { db, now } = change
  const record = await findAction(db, actionId)
  const open = record && (await findProposal(db, { actionId }))
  if (!record || open?.revision === record.revision) return no('stale')
  const { revision } = record
  const log = await lineOf(change, coordinator, { subject, subjectId: actionId, decision: 'propose' })
  const verdict = { subject, decision: 'revert', verdictId } as const
  return runBatch(db, [
    insertProposalVerdict(db, log, revision),
    putProposal(db, { at: now, coordinatorId: coordinator.id, actionId, revision, verdict, finer: false }),
  ])
}

/** Takes back what was proposed to be taken back, in the name of who proposed it; `extra` is the answer to it. */
export async function revertAsProposed(
  change: Change,
  { by, verdictId }: { by: number; verdictId: number },
  extra: readonly Statement[],
): Promise<Outcome> {
  const proposer = await findCoordinator(change.db, by)
  if (!proposer) return no('stale')
  const outcome = await revertVerdict(change, proposer, verdictId, { extra, isAgreed: true })
  return outcome.ok ? outcome : no('stale')
}

/** An action as it would be once a verdict on it is taken back; null where that cannot be. */
export async function previewRevert(
  { db, now }: Pick<Change, 'db' | 'now'>,
  verdictId: number,
): Promise<ActionRecord | null> {
  const [line, snapshot] = await Promise.all([findLine(db, verdictId), findSnapshot(db, verdictId)])
  if (!line || snapshot?.of !== 'action') return null
  const found = await findAction(db, snapshot.record.id)
  // What was merged is as if it had not been.
  const present: ActionRecord | null = found && (line.decision === 'merge' ? { ...found, status: 'pending' } : found)
  const target = present && restoredBy(line.subject, snapshot.record, present, now)
  if (!target) return null
  const { status, cancelledBy, cancelReason, fields } = target
  return { ...recordWith(present, fields), status, cancelledBy, cancelReason }
}
