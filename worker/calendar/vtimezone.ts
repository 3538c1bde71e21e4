import { Temporal } from 'temporal-polyfill'
import { tzlib_get_ical_block, tzlib_get_offset } from 'timezones-ical-library'

/** A zone without rules, for the calendar that holds no event: RFC 5545 (section 3.6) wants a component in it. */
const UTC_BLOCK = [
  'BEGIN:VTIMEZONE',
  'TZID:UTC',
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0000',
  'TZNAME:UTC',
  'END:STANDARD',
  'END:VTIMEZONE',
].join('\r\n')

/** What was asked for once: a calendar of the world asks for two hundred. */
const blocks = new Map<string, string | null>()

/** The VTIMEZONE (RFC 5545, section 3.6.5) of an IANA zone, lines ended by CRLF, or null where the library has none. */
export function vtimezone(zone: string): string | null {
  const known = blocks.get(zone)
  if (known !== undefined) return known
  const block = readBlock(zone)
  blocks.set(zone, block)
  return block
}

function readBlock(zone: string): string | null {
  if (zone === 'UTC') return UTC_BLOCK
  const found = tzlib_get_ical_block(zone)
  const block = Array.isArray(found) ? found[0] : found
  if (!block) return null
  // Of a zone that the IANA data link to another (Europe/Stockholm), the library gives the other's block under the
  // other's name: an event's TZID would then lead nowhere.
  return block
    .replace(/^(TZID|X-LIC-LOCATION):.*$/gm, (_, property: string) => `${property}:${zone}`)
    .trim()
    .replace(/\r?\n/g, '\r\n')
}

/**
 * Whether a wall time in a zone means the same hour to every reader: it is not one of the two that a clock change makes
 * alike (readers differ), and the zone's VTIMEZONE, which knows the present rule only, gives its true offset. Where it
 * does not, the hour is written in UTC.
 */
export function readsTheSameEverywhere(local: string, zone: string): boolean {
  const wall = Temporal.PlainDateTime.from(local)
  const first = wall.toZonedDateTime(zone, { disambiguation: 'earlier' })
  const second = wall.toZonedDateTime(zone, { disambiguation: 'later' })
  if (!first.equals(second) || vtimezone(zone) === null) return false
  const [date = '', time = ''] = local.split('T')
  return tzlib_get_offset(zone, date, time) === first.offset.replace(':', '')
}
