import { OCTETS_A_LINE } from './fold.ts'
import { faultOfValue, type Property } from './lint-values.ts'

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

/** No letter is longer than three octets a code unit: lines that are shorter need not be measured. */
const CERTAINLY_SHORT = OCTETS_A_LINE / 3

/**
 * What is wrong with a VEVENT as it would be sent, or null: one that some program could not read, or would read as another
 * hour, would cost its readers the whole calendar. `zone` is the one whose VTIMEZONE it is sent with.
 */
export function faultOf(vevent: string, zone: string | null): string | null {
  if (!vevent.endsWith('\r\n')) return 'it does not end with CRLF'
  const physical = vevent.slice(0, -2).split('\r\n')
  if (physical.some((line) => line === '' || FORBIDDEN.test(line))) return 'a line holds a control character or nothing'
  if (!vevent.isWellFormed()) return 'a letter is cut in two'
  if (physical.some(isTooLong)) return 'a line is longer than 75 octets'
  const lines = physical.join('\r\n').replaceAll('\r\n ', '').split('\r\n')
  if (lines[0] !== 'BEGIN:VEVENT' || lines.at(-1) !== 'END:VEVENT') return 'it is no VEVENT'
  return faultOfProperties(lines.slice(1, -1), zone)
}

function isTooLong(line: string): boolean {
  return line.length > CERTAINLY_SHORT && encoder.encode(line).length > OCTETS_A_LINE
}

function faultOfProperties(lines: readonly string[], zone: string | null): string | null {
  const properties = lines.flatMap((line): Property[] => {
    const [, name, parameters = '', value = ''] = PROPERTY.exec(line) ?? []
    return name === undefined ? [] : [{ name, parameters, value }]
  })
  if (properties.length < lines.length) return 'a line is no property'
  const named = Map.groupBy(properties, ({ name }) => name)
  const count = (name: string) => named.get(name)?.length ?? 0
  const missing = ONCE.find((name) => count(name) !== 1)
  if (missing) return `${missing} stands there ${count(missing)} times`
  const twice = AT_MOST_ONCE.find((name) => count(name) > 1)
  if (twice) return `${twice} stands there twice`
  const never = [...NEVER, 'BEGIN', 'END'].find((name) => count(name) > 0)
  if (never) return `${never} does not belong there`
  for (const property of properties) {
    const fault = faultOfValue(property, zone)
    if (fault !== null) return fault
  }
  return faultOfSpan(named.get('DTSTART')?.[0], named.get('DTEND')?.[0])
}

function faultOfSpan(start: Property | undefined, end: Property | undefined): string | null {
  if (!start || !end) return null
  if (start.parameters !== end.parameters) return 'its start and its end are not of one kind'
  // Written alike, they compare as texts; an hour that a clock change repeats is in UTC.
  return end.value <= start.value ? 'it ends before it begins' : null
}
