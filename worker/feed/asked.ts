import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { AppEnv } from '../app-env.ts'
import type { FeedFormat } from '../rules/feed-format.ts'
import { type Lang, shippedLang, TEXT_LANGS } from '../rules/languages.ts'
import { type Narrowing, parseNarrowing, printNarrowing } from '../rules/narrowing.ts'

/** What a feed is asked for beside its selection. */
export type Asked = { lang: Lang; narrowing: Narrowing }

/** Longer words are not said again. */
const SAID_AT_MOST = 60

/**
 * The query of a feed: its language, `en` where the site's pages are not in it, and what narrows it. A view (`box`) narrows
 * no feed: who wants what is near subscribes to a circle. Throws 400 with a sentence where a word is not understood:
 * whoever subscribes with a slip would else miss events, and never learn why.
 */
export function readAsked(c: Context<AppEnv>): Asked {
  const { box: _, ...query } = c.req.query()
  const { lang = '' } = query
  const narrowing = parseNarrowing(query)
  const understood: Record<string, string | null> = printNarrowing(narrowing)
  const wrong = Object.entries(query).find(
    ([name, value]) => value !== '' && Object.hasOwn(understood, name) && value !== understood[name],
  )
  const slip = lang !== '' && !TEXT_LANGS.some((known) => known === lang) ? (['lang', lang] as const) : wrong
  if (slip) {
    const message = c.var.t.calendar.notUnderstood(slip.join('=').slice(0, SAID_AT_MOST))
    throw new HTTPException(400, { message })
  }
  return { lang: shippedLang(lang), narrowing }
}

/** The header by which a feed that is saved as a file has a name: `name` may hold slashes. */
export function fileHeader(name: string, format: FeedFormat): string {
  return `inline; filename="${name.replaceAll('/', '-')}.${format}"`
}
