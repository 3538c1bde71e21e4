import { hashSecret } from '../rules/secret.ts'
import { runBatch } from '../store/batch.ts'
import { putCampaignText } from '../store/campaign-text-writes.ts'
import { CAMPAIGN_KEYS, type CampaignTexts, readCampaignTexts } from '../store/campaign-texts.ts'
import { putSnapshot } from '../store/snapshot-writes.ts'
import { insertVerdict } from '../store/verdict-writes.ts'
import { type Change, LIST_TAG, type Outcome } from './change.ts'

/** Sets what the campaign says of itself in a language, and logs who did. A text left out is the site's own again. */
export async function saveCampaignTexts(
  change: Change,
  coordinatorId: number,
  lang: string,
  texts: CampaignTexts,
): Promise<Outcome> {
  const { db, now } = change
  const snapshotHash = await hashSecret(JSON.stringify(texts))
  const log = {
    at: now,
    coordinatorId,
    subject: 'campaign-text',
    subjectId: lang,
    decision: 'save',
    snapshotHash,
  } as const
  const outcome = await runBatch(db, [
    insertVerdict(db, log),
    putSnapshot(db, { of: 'campaign-text', lang, texts: await readCampaignTexts(db, lang) }),
    ...CAMPAIGN_KEYS.map((key) => putCampaignText(db, key, lang, texts[key] ?? '')),
  ])
  if (outcome.ok) change.purge([LIST_TAG])
  return outcome
}
