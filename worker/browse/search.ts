import { type Assets, openGazetteer } from '../cities/gazetteer.ts'
import { nameOfCity } from '../cities/names.ts'
import type { Place } from '../cities/place.ts'
import type { Lang } from '../rules/languages.ts'
import { type PublicAction, toPublicActions } from '../rules/public-action.ts'
import { foldName } from '../rules/text-hygiene.ts'
import type { Database } from '../store/database.ts'
import { citiesWithActions, searchActions } from '../store/search.ts'
import type { Lists } from './lists.ts'

/** So many of what is coming, and of what is over: whoever is shown more types a word more. */
export const FOUND_AT_MOST = 50
/** Cities that what was typed may mean, of which few have a page worth going to. */
const CITIES_LOOKED_AT = 8
/** Fewer letters begin too many names. */
const LETTERS_OF_A_BEGINNING = 3

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
    toPublicActions(records.slice(0, FOUND_AT_MOST), now),
  )
  const lists = listsOf(coming ?? [], past ?? [])
  const isWhole = found.coming.length <= FOUND_AT_MOST && found.past.length <= FOUND_AT_MOST
  const isNothing = found.coming.length + found.past.length === 0
  return { lists, isWhole, cities: await citiesToGoTo(db, typed, { places, isNothing, lang }) }
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
 * Cities in which there is something to see and whose name begins as what was typed. Where no action was found, those
 * too that only sound like it, and the one that bears exactly this name whatever there is: its page has the calendar
 * that tells when there will be. Otherwise "freedom" would lead to a town of that name.
 */
async function citiesToGoTo(
  db: Database,
  typed: string,
  { places, isNothing, lang }: { places: Place[]; isNothing: boolean; lang: Lang },
): Promise<CityLink[]> {
  const keyOf = ({ cc, slug }: Place) => `${cc}/${slug}`
  const busy = await citiesWithActions(db, places.map(keyOf))
  const folded = foldName(typed)
  const bears = (place: Place, is: (name: string) => boolean) =>
    [place.name, ...place.others].some((name) => is(foldName(name)))
  const isLong = [...folded].length >= LETTERS_OF_A_BEGINNING
  const begins = (place: Place) => isLong && bears(place, (name) => name.startsWith(folded))
  const named = places.find((place) => bears(place, (name) => name === folded))
  return places
    .filter((place) => (busy.has(keyOf(place)) ? isNothing || begins(place) : isNothing && place === named))
    .map((place) => ({ cc: place.cc, slug: place.slug, name: nameOfCity(place, lang) }))
}
