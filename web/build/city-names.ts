import { allCities, cityName } from '../../worker/cities/cities.ts'
import type { Lang } from '../../worker/rules/languages.ts'
import type { CityName } from '../islands/map/countries.ts'
import { project } from './mercator.ts'

/** Inhabitants from which a city is named at a zoom, so that some twenty names stand on a screen. */
const NAMED_FROM: [inhabitants: number, zoom: number][] = [
  [10_000_000, 3.5],
  [4_000_000, 4.5],
  [1_500_000, 5.25],
  [600_000, 6],
  [250_000, 7],
  [0, 8],
]

/** The cities that the map names, the largest first, in a world `size` units wide. */
export function cityNames(lang: Lang, size: number): CityName[] {
  return allCities()
    .toSorted((a, b) => b.population - a.population)
    .flatMap((city): CityName[] => {
      const [point] = project([[city.lon, city.lat]], size)
      const [, fromZoom = 0] = NAMED_FROM.find(([inhabitants]) => city.population >= inhabitants) ?? []
      return point ? [[cityName(city, lang), ...point, fromZoom]] : []
    })
}
