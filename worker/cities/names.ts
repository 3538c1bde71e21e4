import { direction } from '../rules/languages.ts'
import type { Point } from '../rules/location-tier.ts'
import type { PublicPlace } from '../rules/public-place.ts'
import { cityById, cityName } from './cities.ts'
import { nearestCity } from './nearest-city.ts'

const regionNames = new Map<string, Intl.DisplayNames>()
const languageNames = new Map<string, Intl.DisplayNames>()

function namesOf(cache: Map<string, Intl.DisplayNames>, lang: string, type: 'region' | 'language'): Intl.DisplayNames {
  const names = cache.get(lang) ?? new Intl.DisplayNames([lang], { type })
  cache.set(lang, names)
  return names
}

/** The name of a country (ISO 3166-1 alpha-2) in a language. */
export function countryName(code: string, lang: string): string {
  return namesOf(regionNames, lang, 'region').of(code) ?? code
}

/** The name of a language (BCP 47) in a language. */
export function languageName(code: string, lang: string): string {
  return namesOf(languageNames, lang, 'language').of(code) ?? code
}

/** The public name of a place's city, in a language where the gazetteer has one; null where only the country is public. */
export function placeCity(place: PublicPlace, lang: string): string | null {
  return place.city && nameOfCity(place.city, lang)
}

/** The name of a city in a language, where the gazetteer has one; else as it is given. */
export function nameOfCity({ id, name }: { id: number | null; name: string }, lang: string): string {
  const known = id === null ? null : cityById(id)
  return known ? cityName(known, lang) : name
}

/** A place in a line: city and country, or the country alone. */
export function placeName(place: PublicPlace, lang: string): string {
  return listText(
    [placeCity(place, lang), countryName(place.country, lang)].filter((part) => part !== null),
    lang,
  )
}

/** All that is public of a place in a line, from the door to the country. */
export function placeLine(place: PublicPlace, lang: string): string {
  const { venue, address, neighbourhood } = place
  const parts = [venue, address, neighbourhood, placeName(place, lang)]
  return listText(
    parts.filter((part): part is string => Boolean(part)),
    lang,
  )
}

/**
 * What one calls the surroundings of a point: by the city there, else by its degrees. These are isolated (UAX #9, LRI and
 * PDI): among Persian words their signs and their order would be turned.
 */
export function circleName({ lat, lon }: Point, lang: string): string {
  const city = nearestCity({ lat, lon })
  return city ? cityName(city, lang) : `\u2066${lat}, ${lon}\u2069`
}

/** Several things in a line, with the comma of the language: Hebrew is written from the right, but has that of Latin. */
export function listText(items: string[], lang: string): string {
  return items.join(direction(lang) === 'rtl' && lang !== 'he' ? '، ' : ', ')
}
