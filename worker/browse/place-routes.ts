import { factory } from '../app-env.ts'
import { openGazetteer } from '../cities/gazetteer.ts'
import { knownCity, knownPlacesNamed } from '../cities/known.ts'
import { countryName, listText, nameOfCity } from '../cities/names.ts'
import { noStore } from '../middleware/caching.ts'
import type { KnownCity } from '../rules/action-place.ts'
import { hasOneClock } from '../rules/country-zones.ts'
import { type Lang, shippedLang } from '../rules/languages.ts'

/** As many suggestions as fit a phone's screen above its keyboard. */
const SUGGESTED = 8
/** Of places that cannot be told apart by their label, one is suggested: so many are looked through for that. */
const LOOKED_THROUGH = 24
/** Characters: no place has a longer name. */
const NAME_AT_MOST = 100

/**
 * What a typed name of a city may mean: `/places.json?q=…`, where `country` (ISO 3166-1 alpha-2) comes first; or, with
 * `named` in place of `q`, the cities that the form takes for it, of that country alone where one is given. No cache keeps
 * an answer: whoever finds one there knows what somebody typed, and that may be the city that an action hides.
 */
export const places = factory
  .createApp()
  .use(noStore)
  .get('/', async (c) => {
    const { q = '', country = '', lang: asked } = c.req.query()
    const named = c.req.query('named')?.slice(0, NAME_AT_MOST)
    const lang = shippedLang(asked)
    const near = /^[a-z]{2}$/i.test(country) ? country.toUpperCase() : null
    const found =
      named === undefined
        ? (await openGazetteer(c.env.ASSETS).suggest(q, { country: near, limit: LOOKED_THROUGH })).map(knownCity)
        : (await knownPlacesNamed(named, c.env.ASSETS)).citiesNamed(named, near ?? undefined)
    const labelled = found.slice(0, LOOKED_THROUGH).map((place) => ({ ...place, ...labelOf(place, lang) }))
    // Whoever asks for a name has a point to choose among namesakes; whoever chooses from a list has only labels.
    const told = named === undefined ? distinct(labelled).slice(0, SUGGESTED) : labelled
    return c.json(told.map((place) => ({ ...place, oneClock: oneClock(place.cc, c.var.now) })))
  })

function labelOf({ id, cc, name }: KnownCity, lang: Lang) {
  const city = nameOfCity({ id, name }, lang)
  const country = countryName(cc, lang)
  return { name: city, country, label: listText([city, country], lang) }
}

function distinct<P extends { label: string }>(places: P[]): P[] {
  return places.filter(({ label }, at) => places.findIndex((other) => other.label === label) === at)
}

/** Whether a country has one clock: asked of Intl once, since countries of thirty zones are often typed. */
function oneClock(cc: string, now: number): boolean {
  const known = clocks.get(cc) ?? hasOneClock(cc, now)
  clocks.set(cc, known)
  return known
}
const clocks = new Map<string, boolean>()
