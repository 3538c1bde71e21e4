import type { Context } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { LIST_TAG } from '../change/change.ts'
import { placeName } from '../cities/names.ts'
import { messages } from '../messages/messages.ts'
import { cachePublicly } from '../middleware/caching.ts'
import { selectionIn } from '../middleware/selection-in.ts'
import type { ActionRecord } from '../rules/action-record.ts'
import { type CellRange, isWide, parseBlock } from '../rules/cell.ts'
import { type Lang, shippedLang } from '../rules/languages.ts'
import { isDrawn, stateOf } from '../rules/map-state.ts'
import { type Narrowing, parseNarrowing } from '../rules/narrowing.ts'
import { type PublicAction, toPublicActions } from '../rules/public-action.ts'
import type { Selection } from '../rules/selection.ts'
import { textIn } from '../rules/text-in.ts'
import { listComing, listPast } from '../store/lists.ts'
import { aheadAndOver, listPlaced, readListed } from '../store/placed.ts'
import { whenDateText, whenHoursText } from '../ui/date-text.ts'

/** More than anybody reads in a popup; the list has the others. */
const ACTIONS_A_BLOCK = 120

/**
 * Answers `{selection}/{block}`: what a map draws of a selection in a block of cells, those ahead first, soonest first, then
 * the latest of those that are over.
 */
export async function mapBlock(c: Context<AppEnv>, path: string): Promise<Response> {
  const [, of = '', name = ''] = /^(.+)\/([^/]+)$/.exec(path) ?? []
  const selection = selectionIn(of)
  const cells = parseBlock(name)
  if (!cells) return c.notFound()
  const { now } = c.var
  const lang = shippedLang(c.req.query('lang'))
  const narrowing = { ...parseNarrowing(c.req.query()), box: null }
  const records = await recordsIn(c, selection, narrowing, cells)
  const actions = toPublicActions(records, now).filter(({ status, when: { endsAt } }) =>
    isDrawn({ cancelled: status === 'cancelled', endsAt }, now),
  )
  cachePublicly(
    c,
    [LIST_TAG],
    actions.map(({ changesAt }) => changesAt),
  )
  return c.json(actions.flatMap((action) => entry(action, lang, now)))
}

/** The actions of a block, ahead first: found by their cells where those are few, else by the selection's dates. */
async function recordsIn(
  { var: { db, now } }: Context<AppEnv>,
  selection: Selection,
  narrowing: Narrowing,
  cells: CellRange,
): Promise<ActionRecord[]> {
  const placed = isWide(cells) ? null : await listPlaced(db, selection, narrowing, [cells])
  if (!placed) {
    const part = { now, after: null, limit: ACTIONS_A_BLOCK, cells }
    const coming = await listComing(db, selection, narrowing, part)
    const rest = ACTIONS_A_BLOCK - coming.length
    const past = rest > 0 ? await listPast(db, selection, narrowing, { ...part, limit: rest }) : []
    return [...coming, ...past]
  }
  const { ahead, over } = aheadAndOver(
    placed.filter((each) => isDrawn(each, now)),
    now,
  )
  return readListed(
    db,
    [...ahead, ...over].slice(0, ACTIONS_A_BLOCK).map(({ id }) => id),
  )
}

/** An action as the map names it; degrees; texts in the page's language. */
function entry(action: PublicAction, lang: Lang, now: number) {
  const { id, kind, texts, when, place, notice } = action
  if (!place?.point) return []
  const { lat, lon } = place.point
  return {
    ...{ id, lat, lon, kind, state: stateOf(action, now) },
    title: textIn(texts, lang).title,
    when: [whenDateText(when, lang, messages[lang]), whenHoursText(when, lang)].filter(Boolean).join(', '),
    where: placeName(place, lang),
    ...(notice ? { notice: notice.text } : {}),
  }
}
