import type { ActionFields } from './action-fields.ts'
import type { ActionPlace } from './action-place.ts'
import { zonesOfCountry } from './country-zones.ts'
import { isFiner, type Point, TIERS, type Tier } from './location-tier.ts'

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
 * The cap that holds where an action is, the narrowest of several, with its country: that of its own, and that in whose
 * time zone its point lies, since whoever names a city that nobody knows may name its country wrongly.
 */
export function capOf(
  place: Pick<ActionPlace, 'country' | 'point'> | null,
  caps: TierCaps,
  zoneAt: (point: Point) => string,
): { country: string; cap: Tier } | null {
  if (!place || caps.size === 0) return null
  const zone = place.point && zoneAt(place.point)
  const [narrowest] = [...caps]
    .filter(([country]) => country === place.country || (zone !== null && zonesOfCountry(country).includes(zone)))
    .sort(([, a], [, b]) => TIERS.indexOf(b) - TIERS.indexOf(a))
  return narrowest ? { country: narrowest[0], cap: narrowest[1] } : null
}

/** What of an action says whether it goes around a cap. */
export type Capped = Pick<ActionFields, 'tier' | 'revealAt'> & { place: Pick<ActionPlace, 'country' | 'point'> | null }

/** The cap that an action would go around, or null: by its tier, or by the exact place that appears at its hour of reveal. */
export function capExceeded(
  { place, tier, revealAt }: Capped,
  caps: TierCaps,
  zoneAt: (point: Point) => string,
): { country: string; cap: Tier } | null {
  const capped = capOf(place, caps, zoneAt)
  if (!capped) return null
  return isFiner(tier, capped.cap) || (revealAt !== null && isFiner('exact', capped.cap)) ? capped : null
}
