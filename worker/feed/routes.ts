import type { Context } from 'hono'
import { type AppEnv, factory } from '../app-env.ts'
import { renderCalendar } from '../calendar/calendar.ts'
import { eventOfDay } from '../calendar/day-event.ts'
import { eventOfAction } from '../calendar/vevent.ts'
import { actionTag, LIST_TAG } from '../change/change.ts'
import { messages } from '../messages/messages.ts'
import { cachePublicly, revalidated } from '../middleware/caching.ts'
import { readableAnywhere } from '../middleware/readable-anywhere.ts'
import { selectionIn } from '../middleware/selection-in.ts'
import { paths } from '../paths.ts'
import type { Lang } from '../rules/languages.ts'
import { parseNarrowing } from '../rules/narrowing.ts'
import { type PublicAction, toPublicAction } from '../rules/public-action.ts'
import { isPublicId } from '../rules/secret.ts'
import { printSelection } from '../rules/selection.ts'
import { textIn } from '../rules/text-in.ts'
import { findAction } from '../store/actions.ts'
import { listText, placeName } from '../ui/names.ts'
import { absolute, feedLang } from './asked.ts'
import { readFeed } from './read-feed.ts'

/** The calendars of selections: `/feeds/{selection}.ics`. No cookie, no redirect, no challenge stands before them. */
export const feeds = factory
  .createApp()
  .use(revalidated)
  .get('/:path{.+\\.ics}', async (c) => {
    const selection = selectionIn(c.req.param('path').slice(0, -'.ics'.length))
    const lang = feedLang(c)
    const narrowing = parseNarrowing(c.req.query())
    const feed = await readFeed(c.var.db, selection, narrowing, { lang, now: c.var.now, assets: c.env.ASSETS })
    if (!feed) return c.notFound()
    cachePublicly(
      c,
      [LIST_TAG],
      feed.actions.map(({ changesAt }) => changesAt),
    )
    const head = {
      name: feed.name,
      lang,
      pageUrl: absolute(c, paths.selection(lang, selection)),
      feedUrl: absolute(c, paths.feed(selection, lang, narrowing)),
    }
    const days = feed.days.map((day) => eventOfDay(day, { lang, pageUrl: absolute(c, paths.day(lang, day.slug)) }))
    return calendar(
      c,
      renderCalendar(head, [...days, ...feed.actions.map((action) => event(c, action, lang))]),
      printSelection(selection),
    )
  })

/** One action's own calendar, beside its page: `/{lang}/actions/{id}.ics`. */
export const actionCalendar = factory
  .createApp()
  .use(revalidated)
  .get('/:file{[0-9a-z]+\\.ics}', readableAnywhere, async (c) => {
    const id = c.req.param('file').slice(0, -'.ics'.length)
    const record = isPublicId(id) ? await findAction(c.var.db, id) : null
    const action = record && toPublicAction(record, c.var.now)
    if (!action) return c.notFound()
    const { lang } = c.var
    cachePublicly(c, [actionTag(id), LIST_TAG], [action.changesAt])
    const pageUrl = absolute(c, paths.action(lang, id))
    const head = {
      name: textIn(action.texts, lang).title,
      lang,
      pageUrl,
      feedUrl: absolute(c, paths.actionCalendar(lang, id)),
    }
    return calendar(c, renderCalendar(head, [event(c, action, lang)]), id)
  })

function event(c: Context<AppEnv>, action: PublicAction, lang: Lang) {
  const pageUrl = absolute(c, paths.action(lang, action.id))
  return eventOfAction(action, {
    lang,
    t: messages[lang],
    pageUrl,
    placeName: (place) => placeName(place, lang),
    list: (items) => listText(items, lang),
  })
}

function calendar(c: Context<AppEnv>, text: string, name: string): Response {
  c.header('Content-Type', 'text/calendar; charset=utf-8')
  c.header('Content-Disposition', `inline; filename="${name.replaceAll('/', '-')}.ics"`)
  return c.body(text)
}
