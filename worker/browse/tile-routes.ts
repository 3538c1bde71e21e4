import { HTTPException } from 'hono/http-exception'
import { factory } from '../app-env.ts'
import { parseTile, tileUrl } from '../rules/tile.ts'

/** Maps of streets hardly change. Seconds. */
const WEEK_SECONDS = 604_800
/** A visitor does not wait longer for a picture of a street. */
const PATIENCE_MS = 5000
/** Pictures that no browser runs: SVG is not among them. */
const PICTURE = /^image\/(png|jpeg|webp|avif)$/

/**
 * `/tiles/{z}/{x}/{y}`: a tile of the operator's tile server, fetched by the site itself, so that the visitor's address
 * reaches nobody. Nothing of the visitor's request goes along. Without the setting TILE_URL there are none. `?unkept`, for
 * the form's pin, is kept by no cache: by what lies in one, anybody could follow a pin down to its door.
 */
export const tiles = factory.createApp().get('/:z/:x/:y', async (c) => {
  const tile = parseTile(c.req.param())
  if (!c.env.TILE_URL || !tile) return c.notFound()
  const kept = c.req.query('unkept') === undefined
  const answer = await fetch(tileUrl(c.env.TILE_URL, tile), {
    // Tile servers want to know which site asks.
    headers: { 'User-Agent': `Hamseda (${new URL(c.req.url).host})` },
    redirect: 'manual',
    signal: AbortSignal.timeout(PATIENCE_MS),
    cf: { cacheEverything: true, cacheTtlByStatus: { '200-299': kept ? WEEK_SECONDS : 0, '300-599': 0 } },
  })
  const type = answer.headers.get('Content-Type') ?? ''
  if (!answer.ok || !PICTURE.test(type)) throw new HTTPException(503)
  const headers = { 'Content-Type': type, 'Cache-Control': kept ? `public, max-age=${WEEK_SECONDS}` : 'no-store' }
  return new Response(answer.body, { headers })
})
