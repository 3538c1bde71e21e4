import { cityById, cityName } from '../cities/cities.ts'
import type { PublicPlace } from '../rules/public-action.ts'

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
  if (!place.city) return null
  const known = place.city.id === null ? null : cityById(place.city.id)
  return known ? cityName(known, lang) : place.city.name
}

/** A place in a line: city and country, or the country alone. */
export function placeName(place: PublicPlace, lang: string): string {
  const parts = [placeCity(place, lang), countryName(place.country, lang)].filter((part) => part !== null)
  return listText(parts, lang)
}

/** Several things in a line. Intl.ListFormat makes them "Berlin and Germany" in some languages, even as mere units. */
export function listText(items: string[], lang: string): string {
  return items.join(lang === 'fa' ? '، ' : ', ')
}
