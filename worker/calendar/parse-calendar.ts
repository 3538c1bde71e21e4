import ICAL from 'ical.js'
import type { UnreadEvent } from '../rules/skipped-event.ts'
import { hasShortHeads } from './tame.ts'

/** A calendar taken apart: what of it could be, and the events that could not. */
export type ParsedCalendar = { root: ICAL.Component; unread: UnreadEvent[] }

const DAY_MS = 86_400_000
/** More parts than a calendar of two megabytes has whose events say when and what: each is taken by itself, in some 40 µs. */
const PARTS_AT_MOST = 12_000

/**
 * Takes a calendar apart (RFC 5545). Where it is not sound as a whole, each of its parts is taken by itself: the library gives up
 * at the first rule that it does not know. What of the rest is said to be over before `now` (milliseconds) is not told. Null where
 * it is no calendar, or a cut one, or one of nothing but beginnings.
 */
export function parseCalendar(text: string, now: number): ParsedCalendar | null {
  const trimmed = text.trim()
  if (!/^BEGIN:VCALENDAR\r?\n/i.test(trimmed) || !/\nEND:VCALENDAR$/i.test(trimmed)) return null
  if (!hasShortHeads(trimmed)) return null
  const whole = componentOf(trimmed)
  // A line too many that ends something makes two of it.
  if (whole?.name === 'vcalendar') return { root: whole, unread: [] }
  const { head, parts } = partsOf(trimmed)
  if (parts.length > PARTS_AT_MOST) return null
  const root = componentOf(['BEGIN:VCALENDAR', ...head.filter(isOfAllEvents), 'END:VCALENDAR'].join('\n'))
  if (!root) return null
  const unread: UnreadEvent[] = []
  for (const part of parts) {
    const component = componentOf(part)
    if (component) root.addSubcomponent(component)
    else if (/^BEGIN:VEVENT\s/i.test(part) && !isOver(part, now))
      unread.push({ uid: lineOf(part, 'UID'), title: lineOf(part, 'SUMMARY'), word: 'unreadable' })
  }
  return { root, unread }
}

function componentOf(text: string): ICAL.Component | null {
  try {
    return new ICAL.Component(ICAL.parse(text))
  } catch {
    // The library says in many ways that a text is no calendar.
    return null
  }
}

/** The lines of a calendar that stand in none of its parts, and its parts, one that is never ended up to the next. */
function partsOf(text: string): { head: string[]; parts: string[] } {
  const head: string[] = []
  const parts: string[][] = []
  let open: { name: string; lines: string[] } | null = null
  for (const line of text.split(/\r?\n/)) {
    const [, word = '', name = ''] = /^(BEGIN|END):([\w-]+)\s*$/i.exec(line)?.map((each) => each.toUpperCase()) ?? []
    const begins = word === 'BEGIN' && name !== 'VCALENDAR' && (!open || name === open.name)
    if (begins || (word === 'END' && name === 'VCALENDAR')) open = null
    if (begins) {
      open = { name, lines: [] }
      parts.push(open.lines)
    }
    ;(open?.lines ?? head).push(line)
    if (open && word === 'END' && name === open.name) open = null
  }
  return { head, parts: parts.map((lines) => lines.join('\n')) }
}

/** What a calendar says of all of its events: the zone that many of them name. */
function isOfAllEvents(line: string): boolean {
  return /^X-WR-TIMEZONE:/i.test(line)
}

/** Whether an event that cannot be read is surely over: it comes once, and on a date that is. */
function isOver(part: string, now: number): boolean {
  if (/^R(RULE|DATE)\b/im.test(part)) return false
  const last = lineOf(part, 'DTEND') || lineOf(part, 'DTSTART')
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})/.exec(last) ?? []
  const date = Date.parse(`${year}-${month}-${day}`)
  return !Number.isNaN(date) && date < now - 2 * DAY_MS
}

/** The value of a property in a text that cannot be taken apart, as far as it can be told; '' where there is none. */
function lineOf(part: string, name: string): string {
  const unfolded = part.replace(/\n[ \t]/g, '')
  const [, value = ''] = new RegExp(`^${name}(?:;[^:\\n]*)?:(.*)$`, 'im').exec(unfolded) ?? []
  return value.replace(/\\([,;\\])/g, '$1').trim()
}
