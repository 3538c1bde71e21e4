import type { Known, KnownCity } from '../rules/action-place.ts'
import { distanceKm, type Point } from '../rules/location-tier.ts'
import { foldName } from '../rules/text-hygiene.ts'
import { allCities, citiesNamed, nameAndCountry } from './cities.ts'
import { type Assets, openGazetteer } from './gazetteer.ts'
import { NAMESAKE_KM } from './namesake.ts'
import type { Place } from './place.ts'
import { zoneOfPlace, zoneOfPoint } from './zone.ts'

/** Countries (as ISO 3166-1 counts them) of which the bundled cities have none. */
const WITHOUT_A_BUNDLED_CITY = ['AQ', 'EH', 'PS', 'TK']

let countries: ReadonlySet<string> | undefined

/** The countries that the site knows (ISO 3166-1 alpha-2): those with a place in the gazetteer. */
export function knownCountries(): ReadonlySet<string> {
  countries ??= new Set([...allCities().map(({ cc }) => cc), ...WITHOUT_A_BUNDLED_CITY])
  return countries
}

/** The bundled part of what an action's fields are held against. */
export const knownPlaces: Pick<Known, 'citiesNamed' | 'isCountry' | 'zoneAt'> = {
  citiesNamed,
  isCountry: (code) => knownCountries().has(code),
  zoneAt: zoneOfPoint,
}

/** As many as can be asked about in a sentence. */
const LIKE = 3

/**
 * The same with the gazetteer at large, as far as one typed name of a city needs it. A bundled city comes before its
 * namesakes: Paris is in France for whoever names no country. Of others, a point that was typed decides.
 */
export async function knownPlacesNamed(
  typed: string,
  assets: Assets,
): Promise<Pick<Known, 'citiesNamed' | 'citiesLike' | 'isCountry' | 'zoneAt'>> {
  const { name, cc } = nameAndCountry(typed)
  const gazetteer = openGazetteer(assets)
  const whole = await gazetteer.named(typed)
  const places = whole.length > 0 || !cc ? whole : inCountry(await gazetteer.named(name), cc)
  const isUnknown = places.length === 0 && citiesNamed(typed).length === 0
  return {
    ...knownPlaces,
    // In Latin letters a name that is not held is a place too small, or a slip that its writer sees.
    citiesLike:
      isUnknown && !/\p{Script=Latin}/u.test(typed)
        ? await gazetteer.suggest(typed, { country: null, limit: LIKE })
        : [],
    citiesNamed: (asked, country, near) => {
      const bundled = citiesNamed(asked, country)
      if (bundled.length > 0 || foldName(asked) !== foldName(typed)) return bundled
      const found = (country ? inCountry(places, country) : places).map(knownCity)
      return near ? nearest(found, near) : found
    },
  }
}

/** A place as an action's fields are held against it. */
export function knownCity(place: Place): KnownCity {
  const { id, cc, slug, name, lat, lon } = place
  return { id, cc, slug, name, lat, lon, zone: zoneOfPlace(place) }
}

const inCountry = (places: readonly Place[], cc: string): Place[] =>
  places.filter((place) => place.cc === cc.toUpperCase())

/** The one that a point means; `[]` where it means none of them. */
function nearest(cities: readonly KnownCity[], point: Point): KnownCity[] {
  const byDistance = cities.map((city) => ({ city, km: distanceKm(city, point) })).sort((a, b) => a.km - b.km)
  return byDistance.filter(({ km }) => km <= NAMESAKE_KM).flatMap(({ city }, at) => (at === 0 ? [city] : []))
}
