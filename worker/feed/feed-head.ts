import type { Lang, TextLang } from '../rules/languages.ts'

/** What a feed says of itself beside its name, and what it needs to name other pages. */
export type FeedHead = {
  /** The language that is asked for: of texts, where they are there in it, and of names of places. */
  lang: TextLang
  /** The language of the words around them and of the pages that are named. */
  words: Lang
  /** Path and query of the feed: they name it, whatever the site's host is. */
  path: string
  /** Path of the page that shows the same. */
  page: string
  /** A path as a whole address. */
  absolute: (path: string) => string
}

/** The head of what has pages' words and texts in one language. */
export type PackHead = FeedHead & { lang: Lang }
