import { factory } from '../app-env.ts'
import { LIST_TAG } from '../change/change.ts'
import { readMap } from '../change/map-columns.ts'
import { cachePublicly, revalidated } from '../middleware/caching.ts'
import { sendZipped, variesByEncoding } from '../middleware/zipped.ts'
import { gzipOf } from '../rules/gzip.ts'
import { parseSelection } from '../rules/selection.ts'
import { mapBlock } from './map-block.ts'

/** What the map of a selection draws, `/map/{selection}.json`, and what that is called, `/map/{selection}/{block}.json`. */
export const maps = factory
  .createApp()
  .use(revalidated)
  .get('/:path{.+\\.json}', async (c) => {
    const path = c.req.param('path').slice(0, -'.json'.length)
    const selection = parseSelection(path)
    if (!selection) return mapBlock(c, path)
    const { ready, made, until } = await readMap(c.var.db, selection, c.var.now)
    cachePublicly(c, [LIST_TAG], [until])
    // A selection that grows is sent gzipped one day.
    variesByEncoding(c)
    if (made) return c.json(made)
    return sendZipped(c, { zipped: gzipOf(ready.columns), type: 'application/json', hash: ready.hash })
  })
