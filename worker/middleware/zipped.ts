import type { Context } from 'hono'
import type { AppEnv } from '../app-env.ts'

/** What lies ready: gzip (bytes, or a stream of them), its media type, and a hash of its content. */
type Zipped = { zipped: Uint8Array<ArrayBuffer> | ReadableStream; type: string; hash: string }

const GZIPPED = '-gz'

/** The tags under which a content of this hash is sent: plain, and gzipped. */
export function tagsOf(hash: string): [plain: string, gzipped: string] {
  return [hash, hash + GZIPPED]
}

/** The hashes that a reader has, whichever way they were sent. */
export function hashesOf(tags: readonly string[]): string[] {
  return tags.map((tag) => (tag.endsWith(GZIPPED) ? tag.slice(0, -GZIPPED.length) : tag))
}

/** Says that an answer may come gzipped or not, to caches that hold one of the two. */
export function variesByEncoding(c: Context<AppEnv>): void {
  c.header('Vary', 'Accept-Encoding')
}

/** Sends what lies ready gzipped, to who takes it as it is, and unpacked to others; with an ETag for each of the two. */
export async function sendZipped(c: Context<AppEnv>, { zipped, type, hash }: Zipped): Promise<Response> {
  c.header('Content-Type', type)
  variesByEncoding(c)
  const [plain, gzipped] = tagsOf(hash)
  const takes = takesGzip(c.req.header('Accept-Encoding') ?? '')
  c.header('ETag', `"${takes ? gzipped : plain}"`)
  if (takes) c.header('Content-Encoding', 'gzip')
  const isStream = zipped instanceof ReadableStream
  if (c.req.method === 'HEAD') {
    // Nobody reads it.
    if (isStream) await zipped.cancel()
    return c.body(null)
  }
  // Sent as it is: the runtime would compress it once more.
  if (takes) return new Response(zipped, { headers: c.res.headers, encodeBody: 'manual' })
  const stream = isStream ? zipped : new Blob([zipped]).stream()
  return c.body(stream.pipeThrough(new DecompressionStream('gzip')))
}

function takesGzip(accepted: string): boolean {
  return accepted.split(',').some((each) => /^\s*gzip\s*(;|$)/.test(each) && !/;\s*q=0(\.0*)?\s*$/.test(each))
}
