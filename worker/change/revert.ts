import type { Coordinator } from '../rules/coordinator.ts'
import { no, type Result } from '../rules/result.ts'
import { hashSecret } from '../rules/secret.ts'
import { changesSomething, type LaterVerdict, standing } from '../rules/standing.ts'
import { findAction } from '../store/actions.ts'
import { type Refusal, runBatch, type Statement } from '../store/batch.ts'
import { putCampaignText } from '../store/campaign-text-writes.ts'
import { CAMPAIGN_KEYS, readCampaignTexts } from '../store/campaign-texts.ts'
import { updatePhoto } from '../store/photo-writes.ts'
import { findPhoto } from '../store/photos.ts'
import { putSnapshot } from '../store/snapshot-writes.ts'
import { findSnapshot, type Snapshot } from '../store/snapshots.ts'
import { findLine, type LogLine, listLater } from '../store/verdict-log.ts'
import { insertVerdict } from '../store/verdict-writes.ts'
import { type Change, changeAction, LIST_TAG, type Outcome } from './change.ts'
import { keptPhoto } from './kept-photo.ts'
import { changePhoto } from './photo.ts'
import { restoreAction } from './restore-action.ts'
import { restoreDay } from './restore-day.ts'

/**
 * Why a verdict is not taken back: what it found is no longer kept, or it was deleted for good (`lost`), what it was about is
 * gone (`gone`) or withdrawn by its organizer (`withdrawn`), others were given on it since (`way`), or as for any batch.
 */
export type RevertRefusal = Refusal | 'lost' | 'gone' | 'withdrawn' | 'way'

/** Whether a line of the log can be taken back, as far as it says itself. */
export function canRevert(line: Pick<LogLine, 'decision' | 'isKept' | 'revertedBy'>): boolean {
  return changesSomething(line.decision) && line.isKept && line.revertedBy === null
}

/** The verdicts that have to be taken back before one, the newest first. */
export async function verdictsInTheWay({ db }: Pick<Change, 'db'>, line: LogLine): Promise<LaterVerdict[]> {
  return standing(await listLater(db, line))
}

/**
 * Takes a verdict back: what it was about is as it was before, with what its organizer has said since, and the log has another
 * line. A verdict is taken back once; that too can be taken back. `extra` is written in the same batch.
 */
export async function revertVerdict(
  change: Change,
  { id: coordinatorId }: Pick<Coordinator, 'id'>,
  verdictId: number,
  extra: readonly Statement[] = [],
): Promise<Result<undefined, RevertRefusal>> {
  const { db } = change
  const line = await findLine(db, verdictId)
  if (!line) return no('gone')
  if (line.revertedBy !== null) return no('repeated')
  const snapshot = canRevert(line) ? await findSnapshot(db, line.id) : null
  if (!snapshot) return no('lost')
  if ((await verdictsInTheWay(change, line)).length > 0) return no('way')
  const log = logOf(change, coordinatorId, line)
  switch (snapshot.of) {
    case 'action':
      return revertOnAction(change, { line, snapshot, log, extra })
    case 'photo':
      return revertOnPhoto(change, { line, snapshot, log, extra })
    case 'day':
      return restoreDay(change, snapshot, { log, extra })
    case 'campaign-text':
      return revertTexts(change, { line, snapshot, log, extra })
  }
}

/** Makes the line of the log, of what was found now. */
export type MakeLog = (found: Snapshot) => Promise<[Statement, Statement]>

function logOf({ db, now }: Change, coordinatorId: number, { id, subject, subjectId }: LogLine): MakeLog {
  return async (found) => {
    const snapshotHash = await hashSecret(JSON.stringify(found))
    const line = { at: now, coordinatorId, subject, subjectId, decision: 'revert', snapshotHash, reverts: id } as const
    return [insertVerdict(db, line), putSnapshot(db, found)]
  }
}

type Errand<Of extends Snapshot['of']> = {
  line: LogLine
  snapshot: Extract<Snapshot, { of: Of }>
  log: MakeLog
  extra: readonly Statement[]
}

async function revertOnAction(
  change: Change,
  { line, snapshot, log, extra }: Errand<'action'>,
): Promise<Result<undefined, RevertRefusal>> {
  const present = await findAction(change.db, snapshot.record.id)
  if (!present) return no('gone')
  const statements = restoreAction(change, snapshot.record, present, line.subject)
  if (!statements) return no('withdrawn')
  const outcome = await changeAction(change, { id: present.id, days: [...present.days, ...snapshot.record.days] }, [
    ...(await log({ of: 'action', record: present })),
    ...statements,
    ...extra,
  ])
  if (outcome.ok) change.nudge()
  return outcome
}

async function revertOnPhoto(
  change: Change,
  { line, snapshot: { photo: before }, log, extra }: Errand<'photo'>,
): Promise<Result<undefined, RevertRefusal>> {
  const present = await findPhoto(change.db, before.key)
  if (!present) return no('gone')
  // What is under what was covered is deleted.
  if (line.decision === 'cover') return no('lost')
  const { caption, description, credit, restoredAt } = before
  // Somebody pictured has asked since then.
  const status = before.status === 'published' && present.status === 'hidden' ? 'hidden' : before.status
  const publishedAt = status === 'published' ? change.now : before.publishedAt
  const columns = { status, caption, description, credit, restoredAt, publishedAt }
  const statements = [
    ...(await log({ of: 'photo', photo: keptPhoto(present) })),
    updatePhoto(change.db, present, columns),
    ...extra,
  ] as const
  const visible = status === 'published' || present.status === 'published'
  return changePhoto(change, present, [...statements], { visible })
}

async function revertTexts(change: Change, { snapshot, log, extra }: Errand<'campaign-text'>): Promise<Outcome> {
  const { db } = change
  const { lang, texts } = snapshot
  const outcome = await runBatch(db, [
    ...(await log({ of: 'campaign-text', lang, texts: await readCampaignTexts(db, lang) })),
    ...CAMPAIGN_KEYS.map((key) => putCampaignText(db, key, lang, texts[key] ?? '')),
    ...extra,
  ])
  if (outcome.ok) change.purge([LIST_TAG])
  return outcome
}
