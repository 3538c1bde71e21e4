import type { ActionRecord, ActionText, PosterRecord, ReportRecord } from './action-record.ts'
import { endOfDateInCountry, zoneThatTellsNothing } from './country-zones.ts'
import type { Attendance, Counter, Kind, StepFree } from './kinds.ts'
import type { Tier } from './location-tier.ts'
import { noticeAt, type PublicNotice } from './notice.ts'
import { type PublicPlace, publicPlace } from './public-place.ts'
import { hides, isRevealed, nextChange, publicVersion, revealHour } from './reveal.ts'
import { type When, wallTime } from './when.ts'

declare const made: unique symbol

/** A report that a coordinator has let through. */
export type PublicReport = {
  lang: string
  text: string
  turnout: { from: number; to: number; countedBy: Counter | null } | null
  links: string[]
  /** The text in all its languages, the original first. */
  texts: { lang: string; text: string; original: boolean; outdated: boolean }[]
}

/**
 * The only shape that public pages, feeds and the words of maps may show; what maps draw is a PublicMarker
 * (rules/public-marker.ts), and there is no third. It holds no contact, no link of the organizer's and nothing that the
 * location tier hides. Only toPublicAction makes one: its brand cannot be written elsewhere.
 */
export type PublicAction = {
  readonly [made]: true
  id: string
  status: 'published' | 'cancelled'
  cancelledBy: 'organizer' | 'coordinator' | null
  cancelReason: string | null
  kind: Kind
  attendance: Attendance
  when: When
  /** Null for an online action of no country. */
  place: PublicPlace | null
  /** Whether the exact venue will appear, and when: milliseconds since 1970 UTC. */
  revealsAt: number | null
  joinUrl: string | null
  texts: ActionText[]
  link: { url: string; lang: string | null } | null
  days: { slug: string; titles: { lang: string; title: string; original: boolean }[] }[]
  groups: { name: string; slug: string | null }[]
  access: { stepFree: StepFree | null; signLanguage: boolean; note: string | null }
  changeWaiting: boolean
  report: PublicReport | null
  /** A picture that its organizers have sent and a coordinator has let through; sizes are those of the large one, pixels. */
  poster: PosterRecord | null
  /** What its organizers have to say at once, above everything else. */
  notice: PublicNotice | null
  /** Higher with each version that the public sees: a change, the reveal of the place, its end. */
  sequence: number
  /** The hour of the last publication, a reveal and its end among them, milliseconds since 1970 UTC. */
  publishedAt: number
  /** The next moment at which the clock alone changes this version, or null: nothing may be cached past it. */
  changesAt: number | null
}

/** What the public may see of an action at the moment `now`, or null while or once it may see nothing. */
export function toPublicAction(record: ActionRecord, now: number): PublicAction | null {
  const { status, publishedAt } = record
  if ((status !== 'published' && status !== 'cancelled') || publishedAt === null) return null
  return shown({ ...record, status, publishedAt }, now)
}

/** What the public may see of several actions at the moment `now`: those that it may see, in their order. */
export function toPublicActions(records: readonly ActionRecord[], now: number): PublicAction[] {
  return records.flatMap((record) => toPublicAction(record, now) ?? [])
}

/** What the public would see if a waiting action were published now: for the desk's and the organizer's preview. */
export function previewPublicAction(record: ActionRecord, now: number): PublicAction {
  const status = record.status === 'cancelled' ? 'cancelled' : 'published'
  return shown({ ...record, status, publishedAt: record.publishedAt ?? now }, now)
}

type Shown = ActionRecord & { status: 'published' | 'cancelled'; publishedAt: number }

function shown(record: Shown, now: number): PublicAction {
  const revealAt = revealHour(record)
  const revealed = isRevealed(record, now)
  const tier = revealed ? 'exact' : record.tier
  const { sequence, madeAt } = publicVersion(record, now)
  const when = publicWhen(record, tier)
  const report = record.reports.find(({ status }) => status === 'published')
  const poster = record.posters.at(-1)
  const noticed = noticeAt(record, when.endsAt, now)
  const action: Omit<PublicAction, typeof made> = {
    id: record.id,
    status: record.status,
    cancelledBy: record.cancelledBy,
    cancelReason: record.cancelReason,
    kind: record.kind,
    attendance: record.attendance,
    when,
    place: publicPlace(record, tier),
    revealsAt: hides(record) && revealAt !== null && now < revealAt ? revealAt : null,
    joinUrl: record.revealAt === null || revealed ? record.joinUrl : null,
    texts: record.texts.map(({ lang, title, summary, original, outdated }) => {
      return { lang, title, summary, original, outdated }
    }),
    link: record.linkUrl === null ? null : { url: record.linkUrl, lang: record.linkLang },
    // One that has lost its texts can be called nothing.
    days: record.days.flatMap(({ day }) => (day.texts.length > 0 ? [{ slug: day.slug, titles: day.texts }] : [])),
    groups: record.groups.map(({ name, group }) => ({ name, slug: group?.slug ?? null })),
    access: { stepFree: record.stepFree, signLanguage: record.signLanguage, note: record.accessNote },
    changeWaiting: record.waitingChange !== null,
    report: report ? publicReport(report) : null,
    poster: poster ? publicPoster(poster) : null,
    notice: noticed?.notice ?? null,
    sequence,
    publishedAt: Math.max(record.publishedAt, madeAt ?? 0),
    changesAt: nextChange([revealAt, when.startsAt, when.endsAt, noticed?.until ?? null], now),
  }
  // The one place where the brand is given: it exists in types only.
  return action as PublicAction
}

/** What of an action says when it is. */
export type WhenColumns = Pick<
  ActionRecord,
  'allDay' | 'startsLocal' | 'endsLocal' | 'zone' | 'startsAt' | 'endsAt' | 'datePrecision' | 'country'
>

/** When an action is, without telling more of where it is than its tier does. */
export function publicWhen(record: WhenColumns, tier: Tier): When {
  const { allDay, startsLocal, endsLocal, zone, startsAt, endsAt, datePrecision: precision } = record
  const when: When = { allDay, startsLocal, endsLocal, zone, startsAt, endsAt, precision }
  if (tier !== 'country' || record.country === null) return when
  const told = zoneThatTellsNothing(record.country, startsAt)
  if (allDay) {
    // The instants would tell the zone: the dates alone are given, from the first minute in UTC to the last anywhere.
    const first = Date.parse(`${startsLocal}T00:00:00Z`)
    return {
      ...when,
      zone: told,
      startsAt: first,
      endsAt: endOfDateInCountry(endsLocal ?? startsLocal, record.country),
    }
  }
  const end = endsLocal === null ? null : wallTime(endsAt, told)
  return { ...when, zone: told, startsLocal: wallTime(startsAt, told), endsLocal: end }
}

function publicReport({ lang, text, turnoutFrom, turnoutTo, countedBy, links, texts }: ReportRecord): PublicReport {
  const turnout = turnoutFrom === null || turnoutTo === null ? null : { from: turnoutFrom, to: turnoutTo, countedBy }
  const translations = texts.filter((each) => each.lang !== lang).map((each) => ({ ...each, original: false }))
  return { lang, text, turnout, links, texts: [{ lang, text, original: true, outdated: false }, ...translations] }
}

function publicPoster({ key, width, height, lang, description, credit, licence }: PosterRecord): PosterRecord {
  return { key, width, height, lang, description, credit, licence }
}
