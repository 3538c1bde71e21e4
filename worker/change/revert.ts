import type { Coordinator } from '../rules/coordinator.ts'
import { no } from '../rules/result.ts'
import { revertNeedsSecond } from '../rules/second.ts'
import { hashSecret } from '../rules/secret.ts'
import { changesSomething, type LaterVerdict, standing } from '../rules/standing.ts'
import { findAction } from '../store/actions.ts'
import { runBatch, type Statement } from '../store/batch.ts'
import { putCampaignText } from '../store/campaign-text-writes.ts'
import { CAMPAIGN_KEYS, readCampaignTexts } from '../store/campaign-texts.ts'
import { listLater } from '../store/later-verdicts.ts'
import { putSnapshot } from '../store/snapshot-writes.ts'
import { findSnapshot, type Snapshot } from '../store/snapshots.ts'
import { findLine, type LogLine } from '../store/verdict-log.ts'
import { insertVerdict } from '../store/verdict-writes.ts'
import { type Change, changeAction, LIST_TAG, type Outcome } from './change.ts'
import { restoreAction, restoredBy } from './restore-action.ts'
import { restoreDay } from './restore-day.ts'
import { restoreGroupLink } from './restore-group-link.ts'
import { restoreImport } from './restore-import.ts'
import { restoreKitFile } from './restore-kit-file.ts'
import { restoreMember } from './restore-member.ts'
import { restoreMerged } from './restore-merged.ts'
import { restoreNotices } from './restore-notices.ts'
import { restorePerson, restorePersonsOfAction, restorePersonsOfDay } from './restore-person.ts'
import { restorePhoto } from './restore-photo.ts'
import { restoreSource } from './restore-source.ts'
import { restoreTranslation } from './restore-translation.ts'
import type { Errand, MakeLog, Reverted } from './taking-back.ts'

/** Whether a line of the log can be taken back, as far as it says itself. */
export function canRevert(line: Pick<LogLine, 'subject' | 'decision' | 'isKept' | 'revertedBy'>): boolean {
  return whyNotReverted(line) === null
}

/**
 * Why a line cannot be taken back, as far as it says itself: it is so already, there is nothing to take back (it was only asked,
 * proposed or given), it is about a passkey, or what it found is not kept. Null where it can.
 */
export function whyNotReverted(
  line: Pick<LogLine, 'subject' | 'decision' | 'isKept' | 'revertedBy'>,
): 'repeated' | 'nothing' | 'passkey' | 'lost' | null {
  // What is in somebody's device no verdict brings there or takes away.
  if (line.subject === 'passkey') return 'passkey'
  if (line.revertedBy !== null) return 'repeated'
  if (!changesSomething(line.decision)) return 'nothing'
  return line.isKept ? null : 'lost'
}

/** The verdicts that have to be taken back before one, the newest first. */
export async function verdictsInTheWay({ db }: Pick<Change, 'db'>, line: LogLine): Promise<LaterVerdict[]> {
  return standing(await listLater(db, line))
}

/**
 * Takes a verdict back: what it was about is as it was before, with what its organizer has said since, and the log has another
 * line. A verdict is taken back once; that too can be taken back. `extra` is written in the same batch. In the last 48 hours before
 * an action what leads people elsewhere is `second`, unless two have agreed to it.
 */
export async function revertVerdict(
  change: Change,
  by: Coordinator,
  verdictId: number,
  { extra = [], isAgreed = false }: { extra?: readonly Statement[]; isAgreed?: boolean } = {},
): Promise<Reverted> {
  const { db } = change
  const line = await findLine(db, verdictId)
  if (!line) return no('gone')
  if (line.revertedBy !== null) return no('repeated')
  const snapshot = canRevert(line) ? await findSnapshot(db, line.id) : null
  if (!snapshot) return no('lost')
  if ((await verdictsInTheWay(change, line)).length > 0) return no('way')
  return restore(change, snapshot, { line, by, log: logOf(change, by.id, line), extra, isAgreed })
}

/** Puts back what a verdict found, each kind of thing as its own file says. */
function restore(
  change: Change,
  snapshot: Snapshot,
  errand: Omit<Errand<Snapshot['of']>, 'snapshot'>,
): Promise<Reverted> {
  switch (snapshot.of) {
    case 'action':
      return (errand.line.decision === 'merge' ? restoreMerged : revertOnAction)(change, { ...errand, snapshot })
    case 'photo':
      return restorePhoto(change, { ...errand, snapshot })
    case 'day':
      return restoreDay(change, { ...errand, snapshot })
    case 'campaign-text':
      return revertTexts(change, { ...errand, snapshot })
    case 'notices':
      return restoreNotices(change, { ...errand, snapshot })
    case 'translation':
      return restoreTranslation(change, { ...errand, snapshot })
    case 'group-link':
      return restoreGroupLink(change, { ...errand, snapshot })
    case 'person':
      return restorePerson(change, { ...errand, snapshot })
    case 'persons-of-day':
      return restorePersonsOfDay(change, { ...errand, snapshot })
    case 'persons-of-action':
      return restorePersonsOfAction(change, { ...errand, snapshot })
    case 'kit-file':
      return restoreKitFile(change, { ...errand, snapshot })
    case 'import':
      return restoreImport(change, { ...errand, snapshot })
    case 'source':
      return restoreSource(change, { ...errand, snapshot })
    case 'member':
      return restoreMember(change, { ...errand, snapshot })
  }
}

function logOf({ db, now }: Change, coordinatorId: number, { id, subject, subjectId }: LogLine): MakeLog {
  return async (found) => {
    const snapshotHash = await hashSecret(JSON.stringify(found))
    const line = { at: now, coordinatorId, subject, subjectId, decision: 'revert', snapshotHash, reverts: id } as const
    return [insertVerdict(db, line), putSnapshot(db, found)]
  }
}

async function revertOnAction(
  change: Change,
  { line, snapshot, log, extra, isAgreed }: Errand<'action'>,
): Promise<Reverted> {
  // As it was merged into another: that is done anew, not taken back twice.
  if (snapshot.record.status === 'withdrawn') return no('lost')
  const present = await findAction(change.db, snapshot.record.id)
  if (!present) return no('gone')
  const target = restoredBy(line.subject, snapshot.record, present, change.now)
  if (!target) return no('withdrawn')
  if (!isAgreed && revertNeedsSecond(present, target, change.now)) return no('second')
  const statements = restoreAction(change, { line, found: snapshot.record, present, target })
  const outcome = await changeAction(change, { id: present.id, days: [...present.days, ...snapshot.record.days] }, [
    ...(await log({ of: 'action', record: present })),
    ...statements,
    ...extra,
  ])
  if (outcome.ok) change.nudge()
  return outcome
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
