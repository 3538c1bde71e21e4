import type { Context } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { CALENDAR_VERSION } from '../calendar/stored-event.ts'
import { LIST_TAG } from '../change/change.ts'
import { cachePublicly } from '../middleware/caching.ts'
import { hashesOf, sendZipped, tagsOf, variesByEncoding } from '../middleware/zipped.ts'
import { paths } from '../paths.ts'
import { type EntityTags, hasTag, parseEntityTags } from '../rules/entity-tags.ts'
import type { TextLang } from '../rules/languages.ts'
import { isNarrowed, type Narrowing } from '../rules/narrowing.ts'
import { hashSecret } from '../rules/secret.ts'
import type { Selection } from '../rules/selection.ts'
import { readReadyFeed, readRevision } from '../store/ready-feeds.ts'
import { makeCalendar } from './make-calendar.ts'
import { isKeptWhole, keepCalendar, readCalendar } from './ready-calendar.ts'
import { findSubject } from './subject.ts'

export const CALENDAR_TYPE = 'text/calendar; charset=utf-8'

/**
 * Answers with the calendar of a selection. Of one that nobody has narrowed an ETag lies ready until the selection or the
 * clock changes it, and of a large one the calendar itself.
 */
export async function serveCalendar(
  c: Context<AppEnv>,
  { selection, narrowing, lang }: { selection: Selection; narrowing: Narrowing; lang: TextLang },
): Promise<Response> {
  const { db, now } = c.var
  const bucket = c.env.PRIVATE
  const { origin } = new URL(c.req.url)
  const url = origin + paths.feed(selection, lang, narrowing)
  // Of circles and of what is narrowed there are too many to be kept.
  const isKept = selection.of !== 'near' && !isNarrowed(narrowing)
  const tags = parseEntityTags(c.req.header('If-None-Match'))
  const had = tags === '*' ? tags : hashesOf(tags)
  const ready = isKept ? await readReadyFeed(db, url, { now, version: CALENDAR_VERSION, had }) : null
  variesByEncoding(c)
  if (ready) {
    cachePublicly(c, [LIST_TAG], [ready.until])
    if (ready.known) return notModified(c, tags, ready.hash)
    const zipped = await readCalendar(bucket, ready)
    if (zipped) return sendZipped(c, { zipped, type: CALENDAR_TYPE, hash: ready.hash })
  }
  const revision = isKept ? await readRevision(db, selection) : 0
  const subject = await findSubject(db, selection, { lang, assets: c.env.ASSETS })
  if (!subject) return c.notFound()
  const { text, events, until } = await makeCalendar(db, { selection, narrowing, subject }, { lang, origin, now })
  cachePublicly(c, [LIST_TAG], [until])
  const hash = await hashSecret(text)
  // Nothing is kept of selections that hold nothing: there is no end of them. What lay ready without its content is laid anew.
  if (isKept && events > 0 && (!ready || isKeptWhole(events)))
    await keepCalendar({ db, bucket }, { url, selection, revision }, { text, events, until, hash })
  // Also where it was sent from what lay ready, gzipped, and is put together anew to the same.
  if (hasTag(had, hash)) return notModified(c, tags, hash)
  c.header('Content-Type', CALENDAR_TYPE)
  c.header('ETag', `"${hash}"`)
  return c.body(text)
}

/** A 304 under the tag that the reader has. */
function notModified(c: Context<AppEnv>, tags: EntityTags, hash: string): Response {
  const [plain, gzipped] = tagsOf(hash)
  c.header('ETag', `"${tags !== '*' && tags.includes(gzipped) ? gzipped : plain}"`)
  return c.body(null, 304)
}
