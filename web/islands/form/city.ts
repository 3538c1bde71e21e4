import { NAMESAKE_KM } from '../../../worker/cities/namesake.ts'
import { distanceKm, type Point } from '../../../worker/rules/location-tier.ts'

/** What `/places.json` answers with: places, the best first, in the page's language. */
export interface City extends Point {
  name: string
  /** ISO 3166-1 alpha-2. */
  cc: string
  country: string
  /** IANA. */
  zone: string
  /** Whether all clocks of its country agree all year. */
  oneClock: boolean
}

/** The city that the form means by a name: the site would ask where there is one in several countries. */
export function meantCity(named: readonly City[], point: Point | null): City | null {
  const nearest = point && named.toSorted((a, b) => distanceKm(a, point) - distanceKm(b, point))[0]
  if (nearest && distanceKm(nearest, point) <= NAMESAKE_KM) return nearest
  return new Set(named.map(({ cc }) => cc)).size === 1 ? (named[0] ?? null) : null
}

/** The places at an address of the site; null where it cannot be asked, or is no longer. */
export async function citiesAt(url: URL, signal: AbortSignal): Promise<City[] | null> {
  try {
    const response = await fetch(url, { signal })
    return response.ok ? await response.json() : null
  } catch {
    // Without a line the field is one like any other.
    return null
  }
}
