import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { type AppEnv, factory } from '../app-env.ts'
import { base64url, hmac } from '../rules/secret.ts'

/** The longest form, filled to every limit in four-byte letters and percent-encoded, stays below this. */
const MAX_FORM_BYTES = 128 * 1024

const countedLimit = bodyLimit({
  maxSize: MAX_FORM_BYTES,
  onError: () => {
    throw new HTTPException(413)
  },
})

/** Where files are sent: these count their bytes themselves (ui/upload.ts), so that the answer stands beside the field. */
const UPLOADS =
  /^\/[a-z]{2}\/(manage\/[^/]+\/photos|days\/[^/]+\/photo|desk\/photos\/[^/]+\/cover|desk\/(import|sources)|desk\/days\/[^/]+\/files|desk\/people\/(new|[^/]+\/edit))$/

/** Refuses a body that no form of ours could have, before it is parsed. Its bytes are counted, whatever its length says. */
export const formLimit = factory.createMiddleware(async function formLimitMiddleware(c, next) {
  if (UPLOADS.test(c.req.path)) return next()
  // bodyLimit believes Content-Length where there is one, and counts where there is none.
  const headers = new Headers(c.req.raw.headers)
  headers.delete('Content-Length')
  c.req.raw = new Request(c.req.raw, { headers })
  return countedLimit(c, next)
})

/** Refuses an address that writes too often. It is known by a keyed hash, which is stored nowhere. */
export const writeLimit = limitBy('WRITES', ['POST'])

/** Refuses an address that asks too often for photos to be removed: each request hides one. */
export const removalLimit = limitBy('REMOVALS', ['POST'])

/** Refuses an address that asks too often for what is made anew each time, and is many reads of the database and of R2. */
export const packLimit = limitBy('PACKS', ['GET', 'HEAD'])

/** The period of every limit in wrangler.toml. Seconds, as Retry-After says them (RFC 9110, section 10.2.3). */
const LIMITED_SECONDS = '60'

/** Refuses an address that asks too often for links to be sent, or hands over: each may be a letter to somebody. */
export const againLimit = limitBy('AGAIN', ['POST'])

function limitBy(binding: 'WRITES' | 'REMOVALS' | 'PACKS' | 'AGAIN', methods: readonly string[]) {
  return factory.createMiddleware(async function limitMiddleware(c, next) {
    if (methods.includes(c.req.method) && !(await c.env[binding].limit({ key: await visitorKey(c) })).success) {
      c.header('Retry-After', LIMITED_SECONDS)
      throw new HTTPException(429)
    }
    await next()
  })
}

async function visitorKey(c: Context<AppEnv>): Promise<string> {
  const address = networkOf(c.req.header('CF-Connecting-IP') ?? '')
  return base64url(await hmac(c.env.LINK_KEY, `address:${address}`))
}

/** An address as one visitor has it: of IPv6 the first 64 bits, since every household has the others to choose from. */
function networkOf(address: string): string {
  if (!address.includes(':')) return address
  const [head = '', tail] = address.split('::')
  const groups = head.split(':')
  // What "::" leaves out are zeros.
  const missing = tail === undefined ? 0 : 8 - groups.length - tail.split(':').length
  return [...groups, ...Array<string>(Math.max(0, missing)).fill('0'), ...(tail ?? '').split(':')].slice(0, 4).join(':')
}
