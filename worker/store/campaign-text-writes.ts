import { and, eq, sql } from 'drizzle-orm'
import type { Statement } from './batch.ts'
import type { CampaignKey } from './campaign-texts.ts'
import type { Database } from './database.ts'
import { campaignTexts } from './schema.ts'

/** Sets a text, or takes it back where it is empty: then the site's own stands again. */
export function putCampaignText(db: Database, key: CampaignKey, lang: string, text: string): Statement {
  if (text === '') {
    return db.delete(campaignTexts).where(and(eq(campaignTexts.key, key), eq(campaignTexts.lang, lang)))
  }
  return db
    .insert(campaignTexts)
    .values({ key, lang, text })
    .onConflictDoUpdate({ target: [campaignTexts.key, campaignTexts.lang], set: { text: sql`excluded.text` } })
}
