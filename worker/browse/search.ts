import { cityById, cityName } from '../cities/cities.ts'
import { type Assets, openGazetteer } from '../cities/gazetteer.ts'
import type { Place } from '../cities/place.ts'
import type { Lang } from '../rules/languages.ts'
import { type PublicAction, toPublicAction } from '../rules/public-action.ts'
import { foldName } from '../rules/text-hygiene.ts'
import type { Database } from '../store/database.ts'
import { citiesWithActions, searchActions } from '../store/search.ts'
import type { Lists } from './lists.ts'

/** So many of what is coming, and of what is over: whoever is shown more types a word more. */
export const FOUND_AT_MOST = 50
/** Cities whose names begin as what was typed, of which few have a page worth going to. */
const CITIES_LOOKED_AT = 8

/** A city by its name in the reader's language. */
export type CityLink = { cc: string; slug: string; name: string }

/** What a search finds. `isWhole` tells that nothing more matches; the counts are of what is shown. */
export type Answer = { lists: Lists; isWhole: boolean; cities: CityLink[] }

/** What a search without a word finds. */
export const NOTHING: Answer = {
  lists: { coming: [], past: [], more: null, totals: { actions: 0, cities: 0, countries: 0 } },
  isWhole: true,
  cities: [],
}

/** Searches for what was typed: `match` is the same as an expression of FTS5. */
export async function search(
  db: Database,
  { typed, match }: { typed: string; match: string },
  { now, lang, assets }: { now: number; lang: Lang; assets: Assets },
): Promise<Answer> {
  const [found, places] = await Promise.all([
    searchActions(db, match, { now, limit: FOUND_AT_MOST + 1 }),
    openGazetteer(assets).suggest(typed, { country: null, limit: CITIES_LOOKED_AT }),
  ])
  const [coming, past] = [found.coming, found.past].map((records) =>
    records.slice(0, FOUND_AT_MOST).flatMap((record) => toPublicAction(record, now) ?? []),
  )
  const lists = listsOf(coming ?? [], past ?? [])
  const isWhole = found.coming.length <= FOUND_AT_MOST && found.past.length <= FOUND_AT_MOST
  return { lists, isWhole, cities: await citiesToGoTo(db, typed, places, lang) }
}

function listsOf(coming: PublicAction[], past: PublicAction[]): Lists {
  const counted = [...coming, ...past].filter(({ status }) => status === 'published')
  const distinct = (names: (string | null | undefined)[]) => new Set(names.filter(Boolean)).size
  const totals = {
    actions: counted.length,
    cities: distinct(counted.map(({ place }) => place?.city?.slug && `${place.country}/${place.city.slug}`)),
    countries: distinct(counted.map(({ place }) => place?.country)),
  }
  return { coming, past, more: null, totals }
}

/**
 * Cities in which there is something to see, and the one that bears exactly this name whatever there is: its page has
 * the calendar that tells when there will be. Others of 135,000 places would only be in the way.
 */
async function citiesToGoTo(db: Database, typed: string, places: Place[], lang: Lang): Promise<CityLink[]> {
  const keyOf = ({ cc, slug }: Place) => `${cc}/${slug}`
  const busy = await citiesWithActions(db, places.map(keyOf))
  const folded = foldName(typed)
  const named = places.find(({ name, others }) => [name, ...others].some((own) => foldName(own) === folded))
  return places
    .filter((place) => place === named || busy.has(keyOf(place)))
    .map((place) => {
      const bundled = cityById(place.id)
      return { cc: place.cc, slug: place.slug, name: bundled ? cityName(bundled, lang) : place.name }
    })
}
