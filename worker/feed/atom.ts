import { dayUid } from '../calendar/day-event.ts'
import { actionUid, describe } from '../calendar/vevent.ts'
import { listText, placeLine } from '../cities/names.ts'
import { messages } from '../messages/messages.ts'
import { paths } from '../paths.ts'
import { isoInstant } from '../rules/iso-times.ts'
import { direction } from '../rules/languages.ts'
import type { PublicAction } from '../rules/public-action.ts'
import { textIn, titleIn } from '../rules/text-in.ts'
import type { Day } from '../store/days.ts'
import { dateRangeText, jalaliText, whenDateText, whenHoursText, zoneText } from '../ui/date-text.ts'
import type { FeedHead } from './feed-head.ts'
import { lastPublication } from './last-publication.ts'
import type { Feed } from './read-feed.ts'
import { tellEach } from './tell-each.ts'
import { element, printXml, type XmlElement } from './xml.ts'

/** Readers of Atom want what is new; whoever wants everything takes another format. */
const ENTRIES_AT_MOST = 200

/** Ids are tag URIs (RFC 4151) that name no host: a site that moves or is mirrored keeps its readers' marks. */
const AUTHORITY = 'tag:hamseda,2026:'

type Entry = { publishedAt: number; uid: string; print: () => XmlElement }

/** What a feed holds as Atom (RFC 4287), the latest publication first. No stamp in it is of the moment. */
export function printAtom(feed: Feed, head: FeedHead): string {
  const { words, absolute } = head
  const entries: Entry[] = [
    ...feed.days.map((day) => ({ ...day, uid: dayUid(day.slug), print: () => dayEntry(day, head) })),
    ...feed.actions.map((action) => ({ ...action, uid: actionUid(action.id), print: () => actionEntry(action, head) })),
  ]
  const newest = entries.sort((a, b) => b.publishedAt - a.publishedAt || (a.uid < b.uid ? -1 : 1))
  const told = tellEach(newest.slice(0, ENTRIES_AT_MOST), ({ publishedAt, print }) => ({ publishedAt, xml: print() }))
  const root = element(
    'feed',
    { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': words },
    element('id', {}, `${AUTHORITY}${head.path}`),
    element('title', {}, feed.name),
    // Without an entry there is no hour to tell, and one there must be (section 4.2.15).
    element('updated', {}, isoInstant(lastPublication(told) ?? 0)),
    element('author', {}, element('name', {}, messages[words].siteName)),
    element('link', { rel: 'self', type: 'application/atom+xml', href: absolute(head.path) }),
    element('link', { rel: 'alternate', type: 'text/html', hreflang: words, href: absolute(head.page) }),
    ...told.map(({ xml }) => xml),
  )
  return printXml(root)
}

function dayEntry(day: Day, { lang, words, absolute }: FeedHead): XmlElement {
  const text = textIn(day.texts, lang)
  const { when, weekdays } = messages[words]
  const dates = day.weekday
    ? when.everyWeek(weekdays[day.weekday])
    : dateRangeText(day.startsOn, day.endsOn ?? day.startsOn, words)
  return element(
    'entry',
    {},
    element('id', {}, `${AUTHORITY}${dayUid(day.slug)}`),
    element('title', { 'xml:lang': text.lang }, text.title),
    element('updated', {}, isoInstant(day.publishedAt)),
    element('link', {
      rel: 'alternate',
      type: 'text/html',
      hreflang: words,
      href: absolute(paths.day(words, day.slug)),
    }),
    ...(text.call ? [element('summary', { 'xml:lang': text.lang }, text.call)] : []),
    content([dates, text.call], words),
  )
}

function actionEntry(action: PublicAction, { lang, words, absolute }: FeedHead): XmlElement {
  const t = messages[words]
  const { id, kind, days, status, publishedAt } = action
  const text = textIn(action.texts, lang)
  const page = absolute(paths.action(words, id))
  const list = (items: string[]) => listText(items, words)
  return element(
    'entry',
    {},
    element('id', {}, `${AUTHORITY}${actionUid(id)}`),
    element('title', { 'xml:lang': text.lang }, status === 'cancelled' ? t.calendar.cancelled(text.title) : text.title),
    element('updated', {}, isoInstant(publishedAt)),
    element('link', { rel: 'alternate', type: 'text/html', hreflang: words, href: page }),
    element('link', {
      rel: 'alternate',
      type: 'text/calendar',
      hreflang: lang,
      href: absolute(paths.actionCalendar(lang, id)),
    }),
    ...(action.poster
      ? [element('link', { rel: 'enclosure', type: 'image/webp', href: absolute(paths.photo(action.poster.key)) })]
      : []),
    element('category', { scheme: `${AUTHORITY}kind`, term: kind, label: t.kinds[kind] }),
    ...days.map(({ slug, titles }) =>
      element('category', { scheme: `${AUTHORITY}day`, term: slug, label: titleIn(titles, lang, slug) }),
    ),
    ...(text.summary ? [element('summary', { 'xml:lang': text.lang }, text.summary)] : []),
    content([whenLine(action, words), whereLine(action, { lang, words }), describe(action, { lang, t, list })], words),
  )
}

function whenLine({ when }: PublicAction, lang: FeedHead['words']): string {
  const hours = whenHoursText(when, lang)
  const jalali = when.precision === 'day' ? jalaliText(when.startsLocal, lang) : null
  const zone = when.zone === 'UTC' ? 'UTC' : zoneText(when, lang)
  const parts = [whenDateText(when, lang, messages[lang]), jalali, hours && `${hours} (${zone})`]
  return listText(
    parts.filter((part) => part !== null),
    lang,
  )
}

function whereLine({ place, attendance }: PublicAction, { lang, words }: Pick<FeedHead, 'lang' | 'words'>): string {
  const parts = [
    place && placeLine(place, lang),
    attendance === 'in-person' ? null : messages[words].attendance[attendance],
  ]
  return listText(
    parts.filter((part) => part !== null),
    words,
  )
}

/**
 * Paragraphs as XHTML (section 3.1.1.3), since readers make one line of plain text, and Atom itself knows no direction.
 * Each paragraph has that of its own first letters: an original text may be of another than the feed's.
 */
function content(paragraphs: string[], lang: string): XmlElement {
  const lines = paragraphs.flatMap((paragraph) => paragraph.split(/\n+/)).filter((line) => line.trim() !== '')
  return element(
    'content',
    { type: 'xhtml' },
    element(
      'div',
      { xmlns: 'http://www.w3.org/1999/xhtml', 'xml:lang': lang, dir: direction(lang) },
      ...lines.map((line) => element('p', { dir: 'auto' }, line)),
    ),
  )
}
