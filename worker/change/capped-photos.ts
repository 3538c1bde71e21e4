import { parseTierCaps } from '../rules/tier-cap.ts'
import type { Database } from '../store/database.ts'
import { forgetCitiesIn } from '../store/photo-writes.ts'

/**
 * Forgets the cities of photos for a day in countries whose cities a campaign hides (the setting TIER_CAPS): of those that
 * are sent from then on none is kept. What lists photos by place follows by triggers.
 */
export async function forgetCappedCities(db: Database, tierCaps: string): Promise<void> {
  const countries = [...parseTierCaps(tierCaps)].flatMap(([country, cap]) => (cap === 'country' ? [country] : []))
  if (countries.length > 0) await forgetCitiesIn(db, countries)
}
