import { dayUid } from '../calendar/day-event.ts'
import { actionUid } from '../calendar/vevent.ts'
import { placeName } from '../cities/names.ts'
import { paths } from '../paths.ts'
import { isoInstant, isoTimes } from '../rules/iso-times.ts'
import { LICENCE_URLS } from '../rules/photo.ts'
import type { PublicAction, PublicReport } from '../rules/public-action.ts'
import type { PublicPlace } from '../rules/public-place.ts'
import { textIn } from '../rules/text-in.ts'
import { present } from '../rules/translations.ts'
import type { Day } from '../store/days.ts'
import type { FeedHead } from './feed-head.ts'
import { lastPublication } from './last-publication.ts'
import type { Feed } from './read-feed.ts'
import { tellEach } from './tell-each.ts'

/**
 * A selection as JSON (RFC 8259). The README has the same as a table: whoever reads these must be able to rely on it.
 * Fields are never left out: what is not known, not public or not there is null or an empty list. All addresses are
 * whole ones. Instants are RFC 3339 in UTC.
 */
export type FeedJson = {
  /** Raised when a field goes or changes its meaning; that fields are added does not raise it. */
  version: 1
  /** The selection's name, in `lang`; what the site's own words name is in English where the site is not in `lang`. */
  title: string
  /** The language that is asked for (BCP 47): of `place.name`, and of linked pages where the site is in it. */
  lang: string
  /** The page that shows the same. */
  url: string
  /** This feed's own address. */
  feed: string
  /** The last publication of all that is in it; null where nothing is. */
  updated: string | null
  days: DayJson[]
  actions: ActionJson[]
}

type Text<More> = ({ lang: string; title: string; original: boolean } & More)[]

/** A call. Dates are local ones everywhere (YYYY-MM-DD). */
export type DayJson = {
  uid: string
  slug: string
  url: string
  starts: string
  /** The last date, included; null where it goes on without end. */
  ends: string | null
  /** A weekly day is called on this weekday (`MO` to `SU`, RFC 5545, section 3.3.10), from `starts` on; else null. */
  weekday: string | null
  texts: Text<{ call: string }>
  sequence: number
  published: string
}

/** What the public sees of an action (rules/public-action.ts), and nothing else. */
export type ActionJson = {
  /** As in its page's address. */
  id: string
  /** As in calendars: the same for ever. */
  uid: string
  url: string
  /** Its own calendar (`.ics`). */
  calendar: string
  status: PublicAction['status']
  /** Null unless it is cancelled. */
  cancelled: { by: PublicAction['cancelledBy']; reason: string | null } | null
  kind: PublicAction['kind']
  attendance: PublicAction['attendance']
  when: {
    /** Whether `starts` and `ends` are dates, the last one included, instead of hours (rules/iso-times.ts). */
    allDay: boolean
    starts: string
    ends: string | null
    /** IANA; `UTC` where the zone would tell more than the place. */
    zone: string
    /** `week` and `month`: no more than that is known of the date. */
    precision: PublicAction['when']['precision']
  }
  /** Null for what is online and of no country. */
  place: (Omit<PublicPlace, 'point'> & { name: string; point: PublicPlace['point'] }) | null
  /** The hour at which all of the place and `joinUrl` appear, where it lies ahead. */
  reveals: string | null
  joinUrl: string | null
  link: PublicAction['link']
  texts: Text<{ summary: string }>
  days: { slug: string; url: string; titles: Text<unknown> }[]
  /** `slug` and `url` are null where nobody has verified that it is this group. */
  groups: { name: string; slug: string | null; url: string | null }[]
  access: PublicAction['access']
  /** Whether a change of it is being checked. */
  changeWaiting: boolean
  /** What its organizers have to say at once; it goes at an hour of its own. */
  notice: PublicAction['notice']
  /** In `lang` where there is a translation, else as it was written. */
  report: (Omit<PublicReport, 'texts'> & { texts: { lang: string; text: string; original: boolean }[] }) | null
  /** The picture beside it; `width` and `height`, pixels, are those of `url`, `small` has its longest side at most 480. */
  poster: {
    url: string
    small: string
    width: number
    height: number
    lang: string
    description: string
    credit: string
    /** The address of the licence under which it may be printed. */
    licence: string
  } | null
  /** Raised with every visible change. */
  sequence: number
  published: string
}

/** What a feed holds as JSON. */
export function toJson({ name, days, actions }: Feed, head: FeedHead): FeedJson {
  const told = {
    days: tellEach(days, (day) => ({ publishedAt: day.publishedAt, json: dayJson(day, head) })),
    actions: tellEach(actions, (action) => ({ publishedAt: action.publishedAt, json: actionJson(action, head) })),
  }
  const updated = lastPublication([...told.days, ...told.actions])
  return {
    version: 1,
    title: name,
    lang: head.lang,
    url: head.absolute(head.page),
    feed: head.absolute(head.path),
    updated: updated === null ? null : isoInstant(updated),
    days: told.days.map(({ json }) => json),
    actions: told.actions.map(({ json }) => json),
  }
}

function dayJson({ slug, startsOn, endsOn, weekday, texts, sequence, publishedAt }: Day, head: FeedHead): DayJson {
  return {
    uid: dayUid(slug),
    slug,
    url: head.absolute(paths.day(head.words, slug)),
    starts: startsOn,
    ends: endsOn,
    weekday,
    texts: present(texts).map(({ lang, title, call, original }) => ({ lang, title, call, original })),
    sequence,
    published: isoInstant(publishedAt),
  }
}

function actionJson(action: PublicAction, { lang, words, absolute }: FeedHead): ActionJson {
  const { id, status, kind, attendance, when, place, revealsAt, joinUrl, link, texts, access, report } = action
  return {
    id,
    uid: actionUid(id),
    url: absolute(paths.action(words, id)),
    calendar: absolute(paths.actionCalendar(lang, id)),
    status,
    cancelled: status === 'cancelled' ? { by: action.cancelledBy, reason: action.cancelReason } : null,
    kind,
    attendance,
    when: { allDay: when.allDay, ...isoTimes(when), zone: when.zone, precision: when.precision },
    place: place && { ...place, name: placeName(place, lang) },
    reveals: revealsAt === null ? null : isoInstant(revealsAt),
    joinUrl,
    link,
    texts: present(texts).map(({ lang, title, summary, original }) => ({ lang, title, summary, original })),
    days: action.days.map(({ slug, titles }) => ({ slug, url: absolute(paths.day(words, slug)), titles })),
    groups: action.groups.map(({ name, slug }) => ({ name, slug, url: slug && absolute(paths.group(words, slug)) })),
    access,
    changeWaiting: action.changeWaiting,
    notice: action.notice,
    report: report && reportJson(report, lang),
    poster: action.poster && posterJson(action.poster, absolute),
    sequence: action.sequence,
    published: isoInstant(action.publishedAt),
  }
}

function reportJson({ turnout, links, texts }: PublicReport, asked: string): NonNullable<ActionJson['report']> {
  const { lang, text } = textIn(texts, asked)
  const told = present(texts).map((each) => ({ lang: each.lang, text: each.text, original: each.original }))
  return { lang, text, turnout, links, texts: told }
}

function posterJson(
  { key, width, height, lang, description, credit, licence }: NonNullable<PublicAction['poster']>,
  absolute: FeedHead['absolute'],
): NonNullable<ActionJson['poster']> {
  const addresses = { url: absolute(paths.photo(key)), small: absolute(paths.photo(key, 'small')) }
  return { ...addresses, width, height, lang, description, credit, licence: LICENCE_URLS[licence] }
}
