import { ICalEventClass, type ICalEventData, ICalEventStatus } from 'ical-generator'
import { Temporal } from 'temporal-polyfill'
import type { Messages } from '../messages/en.ts'
import type { PublicAction } from '../rules/public-action.ts'
import type { PublicPlace } from '../rules/public-place.ts'
import { textIn, titleIn } from '../rules/text-in.ts'
import { addDays, type When } from '../rules/when.ts'
import { calendarText } from './calendar-text.ts'
import { readsTheSameEverywhere } from './vtimezone.ts'

/** What a VEVENT needs beside the action: words and names. */
export type EventContext = {
  /** The language in which its texts are wanted. */
  lang: string
  /** The words around them, in that language or another. */
  t: Messages
  /** All that is public of a place in a line. */
  placeLine: (place: PublicPlace) => string
  /** Several things in a line, in the way of the words. */
  list: (items: string[]) => string
}

/** The UID of an action (RFC 7986, section 5.3): the same for ever, whatever the site is called. */
export function actionUid(id: string): string {
  return `${id}@hamseda`
}

/** An action as ical-generator takes it (RFC 5545, section 3.6.1), without its URL and GEO: stored-event.ts adds them. */
export function eventOfAction(action: PublicAction, context: EventContext): ICalEventData {
  const { lang, t, placeLine } = context
  const { title } = textIn(action.texts, lang)
  const cancelled = action.status === 'cancelled'
  const published = Temporal.Instant.fromEpochMilliseconds(action.publishedAt)
  return {
    id: actionUid(action.id),
    stamp: published,
    lastModified: published,
    sequence: action.sequence,
    ...eventDates(action.when),
    summary: calendarText(cancelled ? t.calendar.cancelled(title) : title),
    description: calendarText(describe(action, context)),
    ...(action.place ? { location: { title: calendarText(placeLine(action.place)) } } : {}),
    class: ICalEventClass.PUBLIC,
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    categories: [
      { name: t.kinds[action.kind] },
      ...action.days.map(({ slug, titles }) => ({ name: calendarText(titleIn(titles, lang, slug)) })),
    ],
  }
}

/** DTSTART and DTEND: dates with an exclusive end, wall times with their zone, or UTC where readers would differ. */
export function eventDates(when: When): Pick<ICalEventData, 'start' | 'end' | 'allDay' | 'timezone'> {
  const { allDay, startsLocal, endsLocal, zone } = when
  if (allDay) {
    const end = Temporal.PlainDate.from(addDays(endsLocal ?? startsLocal, 1))
    return { allDay: true, start: Temporal.PlainDate.from(startsLocal), end }
  }
  const hours = [startsLocal, endsLocal].filter((local) => local !== null)
  const timezone = hours.every((local) => readsTheSameEverywhere(local, zone)) ? zone : null
  const end = endsLocal === null ? null : hourOf(endsLocal, when.endsAt, zone)
  return { start: hourOf(startsLocal, when.startsAt, zone), end, timezone }
}

/**
 * The hour of a wall time. Its instant says which of two it is where clocks go back; one that was derived before the zone's
 * rules changed says another hour, and the wall time is what holds.
 */
function hourOf(local: string, instant: number, zone: string): Temporal.ZonedDateTime {
  const derived = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone)
  const wall = Temporal.PlainDateTime.from(local)
  return derived.toPlainDateTime().equals(wall) ? derived : wall.toZonedDateTime(zone, { disambiguation: 'earlier' })
}

/** What a VEVENT says of an action in several paragraphs, for other feeds too. */
export function describe(action: PublicAction, { lang, t, list }: Pick<EventContext, 'lang' | 't' | 'list'>): string {
  const { when, access, link, joinUrl, cancelReason, groups, revealsAt, notice } = action
  const lines = [
    notice ? t.calendar.notice(notice.text) : '',
    action.status === 'cancelled' && cancelReason ? t.calendar.reason(cancelReason) : '',
    when.precision === 'day' ? '' : t.calendar.dateUncertain[when.precision],
    textIn(action.texts, lang).summary,
    groups.length > 0 ? t.calendar.calledBy(list(groups.map(({ name }) => name))) : '',
    revealsAt === null ? '' : t.calendar.revealedLater,
    access.stepFree ? `${t.access.stepFree}: ${t.access.stepFreeValues[access.stepFree]}` : '',
    access.signLanguage ? t.access.signLanguage : '',
    access.note ?? '',
    joinUrl ? t.calendar.join(joinUrl) : '',
    link?.url ?? '',
  ]
  return lines.filter((line) => line !== '').join('\n\n')
}
