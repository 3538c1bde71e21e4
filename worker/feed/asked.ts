import type { Context } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { isShipped, type Lang } from '../rules/languages.ts'

/** The language that a feed is asked in; `en` where it is none of ours. */
export function feedLang(c: Context<AppEnv>): Lang {
  const asked = c.req.query('lang') ?? ''
  return isShipped(asked) ? asked : 'en'
}

/** A path of the site as a whole address, as feeds want them. */
export function absolute(c: Context<AppEnv>, path: string): string {
  return new URL(path, c.req.url).href
}
