import { eq } from 'drizzle-orm'
import type { Database } from './database.ts'
import { campaignTexts } from './schema.ts'

/** What a campaign may say of itself. */
export const CAMPAIGN_KEYS = ['name', 'tagline', 'about', 'safety', 'contact'] as const
export type CampaignKey = (typeof CAMPAIGN_KEYS)[number]
export type CampaignTexts = Partial<Record<CampaignKey, string>>

/** What the campaign has set in a language. */
export async function readCampaignTexts(db: Database, lang: string): Promise<CampaignTexts> {
  const rows = await db.select().from(campaignTexts).where(eq(campaignTexts.lang, lang))
  return Object.fromEntries(rows.map(({ key, text }) => [key, text]))
}
