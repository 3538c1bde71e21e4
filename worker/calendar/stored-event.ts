import type { TextLang } from '../rules/languages.ts'
import type { PublicAction } from '../rules/public-action.ts'
import { type CalendarEvent, renderEvent, withProperty } from './calendar.ts'
import { faultOf } from './lint.ts'
import { type EventContext, eventOfAction } from './vevent.ts'

/**
 * The version of what makes VEVENTs: to be raised with every change of their template, of the words in them, and of the zone
 * database. What an older version made is made anew, a few at a time.
 */
export const CALENDAR_VERSION = 2

/** A VEVENT as it is kept: without the addresses of its page and picture, which are added for the site that sends it. */
export type StoredEvent = CalendarEvent & {
  lang: TextLang
  /** What is wrong with it, if anything: `vevent` is empty then. */
  fault: string | null
  /** The key of the picture beside it, whose address too is added. */
  poster: string | null
}

/**
 * The VEVENT of an action in a language, held against the lint; null of one that is not public. One that fails, or cannot
 * be written at all, is kept out of every calendar: it must cost no reader the others.
 */
export function storedEvent(
  read: () => PublicAction | null,
  lang: TextLang,
  context: Omit<EventContext, 'lang'>,
): StoredEvent | null {
  try {
    const action = read()
    if (!action) return null
    const { vevent, zone } = renderEvent(eventOfAction(action, { ...context, lang }))
    const located = withGeo(vevent, action)
    const fault = faultOf(located, zone)
    if (fault !== null) {
      console.error(`The VEVENT of ${action.id} is left out: ${fault}`)
      return { lang, ...NOTHING, fault }
    }
    return { lang, vevent: located, zone, fault, poster: action.poster?.key ?? null }
  } catch (error) {
    console.error(error)
    return { lang, ...NOTHING, fault: error instanceof Error ? error.message : String(error) }
  }
}

const NOTHING = { vevent: '', zone: null, poster: null }

/** GEO only where the point is the venue's: the middle of a city would send people to the wrong door. */
function withGeo(vevent: string, { place }: PublicAction): string {
  if (place?.point?.precision !== 'exact') return vevent
  return withProperty(vevent, 'GEO', `${place.point.lat};${place.point.lon}`)
}

/** RFC 7986, section 5.10: a picture that a program may show beside the event. */
const IMAGE = 'IMAGE;VALUE=URI;DISPLAY=BADGE;FMTTYPE=image/webp'

/** A kept VEVENT as it is sent: with the whole addresses of its action's page and, where it has one, of its picture. */
export function withAddresses(
  { vevent, zone }: CalendarEvent,
  { pageUrl, imageUrl }: { pageUrl: string; imageUrl: string | null },
): CalendarEvent {
  const addressed = withProperty(vevent, 'URL;VALUE=URI', pageUrl)
  return { vevent: imageUrl === null ? addressed : withProperty(addressed, IMAGE, imageUrl), zone }
}

/** An event that is written as it is sent; none of one that cannot be written or that the lint refuses. */
export function eventIfGood(write: () => CalendarEvent): CalendarEvent[] {
  try {
    const event = write()
    const fault = faultOf(event.vevent, event.zone)
    if (fault !== null) throw new Error(fault)
    return [event]
  } catch (error) {
    console.error(error)
    return []
  }
}
