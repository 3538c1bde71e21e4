import { zoneOfPoint } from '../cities/zone.ts'
import { belongingOf, type Coordinator, isInScope, isPermitted, NOWHERE } from '../rules/coordinator.ts'
import { fieldsOfRecord } from '../rules/fields-of-record.ts'
import { ALONE_AT_MOST, type RunOutcome } from '../rules/run.ts'
import { needsSecond } from '../rules/second.ts'
import { hashSecret } from '../rules/secret.ts'
import { capExceeded, type TierCaps } from '../rules/tier-cap.ts'
import { permissionFor } from '../rules/verdict-words.ts'
import { findAction } from '../store/actions.ts'
import { runBatch } from '../store/batch.ts'
import { readBelongings, subjectKey } from '../store/belongings.ts'
import { putProposal } from '../store/proposals.ts'
import {
  findRun,
  hasMoreItems,
  listItemsLeft,
  markItem,
  type NewItem,
  openRun,
  putItems,
  type Run,
  type RunItem,
  setRunState,
} from '../store/runs.ts'
import { findCoordinator } from '../store/sign-in.ts'
import { findLine } from '../store/verdict-log.ts'
import { insertVerdict } from '../store/verdict-writes.ts'
import type { Change } from './change.ts'
import { lineOf, runName } from './log-line.ts'
import { revertVerdict } from './revert.ts'
import { stopWhatGoesOn } from './stop-runs.ts'
import { giveVerdict, type Verdict } from './verdict.ts'

/** Many things to be decided on at once: what is chosen, or the verdicts of somebody (`ofId`) from a moment on. */
export type Plan = { items: readonly NewItem[]; reason: string } & (
  | { kind: 'bulk' }
  /** Where it is everything that they did, nothing of theirs that goes on or is proposed does either. */
  | { kind: 'revert'; ofId: number; since: number; everything: boolean }
)

/** Begins a run, and gives its number: over 20 items it waits for a second coordinator first. */
export async function startRun(change: Change, coordinator: Coordinator, plan: Plan): Promise<number> {
  const { db, now } = change
  const { items, kind, reason } = plan
  const of = plan.kind === 'revert' ? { ofId: plan.ofId, since: plan.since } : {}
  if (plan.kind === 'revert' && plan.everything && plan.ofId !== coordinator.id)
    await stopWhatGoesOn(change, coordinator, plan.ofId)
  const id = await openRun(db, { at: now, coordinatorId: coordinator.id, kind, reason, ...of })
  if (items.length <= ALONE_AT_MOST) {
    await runBatch(db, [putItems(db, id, items), setRunState(db, id, 'going')])
    return id
  }
  const line = await lineOf(change, coordinator, { subject: 'action', subjectId: runName(id), decision: 'propose' })
  await runBatch(db, [
    putItems(db, id, items),
    setRunState(db, id, 'proposed'),
    insertVerdict(db, { ...line, snapshotHash: await hashSecret(JSON.stringify(plan)) }),
    putProposal(db, { at: now, coordinatorId: coordinator.id, runId: id, finer: false }),
  ])
  return id
}

/**
 * Does the next part of a run: one item, since with all that follows it is most of the 50 queries that the free plan grants an
 * invocation. Says whether there may be more. Any number may go on with it at once, and whatever was interrupted is done by
 * the next: an item and what came of it are one batch.
 */
export async function continueRun(change: Change, runId: number, caps: TierCaps): Promise<boolean> {
  const { db } = change
  const run = await findRun(db, runId)
  if (run?.state !== 'going') return false
  const [item, next] = await listItemsLeft(db, runId, 2)
  // Whoever was removed meanwhile decides nothing more.
  const coordinator = item ? await findCoordinator(db, run.coordinatorId) : null
  if (!item || !coordinator) {
    await runBatch(db, [setRunState(db, runId, item ? 'refused' : 'done')])
    return false
  }
  const outcome = await (run.kind === 'revert' ? revertItem : decideItem)(change, {
    run,
    item,
    coordinator,
    caps,
  }).catch(
    // One that cannot be done holds up no other.
    (error: unknown) => {
      console.error(error)
      return 'failed' as const
    },
  )
  if (outcome !== 'done') await runBatch(db, [markItem(db, item, outcome)])
  if (!next) await runBatch(db, [setRunState(db, runId, 'done')])
  return next !== undefined
}

type Errand = { run: Run; item: RunItem; coordinator: Coordinator; caps: TierCaps }

async function revertItem(change: Change, { item, coordinator }: Errand): Promise<RunOutcome> {
  const { db } = change
  const line = await findLine(db, Number(item.item))
  if (!line) return 'gone'
  const belonging = (await readBelongings(db, [line])).get(subjectKey(line)) ?? NOWHERE
  if (!isPermitted(coordinator, permissionFor(line.subject)) || !isInScope(coordinator, belonging)) return 'scope'
  // What is of so many has been agreed to as a whole.
  const isAgreed = await hasMoreItems(db, item.runId, ALONE_AT_MOST)
  const outcome = await revertVerdict(change, coordinator, line.id, { extra: [markItem(db, item, 'done')], isAgreed })
  return outcome.ok ? 'done' : outcome.error
}

async function decideItem(change: Change, { run, item, coordinator, caps }: Errand): Promise<RunOutcome> {
  const { db, now } = change
  const [kind, id = ''] = item.item.split(':')
  const record = await findAction(db, id)
  // What is another's is to them as what is not there.
  if (!record || !isInScope(coordinator, belongingOf(record))) return 'gone'
  if (!isPermitted(coordinator, 'verdict')) return 'scope'
  const verdict = verdictOf(kind, item, run.reason)
  if (!verdict) return 'gone'
  if (verdict.decision === 'publish' && verdict.subject !== 'report') {
    const shown = verdict.subject === 'change' ? record.waitingChange?.fields : fieldsOfRecord(record)
    const isLate = verdict.subject === 'change' && needsSecond(record, now)
    // One by one, where two coordinators can look at it.
    if (isLate || (shown && capExceeded(shown, caps, zoneOfPoint))) return 'second'
  }
  const seen = { ...record, revision: item.revision ?? record.revision }
  const outcome = await giveVerdict(change, coordinator.id, seen, verdict, [markItem(db, item, 'done')])
  return outcome.ok ? 'done' : outcome.error
}

function verdictOf(kind: string | undefined, { decision }: RunItem, reason: string): Verdict | null {
  if (kind !== 'action' && kind !== 'change' && kind !== 'report') return null
  if (decision === 'reject') return { subject: kind, decision, reason }
  if (decision !== 'publish') return null
  return kind === 'report' ? { subject: kind, decision } : { subject: kind, decision, confirmed: [] }
}
