import { FEED_FORMATS } from '../../worker/rules/feed-format.ts'
import { KINDS } from '../../worker/rules/kinds.ts'
import { SHIPPED_LANGS } from '../../worker/rules/languages.ts'
import { printSelection, type Selection } from '../../worker/rules/selection.ts'
import type { Visitor } from './site.ts'

/** What a test put in, beside the selections that are always there. */
export type Grounds = {
  ids?: string[]
  days?: string[]
  groups?: string[]
  countries?: string[]
  /** As in a URL: `de/berlin`. */
  cities?: string[]
}

/** Everything that anybody may ask for without a secret: pages in every language, maps, feeds in every format. */
export function publicPaths({ ids = [], days = [], groups = [], countries = [], cities = [] }: Grounds): string[] {
  const selections = selectionsOf({ days, groups, countries, cities })
  const pages = [
    ...['', 'days', 'calendar', 'about', 'safety', 'contact', 'submit', 'deleted', 'sign-in', 'no-such-page'],
    // Whatever begins with the letter of a test's canaries, or is in a city.
    ...['search', 'search?q=c', 'search?q=berlin', 'search?q=%D8%A8%D8%B1%D9%84%DB%8C%D9%86'],
    ...ids.flatMap((id) => [`actions/${id}`, `actions/${id}.ics`]),
    ...days.flatMap((slug) => ['', '/gallery', '/reports'].map((part) => `days/${slug}${part}`)),
    ...groups.map((slug) => `groups/${slug}`),
    ...countries.map((cc) => `countries/${cc}`),
    ...cities.map((city) => `cities/${city}`),
    ...KINDS.map((kind) => `kinds/${kind}`),
    ...NEAR,
    ...BOXES.map((box) => `?box=${box}`),
  ]
  return [
    ...SHIPPED_LANGS.flatMap((lang) => pages.map((page) => `/${lang}/${page}`)),
    ...SHIPPED_LANGS.flatMap((lang) =>
      selections.flatMap((of) => [
        // The others hold texts in all languages, or few of their own.
        ...['ics', 'atom'].map((format) => `/feeds/${of}.${format}?lang=${lang}`),
        `/map/${of}/q.json?lang=${lang}`,
      ]),
    ),
    ...selections.flatMap((of) => [
      ...FEED_FORMATS.map((format) => `/feeds/${of}.${format}?from=2020-01-01`),
      `/map/${of}.json`,
    ]),
    '/',
    '/healthz',
  ]
}

/** Circles around the middle of Berlin, around its main station, and around no place of the tests. */
const NEAR = ['near/52.52437,13.41053,1', 'near/52.52508,13.3694,1', 'near/52.5,13.4,1000', 'near/-40,-150,1000']
/** The views of a map: a quarter of Berlin, Berlin, a continent, the other side of the globe. */
const BOXES = ['13.36,52.52,13.38,52.53', '13,52.3,13.8,52.7', '-20,30,45,70', '170,-50,-170,-30']

/** Every selection that these grounds have, as it stands in a path. */
export function selectionsOf({ days = [], groups = [], countries = [], cities = [] }: Grounds): string[] {
  const always: Selection[] = [{ of: 'all' }, { of: 'days' }, ...KINDS.map((kind) => ({ of: 'kind', kind }) as const)]
  return [
    ...always.map(printSelection),
    ...NEAR,
    ...days.map((slug) => `day/${slug}`),
    ...groups.map((slug) => `group/${slug}`),
    ...countries.map((cc) => `country/${cc}`),
    ...cities.map((city) => `city/${city}`),
  ]
}

/** What a path answers, whole: status, headers and body as one text. */
export async function answer(visitor: Visitor, path: string): Promise<string> {
  const response = await visitor.get(path)
  return [response.status, ...[...response.headers].map((header) => header.join(': ')), '', await response.text()].join(
    '\n',
  )
}

/** Asks for every path and gives those whose answer holds a word, as `path: word`. */
export async function pathsThatTell(visitor: Visitor, where: string[], words: string[]): Promise<string[]> {
  const told: string[] = []
  for (const path of where) {
    const text = (await answer(visitor, path)).replaceAll('\r\n ', '')
    told.push(...words.filter((word) => text.includes(word)).map((word) => `${path}: ${word}`))
  }
  return told
}
