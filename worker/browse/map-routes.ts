import { factory } from '../app-env.ts'
import { LIST_TAG } from '../change/change.ts'
import { messages } from '../messages/messages.ts'
import { cachePublicly, revalidated } from '../middleware/caching.ts'
import { isShipped } from '../rules/languages.ts'
import { mapData } from '../rules/map-data.ts'
import { toPublicAction } from '../rules/public-action.ts'
import { parseNarrowing, parseSelection } from '../rules/selection.ts'
import { textIn } from '../rules/text-in.ts'
import { listWhole } from '../store/actions.ts'
import { whenDateText, whenHoursText } from '../ui/date-text.ts'
import { placeName } from '../ui/names.ts'

/** More markers than this want another shape of answer. */
const MARKERS_AT_MOST = 5000

/** What the map of a selection draws: `/map/{selection}.json`. */
export const maps = factory
  .createApp()
  .use(revalidated)
  .get('/:path{.+\\.json}', async (c) => {
    const selection = parseSelection(c.req.param('path').slice(0, -'.json'.length))
    if (!selection) return c.notFound()
    const { now, db } = c.var
    const asked = c.req.query('lang') ?? ''
    const lang = isShipped(asked) ? asked : 'en'
    const narrowing = parseNarrowing(c.req.query())
    const records = await listWhole(db, selection, narrowing, { cancelledUntil: now, limit: MARKERS_AT_MOST })
    const actions = records.map((record) => toPublicAction(record, now)).filter((action) => action !== null)
    cachePublicly(
      c,
      [LIST_TAG],
      actions.map(({ changesAt }) => changesAt),
    )
    const data = mapData(actions, now, ({ texts, when, place }) => ({
      title: textIn(texts, lang).title,
      when: [whenDateText(when, lang, messages[lang]), whenHoursText(when, lang)].filter(Boolean).join(', '),
      where: place ? placeName(place, lang) : messages[lang].where.online,
    }))
    return c.json(data)
  })
