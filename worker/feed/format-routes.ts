import { factory } from '../app-env.ts'
import { LIST_TAG } from '../change/change.ts'
import { cachePublicly, revalidated } from '../middleware/caching.ts'
import { selectionIn } from '../middleware/selection-in.ts'
import { paths } from '../paths.ts'
import type { FeedFormat } from '../rules/feed-format.ts'
import { shippedLang } from '../rules/languages.ts'
import { printSelection } from '../rules/selection.ts'
import { fileHeader, readAsked } from './asked.ts'
import { printAtom } from './atom.ts'
import type { FeedHead } from './feed-head.ts'
import { toGeoJson } from './geojson.ts'
import { toJson } from './json.ts'
import { type Feed, readFeed } from './read-feed.ts'

type Printer = { mediaType: string; print: (feed: Feed, head: FeedHead) => string }

/** JSON is UTF-8 by its standards and knows no charset (RFC 8259, sections 8.1 and 11; RFC 7946, section 12). */
const PRINTERS: Readonly<Record<Exclude<FeedFormat, 'ics'>, Printer>> = {
  atom: { mediaType: 'application/atom+xml; charset=utf-8', print: printAtom },
  geojson: { mediaType: 'application/geo+json', print: (feed, head) => JSON.stringify(toGeoJson(feed, head)) },
  json: { mediaType: 'application/json', print: (feed, head) => JSON.stringify(toJson(feed, head)) },
}

/** Selections in other formats than a calendar: `/feeds/{selection}.atom`, `.geojson` and `.json`. */
export const feedFormats = factory.createApp().get('/:path{.+\\.(?:atom|geojson|json)}', revalidated, async (c) => {
  const path = c.req.param('path')
  const selection = selectionIn(path.slice(0, path.lastIndexOf('.')))
  const format = formatOf(path)
  const { lang, narrowing } = readAsked(c)
  const feed = await readFeed(c.var.db, selection, narrowing, { lang, now: c.var.now, assets: c.env.ASSETS })
  if (!feed) return c.notFound()
  cachePublicly(
    c,
    [LIST_TAG],
    feed.actions.map(({ changesAt }) => changesAt),
  )
  const { mediaType, print } = PRINTERS[format]
  c.header('Content-Type', mediaType)
  c.header('Content-Disposition', fileHeader(printSelection(selection), format))
  const { origin } = new URL(c.req.url)
  const words = shippedLang(lang)
  const head = {
    lang,
    words,
    path: paths.feed(selection, lang, narrowing, format),
    page: paths.selection(words, selection),
    absolute: (to: string) => origin + to,
  }
  return c.body(print(feed, head))
})

function formatOf(path: string): keyof typeof PRINTERS {
  if (path.endsWith('.atom')) return 'atom'
  return path.endsWith('.geojson') ? 'geojson' : 'json'
}
