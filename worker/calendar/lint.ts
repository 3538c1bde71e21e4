import { OCTETS_A_LINE } from './fold.ts'

/** Properties of a VEVENT that stand there exactly once, and at most once (RFC 5545, section 3.6.1; we always say STATUS). */
const ONCE = ['UID', 'DTSTAMP', 'DTSTART', 'SUMMARY', 'SEQUENCE', 'STATUS']
const AT_MOST_ONCE = ['DTEND', 'DESCRIPTION', 'LOCATION', 'GEO', 'URL', 'LAST-MODIFIED', 'CLASS', 'RRULE', 'IMAGE']
/** What only an invitation has, what nobody may add, and what would show when an action was registered. */
const NEVER = ['ORGANIZER', 'ATTENDEE', 'ATTACH', 'METHOD', 'CREATED', 'DURATION']

const PROPERTY = /^([A-Z][A-Z0-9-]*)((?:;[A-Z0-9-]+=(?:"[^"]*"|[^":;,]*))*):(.*)$/s
// Tabs may stand in a text; whatever else ends a line for some program may not.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const FORBIDDEN = /[\u0000-\u0008\u000a-\u001f\u007f\u0085\u2028\u2029]/

const encoder = new TextEncoder()

/**
 * What is wrong with a VEVENT as it would be sent, or null: one that some program could not read would cost its readers
 * the whole calendar.
 */
export function faultOf(vevent: string): string | null {
  if (!vevent.endsWith('\r\n')) return 'it does not end with CRLF'
  const physical = vevent.slice(0, -2).split('\r\n')
  if (physical.some((line) => line === '' || FORBIDDEN.test(line))) return 'a line holds a control character or nothing'
  if (!vevent.isWellFormed()) return 'a letter is cut in two'
  if (physical.some((line) => encoder.encode(line).length > OCTETS_A_LINE)) return 'a line is longer than 75 octets'
  const lines = physical.join('\r\n').replaceAll('\r\n ', '').split('\r\n')
  if (lines[0] !== 'BEGIN:VEVENT' || lines.at(-1) !== 'END:VEVENT') return 'it is no VEVENT'
  return faultOfProperties(lines.slice(1, -1))
}

function faultOfProperties(lines: readonly string[]): string | null {
  const properties = lines.map((line) => PROPERTY.exec(line))
  if (properties.some((property) => property === null)) return 'a line is no property'
  const values = Map.groupBy(
    properties.flatMap((property) => (property ? [{ name: property[1] ?? '', value: property[3] ?? '' }] : [])),
    ({ name }) => name,
  )
  const count = (name: string) => values.get(name)?.length ?? 0
  const missing = ONCE.find((name) => count(name) !== 1)
  if (missing) return `${missing} stands there ${count(missing)} times`
  const twice = AT_MOST_ONCE.find((name) => count(name) > 1)
  if (twice) return `${twice} stands there twice`
  const never = [...NEVER, 'BEGIN', 'END'].find((name) => count(name) > 0)
  if (never) return `${never} does not belong there`
  const [start, end] = ['DTSTART', 'DTEND'].map((name) => values.get(name)?.[0]?.value)
  // Both are written alike, so that they compare as texts; only the hour that a clock change repeats is in UTC.
  if (start && end && end.length === start.length && end <= start) return 'it ends before it begins'
  return null
}
