import type { Context } from 'hono'
import type { AppEnv } from '../app-env.ts'

/** What lies ready: gzip, its media type, and a hash of its content. */
type Zipped = { zipped: Uint8Array<ArrayBuffer>; type: string; hash: string }

/** Sends what lies ready gzipped, to who takes it as it is, and unpacked to others; with an ETag for each of the two. */
export function sendZipped(c: Context<AppEnv>, { zipped, type, hash }: Zipped): Response {
  c.header('Content-Type', type)
  c.header('Vary', 'Accept-Encoding')
  if (takesGzip(c.req.header('Accept-Encoding') ?? '')) {
    c.header('ETag', `"${hash}-gz"`)
    c.header('Content-Encoding', 'gzip')
    // Sent as it is: the runtime would compress it once more.
    return new Response(zipped, { headers: c.res.headers, encodeBody: 'manual' })
  }
  c.header('ETag', `"${hash}"`)
  return c.body(new Blob([zipped]).stream().pipeThrough(new DecompressionStream('gzip')))
}

function takesGzip(accepted: string): boolean {
  return accepted.split(',').some((each) => /^\s*gzip\s*(;|$)/.test(each) && !/;\s*q=0(\.0*)?\s*$/.test(each))
}
