import type { Lang } from '../rules/languages.ts'

/** What a feed says of itself beside its name, and what it needs to name other pages. */
export type FeedHead = {
  lang: Lang
  /** Path and query of the feed: they name it, whatever the site's host is. */
  path: string
  /** Path of the page that shows the same. */
  page: string
  /** A path as a whole address. */
  absolute: (path: string) => string
}
