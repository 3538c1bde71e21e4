import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { AppEnv } from '../app-env.ts'
import type { FeedFormat } from '../rules/feed-format.ts'
import { isTextLang, type TextLang } from '../rules/languages.ts'
import { type Narrowing, parseNarrowing, printNarrowing } from '../rules/narrowing.ts'

/** What a feed is asked for beside its selection: the language of its texts, and what narrows it. */
export type Asked = { lang: TextLang; narrowing: Narrowing }

/** Longer words are not said again. */
const SAID_AT_MOST = 60

/**
 * The query of a feed: its language, `en` where none is asked for, and what narrows it. A view (`box`) narrows no feed: who
 * wants what is near subscribes to a circle. Throws 400 with a sentence where a word is not understood: whoever subscribes
 * with a slip would else miss events, and never learn why.
 */
export function readAsked(c: Context<AppEnv>): Asked {
  const { box: _, ...query } = c.req.query()
  const lang = readLang(c, 'en')
  const narrowing = parseNarrowing(query)
  const understood: Record<string, string | null> = printNarrowing(narrowing)
  const wrong = Object.entries(query).find(
    ([name, value]) => value !== '' && Object.hasOwn(understood, name) && value !== understood[name],
  )
  if (wrong) throw notUnderstood(c, ...wrong)
  return { lang, narrowing }
}

/** The language in which a query wants texts, `otherwise` where it names none. Throws 400 where it is none of theirs. */
export function readLang(c: Context<AppEnv>, otherwise: TextLang): TextLang {
  const { lang = '' } = c.req.query()
  if (lang === '') return otherwise
  if (!isTextLang(lang)) throw notUnderstood(c, 'lang', lang)
  return lang
}

function notUnderstood(c: Context<AppEnv>, name: string, value: string): HTTPException {
  const message = c.var.t.calendar.notUnderstood(`${name}=${value}`.slice(0, SAID_AT_MOST))
  return new HTTPException(400, { message })
}

/** The header by which a feed that is saved as a file has a name: `name` may hold slashes. */
export function fileHeader(name: string, format: FeedFormat): string {
  return `inline; filename="${name.replaceAll('/', '-')}.${format}"`
}
