import * as is from './values.ts'

/** How often a property stands in a component, and what its value is. */
type Rule = { least: 0 | 1; most: number; check: is.Check }
/** What may be in a component: properties by name, components. Whatever is not here may not, `X-` aside. */
export type Allowed = { properties: Readonly<Record<string, Rule>>; components: readonly string[] }

const once = (check: is.Check): Rule => ({ least: 1, most: 1, check })
const atMostOnce = (check: is.Check): Rule => ({ least: 0, most: 1, check })
const any = (check: is.Check): Rule => ({ least: 0, most: Number.POSITIVE_INFINITY, check })

const OBSERVANCE: Allowed = {
  properties: {
    DTSTART: once(is.localTime),
    TZOFFSETFROM: once(is.offset),
    TZOFFSETTO: once(is.offset),
    TZNAME: any(is.text),
    RRULE: atMostOnce(is.yearly),
    RDATE: any(is.localTime),
  },
  components: [],
}

/**
 * What our calendars are made of, narrower than RFC 5545 (section 3.6) and RFC 7986 allow. METHOD, a calendar's UID,
 * ORGANIZER, ATTENDEE, ATTACH, CREATED and alarms are left out on purpose: they make programs ask, lose events, or tell
 * what nobody is to know.
 */
export const ALLOWED: Readonly<Record<string, Allowed>> = {
  '': { properties: {}, components: ['VCALENDAR'] },
  VCALENDAR: {
    properties: {
      VERSION: once(is.oneOf('2.0')),
      PRODID: once(is.text),
      NAME: once(is.text),
      'X-WR-CALNAME': once(is.text),
      'REFRESH-INTERVAL': once(is.typed('DURATION', is.duration)),
      'X-PUBLISHED-TTL': once(is.duration),
      CALSCALE: atMostOnce(is.oneOf('GREGORIAN')),
      DESCRIPTION: atMostOnce(is.text),
      URL: atMostOnce(is.uri),
      SOURCE: atMostOnce(is.typed('URI', is.uri)),
      COLOR: atMostOnce(is.color),
      'LAST-MODIFIED': atMostOnce(is.utc),
    },
    components: ['VTIMEZONE', 'VEVENT'],
  },
  VTIMEZONE: {
    properties: { TZID: once(is.text), 'LAST-MODIFIED': atMostOnce(is.utc), TZURL: atMostOnce(is.uri) },
    components: ['STANDARD', 'DAYLIGHT'],
  },
  STANDARD: OBSERVANCE,
  DAYLIGHT: OBSERVANCE,
  VEVENT: {
    properties: {
      UID: once(is.text),
      DTSTAMP: once(is.utc),
      DTSTART: once(is.moment),
      DTEND: atMostOnce(is.moment),
      DURATION: atMostOnce(is.duration),
      SUMMARY: once(is.text),
      STATUS: once(is.oneOf('CONFIRMED', 'CANCELLED')),
      SEQUENCE: once(is.integer),
      'LAST-MODIFIED': once(is.utc),
      DESCRIPTION: atMostOnce(is.text),
      LOCATION: atMostOnce(is.text),
      GEO: atMostOnce(is.geo),
      URL: atMostOnce(is.uri),
      CLASS: atMostOnce(is.oneOf('PUBLIC')),
      TRANSP: atMostOnce(is.oneOf('OPAQUE', 'TRANSPARENT')),
      COLOR: atMostOnce(is.color),
      RRULE: atMostOnce(is.weekly),
      CATEGORIES: any(is.texts),
      IMAGE: any(is.typed('URI', is.uri)),
    },
    components: [],
  },
}
