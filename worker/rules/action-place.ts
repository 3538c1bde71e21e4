import type { ActionErrors, TypedAction } from './action-entries.ts'
import type { FieldError } from './field-error.ts'
import { requireFields } from './fields.ts'
import { CITY_REACHES_KM, distanceKm, isFiner, type Point, roundPoint, type Tier } from './location-tier.ts'
import type { TierCaps } from './tier-cap.ts'

/** A city as the gazetteer gives it. */
export type KnownCity = { id: number; cc: string; slug: string; name: string; zone: string } & Point

/** What the fields are held against: nothing is looked up in here. */
export type Known = {
  /** Cities of this name, most populous first; of one country only where its code is given. A point may choose. */
  citiesNamed: (name: string, country?: string, near?: Point) => readonly KnownCity[]
  daySlugs: ReadonlySet<string>
  /** Days for which groups cannot register now, and why. */
  shutDays?: ReadonlyMap<string, FieldError>
  isCountry: (code: string) => boolean
  /** What a name that no city bears may be in another script, the likeliest first. */
  citiesLike?: readonly Pick<KnownCity, 'name' | 'cc'>[]
  /** The IANA zone of a point. */
  zoneAt: (point: Point) => string
  tierCaps: TierCaps
}

/** A city as an action keeps it; a name alone where the gazetteer does not know it. */
export type PlaceCity = ({ id: number; slug: string; name: string } & Point) | { id: null; name: string }

/** Where an action is, as its organizer gave it. */
export type ActionPlace = {
  /** ISO 3166-1 alpha-2. */
  country: string
  city: PlaceCity
  neighbourhood: string | null
  venue: string | null
  address: string | null
  point: Point | null
}

/** The place of an action that is not only online; null where it cannot be told, with the reasons in `errors`. */
export function readPlace(
  typed: TypedAction,
  cities: readonly KnownCity[],
  known: Known,
  errors: ActionErrors,
): ActionPlace | null {
  requireFields(['city'], typed, errors)
  if ((typed.lat === null) !== (typed.lon === null))
    errors[typed.lat === null ? 'lat' : 'lon'] ??= { code: 'bothOrNone' }
  if (typed.country && !known.isCountry(typed.country)) errors.country ??= { code: 'notInList' }
  // Half a coordinate is what is left of an attempt to say where an unknown city is.
  if (typed.city && cities.length === 0 && (errors.lat || errors.lon)) errors.city ??= { code: 'unknownCity' }
  if (errors.city || errors.country || errors.lat || errors.lon) return null
  const point = typedPoint(typed)
  const countries = [...new Set(cities.map(({ cc }) => cc))]
  const [city] = cities
  if (countries.length > 1) errors.country ??= { code: 'severalCities', countries }
  // A city that the gazetteer does not know is welcome if it can be found without it.
  if (!city && !point) errors.city ??= unknownCity(typed, known)
  else if (!city && !typed.country) errors.country ??= { code: 'required' }
  // A point elsewhere would be drawn under another country's cap.
  if (city && point && distanceKm(city, point) > CITY_REACHES_KM) errors.lat ??= { code: 'farFromCity' }
  if (errors.city || errors.country || errors.lat) return null
  return {
    country: city?.cc ?? typed.country,
    city: city ? keptCity(city) : { id: null, name: typed.city },
    neighbourhood: typed.neighbourhood || null,
    venue: typed.venue || null,
    address: typed.address || null,
    point,
  }
}

function unknownCity({ country }: TypedAction, { citiesLike = [] }: Known): FieldError {
  const cities = citiesLike
    .filter(({ cc }) => !country || cc === country)
    .map(({ name, cc }) => ({ name, country: cc }))
  return cities.length > 0 ? { code: 'cityLike', cities } : { code: 'unknownCity' }
}

/** The coordinates that were typed, or null where one of them is missing. */
export function typedPoint({ lat, lon }: TypedAction): Point | null {
  return lat === null || lon === null ? null : roundPoint({ lat, lon })
}

function keptCity({ id, slug, name, lat, lon }: KnownCity): PlaceCity {
  return { id, slug, name, lat, lon }
}

/** The chosen tier, held against the cap of where it is; null where none was chosen. */
export function readTier(
  typed: Tier | null,
  capped: { country: string; cap: Tier } | null,
  errors: ActionErrors,
): Tier | null {
  if (!typed) errors.tier ??= { code: 'required' }
  else if (capped && isFiner(typed, capped.cap)) errors.tier ??= { code: 'tierCapped', ...capped }
  return typed
}
