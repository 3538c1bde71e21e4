import fc from 'fast-check'
import type { ActionRecord } from '../../worker/rules/action-record.ts'
import type { FormValues } from '../../worker/rules/typed-action.ts'
import { typed } from './typed.ts'

/** What has hurt a calendar, or would: line ends of every kind, iCalendar's own signs, controls, marks of direction. */
const HOSTILE = [
  ...[
    '\r\nBEGIN:VEVENT\r\nUID:x\r\nEND:VEVENT',
    '\r\nEND:VCALENDAR\r\n',
    '\nATTACH:https://evil.example',
    '\r\n ',
    '\n\t',
  ],
  ...['\r', '\n', '\r\n', '\v', '\f', '\u0085', '\u2028', '\u2029', '\0', '\u001b[2J', '\u007f', '\u009f', '\t'],
  ...[',', ';', ':', '\\', '\\n', '\\N', '\\,', '\\\\', '"', '^n', "^'", '%0d%0a', '=0D=0A', '&#13;'],
  ...['\u202e', '\u202a', '\u2066', '\u2069', '\u200e', '\u200f', '\u061c', '\ufeff', '\u200b', '\u200c', '\u200d'],
  ...['\ud800', '\udc00', '\ufffd', '\uffff', '\u{10ffff}', '👩‍👧‍👦', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '🇮🇷', 'می‌آییم', 'e\u0301'.repeat(5), '‌'],
]

const unit = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }) },
  { weight: 2, arbitrary: fc.constantFrom('a', 'ن', ' ', 'é', '漢') },
)

/** Any text at all, of one line or of several, short or as long as a leaflet. */
export const anyText = fc.oneof(
  { weight: 5, arbitrary: fc.array(unit, { maxLength: 12 }).map((units) => units.join('')) },
  { weight: 1, arbitrary: fc.tuple(unit, fc.integer({ min: 30, max: 1500 })).map(([each, n]) => each.repeat(n)) },
)

const anyDate = fc
  .integer({ min: Date.UTC(2012, 0, 1) / 86_400_000, max: Date.UTC(2037, 11, 31) / 86_400_000 })
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10))
const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'), 'UTC')

/** Forms as people send them, now and then with any text in one of their fields, on any date in any zone. */
export const anyForm: fc.Arbitrary<FormValues> = fc
  .tuple(typed, fc.record({ zone, startDate: anyDate, text: anyText, days: fc.nat(3), length: fc.nat(3) }))
  .chain(([values, { zone, startDate, text, days, length }]) => {
    const endDate = new Date(Date.parse(startDate) + length * 86_400_000).toISOString().slice(0, 10)
    const dates = days === 0 ? {} : { startDate, endDate, endTime: '23:30', revealDate: '', revealTime: '' }
    const field = fc.constantFrom('', 'title', 'summary', 'venue', 'address', 'neighbourhood', 'groups', 'accessNote')
    return field.map((name) => ({ ...values, ...dates, zone, ...(name ? { [name]: `ن${text}n` } : {}) }))
  })

/** What a record holds beside its form: texts that nothing has tidied, and how far the action has come. */
export const anyFate: fc.Arbitrary<Partial<ActionRecord>> = fc.oneof(
  fc.constant({}),
  fc.tuple(anyText, fc.constantFrom('organizer' as const, 'coordinator' as const)).map(([reason, by]) => ({
    status: 'cancelled' as const,
    cancelledBy: by,
    cancelReason: reason || null,
    sequence: 3,
  })),
)
