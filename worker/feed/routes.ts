import { HTTPException } from 'hono/http-exception'
import { factory } from '../app-env.ts'
import { renderCalendar } from '../calendar/calendar.ts'
import { eventIfGood, withAddresses } from '../calendar/stored-event.ts'
import { tombstoneEvent } from '../calendar/tombstone-event.ts'
import { actionTag, LIST_TAG } from '../change/change.ts'
import { eventsOf } from '../change/vevents.ts'
import { messages } from '../messages/messages.ts'
import { cachePublicly, revalidated } from '../middleware/caching.ts'
import { readableAnywhere } from '../middleware/readable-anywhere.ts'
import { selectionIn } from '../middleware/selection-in.ts'
import { paths } from '../paths.ts'
import { shippedLang } from '../rules/languages.ts'
import { toPublicAction } from '../rules/public-action.ts'
import { isPublicId } from '../rules/secret.ts'
import { printSelection } from '../rules/selection.ts'
import { titleIn } from '../rules/text-in.ts'
import { findAction } from '../store/actions.ts'
import { findPublicKept } from '../store/merges.ts'
import { findTombstone, wasPublished } from '../store/tombstones.ts'
import { fileHeader, readAsked, readLang } from './asked.ts'
import { CALENDAR_TYPE, serveCalendar } from './serve-calendar.ts'

/** The calendars of selections: `/feeds/{selection}.ics`. No cookie, no redirect, no challenge stands before them. */
export const feeds = factory
  .createApp()
  .use(revalidated)
  .get('/:path{.+\\.ics}', async (c) => {
    const selection = selectionIn(c.req.param('path').slice(0, -'.ics'.length))
    const response = await serveCalendar(c, { selection, ...readAsked(c) })
    if (response.status === 200)
      response.headers.set('Content-Disposition', fileHeader(printSelection(selection), 'ics'))
    return response
  })

/**
 * One action's own calendar, beside its page: `/{lang}/actions/{id}.ics`, with `lang=` in the query where its text is wanted
 * in another language. Of one that is gone it says that it is cancelled, and later nothing; to who asks for one that never
 * was, that there is none.
 */
export const actionCalendar = factory
  .createApp()
  .use(revalidated)
  .get('/:file{[0-9a-z]+\\.ics}', readableAnywhere, async (c) => {
    const id = c.req.param('file').slice(0, -'.ics'.length)
    if (!isPublicId(id)) return c.notFound()
    const { db, now } = c.var
    const lang = readLang(c, c.var.lang)
    const words = shippedLang(lang)
    const t = messages[words]
    const { origin } = new URL(c.req.url)
    const pageUrl = origin + paths.action(words, id)
    const record = await findAction(db, id)
    const action = record && toPublicAction(record, now)
    const send = (name: string, events: Parameters<typeof renderCalendar>[1], until: number | null) => {
      cachePublicly(c, [actionTag(id), LIST_TAG], [until])
      c.header('Content-Type', CALENDAR_TYPE)
      c.header('Content-Disposition', fileHeader(id, 'ics'))
      const feedUrl = origin + paths.actionCalendar(lang, id)
      return c.body(renderCalendar({ name, lang: words, pageUrl, feedUrl }, events))
    }
    if (record && action) {
      const events = eventsOf(record, [lang], now)
        .filter(({ fault }) => fault === null)
        .map((event) => withAddresses(event, { pageUrl, imageUrl: event.poster && origin + paths.photo(event.poster) }))
      // Of an empty calendar programs would delete what they have; at a failure they keep it.
      if (events.length === 0) throw new HTTPException(503)
      return send(titleIn(action.texts, lang, t.siteName), events, action.changesAt)
    }
    const keptId = await findPublicKept(db, id)
    if (keptId) {
      cachePublicly(c, [actionTag(id), actionTag(keptId), LIST_TAG], [])
      // The event of the other address is another one: programs drop this one and take that.
      return c.redirect(paths.actionCalendar(lang, keptId), 308)
    }
    const tombstone = await findTombstone(db, id, now)
    if (tombstone)
      return send(
        t.siteName,
        eventIfGood(() => tombstoneEvent(tombstone, t)),
        tombstone.until,
      )
    // The archive came without verdicts.
    const wasPublic = record?.publishedAt !== undefined && record.publishedAt !== null
    return wasPublic || (await wasPublished(db, id)) ? send(t.siteName, [], null) : c.notFound()
  })
