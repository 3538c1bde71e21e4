import type { Lang } from '../rules/languages.ts'
import type { PublicAction } from '../rules/public-action.ts'
import { type CalendarEvent, renderEvent, withProperty } from './calendar.ts'
import { faultOf } from './lint.ts'
import { type EventContext, eventOfAction } from './vevent.ts'

/**
 * The version of what makes VEVENTs: to be raised with every change of their template, of the words in them, and of the zone
 * database. What an older version made is made anew, a few at a time.
 */
export const CALENDAR_VERSION = 2

/** A VEVENT as it is kept: without the address of its page, which is added for the site that sends it. */
export type StoredEvent = CalendarEvent & {
  lang: Lang
  /** What is wrong with it, if anything: `vevent` is empty then. */
  fault: string | null
}

/**
 * The VEVENT of an action in a language, held against the lint; null of one that is not public. One that fails, or cannot
 * be written at all, is kept out of every calendar: it must cost no reader the others.
 */
export function storedEvent(
  read: () => PublicAction | null,
  lang: Lang,
  context: Omit<EventContext, 'lang'>,
): StoredEvent | null {
  try {
    const action = read()
    if (!action) return null
    const { vevent, zone } = renderEvent(eventOfAction(action, { ...context, lang }))
    const located = withGeo(vevent, action)
    const fault = faultOf(located, zone)
    return fault === null ? { lang, vevent: located, zone, fault } : { lang, ...NOTHING, fault }
  } catch (error) {
    console.error(error)
    return { lang, ...NOTHING, fault: error instanceof Error ? error.message : String(error) }
  }
}

const NOTHING = { vevent: '', zone: null }

/** GEO only where the point is the venue's: the middle of a city would send people to the wrong door. */
function withGeo(vevent: string, { place }: PublicAction): string {
  if (place?.point?.precision !== 'exact') return vevent
  return withProperty(vevent, 'GEO', `${place.point.lat};${place.point.lon}`)
}

/** A kept VEVENT as it is sent: with the whole address of its action's page. */
export function withAddress({ vevent, zone }: CalendarEvent, pageUrl: string): CalendarEvent {
  return { vevent: withProperty(vevent, 'URL;VALUE=URI', pageUrl), zone }
}

/** An event that is written as it is sent; none of one that cannot be written or that the lint refuses. */
export function eventIfGood(write: () => CalendarEvent): CalendarEvent[] {
  try {
    const event = write()
    return faultOf(event.vevent, event.zone) === null ? [event] : []
  } catch (error) {
    console.error(error)
    return []
  }
}
