import type { ActionRecord } from './action-record.ts'
import { areaCentre, type Point, roundPoint, type Tier } from './location-tier.ts'

/** A city of the gazetteer, as a link wants it; a name alone (`slug` null) where the gazetteer does not know it. */
export type PublicCity = { id: number; slug: string; name: string } | { id: null; slug: null; name: string }

/** Where an action is, as far as its tier lets the public see. */
export type PublicPlace = {
  tier: Tier
  /** ISO 3166-1 alpha-2. */
  country: string
  city: PublicCity | null
  neighbourhood: string | null
  venue: string | null
  address: string | null
  /** Null where nothing is to be drawn. `precision` says what the point is the middle of. */
  point: (Point & { precision: 'exact' | 'area' | 'city' }) | null
}

/** The place of an action as a tier lets everybody see it; null where it has none. */
export function publicPlace(record: ActionRecord, tier: Tier): PublicPlace | null {
  const { country } = record
  if (country === null) return null
  const point = publicPoint(record, tier)
  const place = { tier, country, city: null, neighbourhood: null, venue: null, address: null, point }
  if (tier === 'country') return place
  const city = publicCity(record)
  if (tier === 'city') return { ...place, city }
  const { neighbourhood, venue, address } = record
  if (tier === 'area') return { ...place, city, neighbourhood }
  return { ...place, city, neighbourhood, venue, address }
}

/** What of an action says where it is to be drawn. */
export type PointColumns = Pick<ActionRecord, 'country' | 'lat' | 'lon' | 'cityLat' | 'cityLon'>

/** The point that a tier lets everybody see, or null where there is none. */
export function publicPoint(record: PointColumns, tier: Tier): PublicPlace['point'] {
  const { country, lat, lon, cityLat, cityLon } = record
  if (country === null || tier === 'country') return null
  const given = lat === null || lon === null ? null : { lat, lon }
  if (tier === 'exact' && given) return { ...roundPoint(given), precision: 'exact' }
  if (tier === 'area' && given) return { ...areaCentre(given), precision: 'area' }
  return cityLat === null || cityLon === null ? null : { lat: cityLat, lon: cityLon, precision: 'city' }
}

function publicCity({ cityId, citySlug, cityName }: ActionRecord): PublicCity | null {
  if (cityName === null) return null
  return cityId === null || citySlug === null
    ? { id: null, slug: null, name: cityName }
    : { id: cityId, slug: citySlug, name: cityName }
}
