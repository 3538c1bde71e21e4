import type { ActionRecord } from '../rules/action-record.ts'
import { actionRow, recordWith } from '../rules/action-row.ts'
import { hashSecret } from '../rules/secret.ts'
import { foldName } from '../rules/text-hygiene.ts'
import { actionItem } from '../rules/waiting.ts'
import { dropWaitingChange, replaceGroups, updateAction } from '../store/action-writes.ts'
import type { Statement } from '../store/batch.ts'
import { dropClaims } from '../store/claims.ts'
import { listPhotoKeys } from '../store/merges.ts'
import { closeQuestions } from '../store/questions.ts'
import { publishReport } from '../store/report-writes.ts'
import { putSnapshot } from '../store/snapshot-writes.ts'
import { insertActionVerdict, type NewVerdict, putLetter } from '../store/verdict-writes.ts'
import { askOrganizer } from './ask.ts'
import { type Change, changeAction, type Outcome } from './change.ts'
import { partsOf } from './edit.ts'
import { makeGroups } from './groups.ts'
import { cancelInPlace, judgeCancellation } from './judge-cancellation.ts'
import { judgeReport } from './judge-report.ts'
import { mergeActions, showAgain } from './merge.ts'
import { putWords } from './search.ts'
import { trustedBy, trustGroup } from './trust.ts'

/** What a coordinator can decide on what waits in the queue. */
export type Verdict =
  /**
   * `confirmed` holds the group names, as typed, that the coordinator knows to be theirs; `linkHash`, where its only one is
   * trusted from now on, the hash of the link that it gets.
   */
  | { subject: 'action' | 'change'; decision: 'publish'; confirmed: string[]; linkHash?: string }
  | { subject: 'action' | 'change' | 'report'; decision: 'reject'; reason: string }
  | { subject: 'cancellation'; decision: 'confirm' | 'restore' }
  | { subject: 'report'; decision: 'publish' }
  | { subject: 'action'; decision: 'cancel'; reason: string }
  | { subject: 'action'; decision: 'ask'; question: string }
  | { subject: 'action'; decision: 'merge'; kept: ActionRecord }

/**
 * Gives a verdict on an action as the coordinator saw it; `stale` where it has changed since, or nothing of the kind
 * waits any more. The verdict is logged in the same transaction, and what it found is kept beside the log; `extra` is written with it.
 */
export async function giveVerdict(
  change: Change,
  coordinatorId: number,
  record: ActionRecord,
  verdict: Verdict,
  extra: readonly Statement[] = [],
): Promise<Outcome> {
  const { db, now } = change
  const statements = await carryOut(change, record, verdict)
  if (!statements) return { ok: false, error: 'stale' }
  const log: NewVerdict = {
    at: now,
    coordinatorId,
    subject: verdict.subject,
    subjectId: record.id,
    decision: verdict.decision,
    snapshotHash: await hashSecret(JSON.stringify(record)),
  }
  const moved = verdict.decision === 'merge' ? { photos: await listPhotoKeys(db, record.id) } : {}
  const outcome = await changeAction(change, record, [
    insertActionVerdict(db, log),
    putSnapshot(db, { of: 'action', record, ...moved }),
    ...statements,
    ...(verdict.decision === 'ask' ? [] : [closeQuestions(db, record.id, now)]),
    ...('linkHash' in verdict ? await trustGroup(change, coordinatorId, trustedBy(verdict)) : []),
    dropClaims(db, [actionItem(record.id)]),
    ...extra,
  ])
  if (outcome.ok) change.nudge()
  if (outcome.ok && verdict.decision === 'merge') await showAgain(change, verdict.kept)
  return outcome
}

/** The statements of a verdict; null where what it is about does not wait. */
async function carryOut(change: Change, record: ActionRecord, verdict: Verdict): Promise<Statement[] | null> {
  switch (verdict.subject) {
    case 'action':
      if (verdict.decision === 'ask') return askOrganizer(change, record, verdict.question)
      if (verdict.decision === 'cancel') return cancelInPlace(change, record, verdict.reason)
      if (verdict.decision === 'merge') return mergeActions(change, record, verdict.kept)
      return verdict.decision === 'publish'
        ? publishAction(change, record, verdict.confirmed)
        : refuseAction(change, record, verdict.reason)
    case 'change':
      return verdict.decision === 'publish'
        ? publishChange(change, record, verdict.confirmed)
        : refuseChange(change, record, verdict.reason)
    case 'cancellation':
      return judgeCancellation(change, record, verdict.decision)
    case 'report':
      return judgeReport(change, record, verdict.decision === 'publish' ? null : verdict.reason)
  }
}

async function publishAction(
  { db, now }: Change,
  record: ActionRecord,
  confirmed: string[],
): Promise<Statement[] | null> {
  if (record.status !== 'pending') return null
  const report = record.reports.find(({ status }) => status === 'pending')
  const folded = new Set(confirmed.map(foldName))
  const named = record.groups.map(({ name }) => ({
    name,
    confirmedAs: folded.has(foldName(name)) ? foldName(name) : null,
  }))
  const columns = { status: 'published', publishedAt: now, verdictReason: null } as const
  return [
    // Calendars have been told that one which was public before is cancelled.
    updateAction(db, record, columns, { visible: record.publishedAt !== null }),
    ...(await makeGroups(
      db,
      named.flatMap(({ name, confirmedAs }) => (confirmedAs === null ? [] : [name])),
    )),
    ...replaceGroups(db, record.id, named),
    ...putWords(db, { ...record, ...columns }),
    // One that was added afterwards comes with its report: the coordinator has seen both.
    ...(report ? publishReport(db, { id: report.id, actionId: record.id }, now) : []),
    putLetter(db, record.id, 'published', now),
  ]
}

/** Refuses what waits, or takes down what was public: a cancellation too, whose reason nobody had checked. */
function refuseAction({ db, now }: Change, record: ActionRecord, reason: string): Statement[] | null {
  const isPublic = record.status === 'published' || record.status === 'cancelled'
  if (record.status !== 'pending' && !isPublic) return null
  const columns = { status: 'rejected', verdictReason: reason, cancelledBy: null, cancelReason: null } as const
  return [
    updateAction(db, record, columns, { visible: isPublic }),
    dropWaitingChange(db, record.id),
    putLetter(db, record.id, 'rejected', now),
  ]
}

async function publishChange(
  { db, now }: Change,
  record: ActionRecord,
  confirmed: string[],
): Promise<Statement[] | null> {
  if (record.status !== 'published' || !record.waitingChange) return null
  const { fields } = record.waitingChange
  const names = fields.groups.filter((name) => confirmed.some((each) => foldName(each) === foldName(name)))
  return [
    updateAction(db, record, { ...actionRow(fields), publishedAt: now, verdictReason: null }, { visible: true }),
    ...(await makeGroups(db, names)),
    ...partsOf(db, record, fields, new Set(names.map(foldName))),
    ...putWords(db, recordWith(record, fields)),
    dropWaitingChange(db, record.id),
    putLetter(db, record.id, 'change-accepted', now),
  ]
}

function refuseChange({ db, now }: Change, record: ActionRecord, reason: string): Statement[] | null {
  if (!record.waitingChange) return null
  return [
    updateAction(db, record, { verdictReason: reason }, { visible: false }),
    dropWaitingChange(db, record.id),
    putLetter(db, record.id, 'change-rejected', now),
  ]
}
