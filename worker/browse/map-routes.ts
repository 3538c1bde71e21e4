import type { Context } from 'hono'
import { type AppEnv, factory } from '../app-env.ts'
import { LIST_TAG } from '../change/change.ts'
import { readMap, unpacked } from '../change/map-columns.ts'
import { messages } from '../messages/messages.ts'
import { cachePublicly, revalidated } from '../middleware/caching.ts'
import { selectionIn } from '../middleware/selection-in.ts'
import { parseBlock } from '../rules/cell.ts'
import { isShipped, type Lang } from '../rules/languages.ts'
import { COLUMNS_VERSION } from '../rules/map-columns.ts'
import { stateOf } from '../rules/map-state.ts'
import { parseNarrowing } from '../rules/narrowing.ts'
import { type PublicAction, toPublicAction } from '../rules/public-action.ts'
import { parseSelection } from '../rules/selection.ts'
import { textIn } from '../rules/text-in.ts'
import { byStart, listPlaced, readListed } from '../store/placed.ts'
import { whenDateText, whenHoursText } from '../ui/date-text.ts'
import { placeName } from '../ui/names.ts'

/** More than anybody reads in a popup; the list has the others. */
const ACTIONS_A_BLOCK = 120

/** What the map of a selection draws, `/map/{selection}.json`, and what that is called, `/map/{selection}/{block}.json`. */
export const maps = factory
  .createApp()
  .use(revalidated)
  .get('/:path{.+\\.json}', async (c) => {
    const path = c.req.param('path').slice(0, -'.json'.length)
    const selection = parseSelection(path)
    if (!selection) return block(c, path)
    const { ready, made, until } = await readMap(c.var.db, selection, c.var.now)
    cachePublicly(c, [LIST_TAG], [until])
    if (made) return c.json(made)
    c.header('ETag', `"${COLUMNS_VERSION}-${ready.revision}-${until ?? ''}"`)
    c.header('Content-Type', 'application/json')
    c.header('Vary', 'Accept-Encoding')
    const zipped = unpacked(ready)
    if (/\bgzip\b/.test(c.req.header('Accept-Encoding') ?? '')) {
      c.header('Content-Encoding', 'gzip')
      // Sent as it is: the runtime would compress it once more.
      return new Response(zipped, { headers: c.res.headers, encodeBody: 'manual' })
    }
    return c.body(new Blob([zipped]).stream().pipeThrough(new DecompressionStream('gzip')))
  })

/** The actions of a selection in a block of cells: those ahead first, soonest first, then the latest of those that are over. */
async function block(c: Context<AppEnv>, path: string): Promise<Response> {
  const [, of = '', name = ''] = /^(.+)\/([^/]+)$/.exec(path) ?? []
  const selection = selectionIn(of)
  const cells = parseBlock(name)
  if (!cells) return c.notFound()
  const { now, db } = c.var
  const asked = c.req.query('lang') ?? ''
  const lang = isShipped(asked) ? asked : 'en'
  const placed = await listPlaced(db, selection, { ...parseNarrowing(c.req.query()), box: null }, [cells])
  const ahead = placed.filter(({ endsAt }) => endsAt > now).sort(byStart)
  const over = placed.filter(({ endsAt }) => endsAt <= now).sort((a, b) => byStart(b, a))
  const records = await readListed(
    db,
    [...ahead, ...over].slice(0, ACTIONS_A_BLOCK).map(({ id }) => id),
  )
  const actions = records.map((record) => toPublicAction(record, now)).filter((action) => action !== null)
  cachePublicly(
    c,
    [LIST_TAG],
    actions.map(({ changesAt }) => changesAt),
  )
  return c.json(actions.flatMap((action) => entry(action, lang, now)))
}

/** An action as the map names it; degrees; texts in the page's language. */
function entry(action: PublicAction, lang: Lang, now: number) {
  const { id, kind, texts, when, place } = action
  if (!place?.point) return []
  const { lat, lon } = place.point
  return {
    ...{ id, lat, lon, kind, state: stateOf(action, now) },
    title: textIn(texts, lang).title,
    when: [whenDateText(when, lang, messages[lang]), whenHoursText(when, lang)].filter(Boolean).join(', '),
    where: placeName(place, lang),
  }
}
