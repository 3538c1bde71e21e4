import { distanceKm, type Point } from './location-tier.ts'
import type { PublicPlace } from './public-place.ts'

/** Kilometres: finer than the place is known, a distance would be a guess. */
const STEP_KM = { exact: 1, area: 2, city: 10 } as const

/** A distance as it may be said: `under` a number of kilometres, or `about` so many. */
export type ShownDistance = { under: number } | { about: number }

/** How far a public place is from a point, no finer than its tier; null where it has no point. */
export function shownDistance(place: PublicPlace | null, from: Point): ShownDistance | null {
  if (!place?.point) return null
  const step = STEP_KM[place.point.precision]
  const km = distanceKm(from, place.point)
  return km < step ? { under: step } : { about: Math.round(km / step) * step }
}
