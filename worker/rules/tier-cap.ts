import type { ActionFields } from './action-fields.ts'
import { isFiner, TIERS, type Tier } from './location-tier.ts'

/** The finest tier that is public in each country (ISO 3166-1 alpha-2); a country left out has no cap. */
export type TierCaps = ReadonlyMap<string, Tier>

/** Reads the setting TIER_CAPS, `CC:tier` separated by blanks; throws on what it does not know, or knows twice. */
export function parseTierCaps(setting: string): TierCaps {
  const caps = new Map<string, Tier>()
  for (const entry of setting.split(/\s+/).filter(Boolean)) {
    const [country = '', word, ...rest] = entry.split(':')
    const tier = TIERS.find((known) => known === word)
    const wanted = /^[A-Z]{2}$/.test(country) && tier && rest.length === 0
    if (!wanted || caps.has(country)) throw new Error(`TIER_CAPS holds "${entry}": it wants CC:tier, each country once`)
    caps.set(country, tier)
  }
  return caps
}

/**
 * The cap of the country that an action would go around, or null: by its tier, or by the exact place that appears at
 * its hour of reveal.
 */
export function capExceeded(
  { place, tier, revealAt }: Pick<ActionFields, 'place' | 'tier' | 'revealAt'>,
  caps: TierCaps,
): { country: string; cap: Tier } | null {
  const cap = place && caps.get(place.country)
  if (!place || !cap) return null
  return isFiner(tier, cap) || (revealAt !== null && isFiner('exact', cap)) ? { country: place.country, cap } : null
}
