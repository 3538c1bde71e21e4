import { factory } from '../app-env.ts'
import { cityById, cityName } from '../cities/cities.ts'
import { openGazetteer } from '../cities/gazetteer.ts'
import type { Place } from '../cities/place.ts'
import { zoneOfPlace } from '../cities/zone.ts'
import { cachePublicly, revalidated } from '../middleware/caching.ts'
import { isShipped, type Lang } from '../rules/languages.ts'
import { countryName, listText } from '../ui/names.ts'

/** As many suggestions as fit a phone's screen above its keyboard. */
const SUGGESTED = 8
/** Of places that cannot be told apart by their label, one is suggested: so many are looked through for that. */
const LOOKED_THROUGH = 24
/** So long a browser may keep an answer. Seconds. */
const BROWSER_SECONDS = 3600

/** What a typed name of a city may mean: `/places.json?q=…`, where `country` (ISO 3166-1 alpha-2) comes first. */
export const places = factory
  .createApp()
  .use(revalidated)
  .get('/', async (c) => {
    const { q = '', country = '', lang: asked = '' } = c.req.query()
    const lang = isShipped(asked) ? asked : 'en'
    const near = /^[a-z]{2}$/i.test(country) ? country.toUpperCase() : null
    const found = await openGazetteer(c.env.ASSETS).suggest(q, { country: near, limit: LOOKED_THROUGH })
    cachePublicly(c, ['places'], [])
    // No change of an action changes a place, and whoever corrects a letter asks the same again.
    c.header('Cache-Control', `public, max-age=${BROWSER_SECONDS}`)
    const all = found.map((place) => suggestion(place, lang))
    const distinct = all.filter(({ label }, at) => all.findIndex((other) => other.label === label) === at)
    return c.json(distinct.slice(0, SUGGESTED))
  })

function suggestion(place: Place, lang: Lang) {
  const { id, cc, slug, lat, lon } = place
  const bundled = cityById(id)
  const name = bundled ? cityName(bundled, lang) : place.name
  const country = countryName(cc, lang)
  return { id, name, cc, country, label: listText([name, country], lang), slug, lat, lon, zone: zoneOfPlace(place) }
}
