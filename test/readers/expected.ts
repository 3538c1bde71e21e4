import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LONG } from '../support/long-text.ts'
import { ZONE_CASES } from '../support/zone-cases.ts'

/** Where the calendar of all hard cases lies, as the Worker renders it (`test/calendar/golden.test.ts`). */
export const FEED = join(import.meta.dirname, '../golden/hard-cases.ics')
/** Its octets as text. */
export const feed = readFileSync(FEED, 'utf8')

/** What a reader is to find of an event. Hours are UTC (`2027-06-20T13:00Z`), dates are dates, the end exclusive. */
export type ReadEvent = { uid: string; starts: string; ends: string; status: string; summary: string }

const inBerlin = { starts: '2027-06-20T13:00Z', ends: '2027-06-20T15:00Z', status: 'CONFIRMED' }

/** What is in the calendar, by UID, as worked out by hand. */
export const EXPECTED: ReadEvent[] = byUid([
  ...ZONE_CASES.map(({ id, title, starts, ends }) => ({ uid: id, starts, ends, status: 'CONFIRMED', summary: title })),
  { uid: 'wholedays0', starts: '2027-06-20', ends: '2027-06-23', status: 'CONFIRMED', summary: 'Whole days' },
  // RFC 5545, section 3.6.1: it ends when it begins.
  { ...inBerlin, uid: 'noend00000', ends: inBerlin.starts, summary: 'No end' },
  { ...inBerlin, uid: 'persian000', summary: LONG.title },
  { ...inBerlin, uid: 'injection0', summary: 'Rally; with, a \\ and "quotes" \\n END:VEVENT' },
  { ...inBerlin, uid: 'cancelled0', status: 'CANCELLED', summary: 'Cancelled: Rally of the test' },
  {
    uid: 'day-every-tuesday',
    starts: '2024-02-06',
    ends: '2024-02-07',
    status: 'CONFIRMED',
    summary: 'Every Tuesday',
  },
]).map((event) => ({ ...event, uid: `${event.uid}@hamseda` }))

/** The texts of several lines, by UID. */
export const DESCRIPTIONS: Record<string, string> = {
  'persian000@hamseda': LONG.summary,
  'cancelled0@hamseda': 'Reason: The park is closed; we are sorry.\n\nA test, cancelled.',
  'injection0@hamseda': [
    'One\nBEGIN:VEVENT\nUID:evil@evil.example\nEND:VEVENT\nEND:VCALENDAR\n ATTACH:https://evil.example',
    'Called by A, B; C, D\\E',
    'https://example.org/?a=1;b=2,3',
  ].join('\n\n'),
}

/** The weekly day's dates around both changes of the clocks: every Tuesday, whatever the hour is. */
export const TUESDAYS = ['2027-03-23', '2027-03-30', '2027-04-06', '2027-10-26', '2027-11-02', '2027-11-09']
/** Its first and last, and how many: from 6 February 2024 to 28 December 2027 it is 203 weeks. */
export const ALL_TUESDAYS = { first: '2024-02-06', last: '2027-12-28', count: 204 }

/** Events in the order of their UIDs. */
export function byUid<Event extends { uid: string }>(events: Event[]): Event[] {
  return events.toSorted((a, b) => (a.uid < b.uid ? -1 : 1))
}

/** An instant as `ReadEvent` has it. */
export function utc(at: Date): string {
  return at.toISOString().replace(':00.000Z', 'Z')
}

/**
 * A summary as it was sent, though a reader unescapes one kind after the other (node-ical 0.27, icalendar 4.0): a
 * backslash before an n, sent as backslash, backslash, n, is the end of a line to them, after a backslash or not. Their
 * own defect: no summary of ours has more than one line.
 */
export function asSent(summary: string): string {
  return summary.replace(/\\?\n/g, '\\n')
}

/**
 * What a reader finds that asks its machine for the rules of a zone, whatever the calendar says. Morocco gave up its
 * summer time in September 2026; with data of before that, an event there begins an hour too early.
 */
export function expectedBy({ knowsMoroccoOf2026 }: { knowsMoroccoOf2026: boolean }): ReadEvent[] {
  if (knowsMoroccoOf2026) return EXPECTED
  return EXPECTED.map((event) =>
    event.uid === 'casablanc3@hamseda' ? { ...event, starts: '2027-06-20T14:00Z', ends: '2027-06-20T16:00Z' } : event,
  )
}
