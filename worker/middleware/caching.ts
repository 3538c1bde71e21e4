import type { Context } from 'hono'
import { etag, RETAINED_304_HEADERS } from 'hono/etag'
import type { AppEnv } from '../app-env.ts'
import { factory } from '../app-env.ts'

/** So long a shared cache may keep a public page; every change purges it before. Seconds. */
const SHARED_SECONDS = 300
/** So long it may go on serving the old one while it fetches anew. Seconds. */
const STALE_SECONDS = 60

/**
 * Marks a response as one that shared caches may keep: under these tags, and never past the next moment at which the
 * clock changes it. Browsers ask each time (304 by ETag), so that whoever changed something sees it.
 */
export function cachePublicly(c: Context<AppEnv>, tags: string[], changesAt: (number | null)[]): void {
  const moments = changesAt.filter((moment) => moment !== null)
  const seconds = Math.max(0, Math.floor((Math.min(...moments, Number.POSITIVE_INFINITY) - c.var.now) / 1000))
  const age = Math.min(SHARED_SECONDS, seconds)
  const stale = Math.min(STALE_SECONDS, seconds - age)
  c.header('Cache-Control', 'public, max-age=0, must-revalidate')
  c.header('CDN-Cache-Control', `public, max-age=${age}, stale-while-revalidate=${stale}`)
  c.header('Cache-Tag', tags.join(','))
}

/** A browser may show a photo again so long without asking: removed is removed within a minute. Seconds. */
const PHOTO_SECONDS = 60
/** A shared cache is told of every change, and yet may put in what was read just before it: no longer than it keeps pages. */
const SHARED_PHOTO_SECONDS = SHARED_SECONDS

/** Marks a published photo as one that caches may keep, under these tags; never `immutable`, since it may have to go. */
export function cachePhoto(c: Context<AppEnv>, tags: string[]): void {
  c.header('Cache-Control', `public, max-age=${PHOTO_SECONDS}, must-revalidate`)
  c.header('CDN-Cache-Control', `public, max-age=${SHARED_PHOTO_SECONDS}`)
  c.header('Cache-Tag', tags.join(','))
}

/** Keeps a response out of every cache, whatever was said of it before. */
export function keepUncached(c: Context<AppEnv>): void {
  c.header('Cache-Control', 'no-store')
  c.header('CDN-Cache-Control', undefined)
  c.header('Cache-Tag', undefined)
}

/** Keeps pages with a secret in them, and all that is said to one visitor, out of every cache. */
export const noStore = factory.createMiddleware(async function noStoreMiddleware(c, next) {
  await next()
  keepUncached(c)
})

/** Gives responses a strong ETag over their content and answers 304 to who has it, with what shared caches go by. */
export const revalidated = etag({ retainedHeaders: [...RETAINED_304_HEADERS, 'CDN-Cache-Control', 'Cache-Tag'] })
