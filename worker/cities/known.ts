import type { Known } from '../rules/action-place.ts'
import { allCities, citiesNamed } from './cities.ts'

let countries: ReadonlySet<string> | undefined

/** The countries that the site knows (ISO 3166-1 alpha-2): those with a city in the gazetteer, which holds every capital. */
export function knownCountries(): ReadonlySet<string> {
  countries ??= new Set(allCities().map(({ cc }) => cc))
  return countries
}

/** The gazetteer's part of what an action's fields are held against. */
export const knownPlaces: Pick<Known, 'citiesNamed' | 'isCountry'> = {
  citiesNamed,
  isCountry: (code) => knownCountries().has(code),
}
