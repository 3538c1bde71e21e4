import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { faultOf } from '../../worker/calendar/lint.ts'

const BERLIN = 'Europe/Berlin'
const LINES = [
  ...['BEGIN:VEVENT', 'UID:0123456789@hamseda', 'SEQUENCE:1', 'DTSTAMP:20270601T120000Z'],
  ...['LAST-MODIFIED:20270601T120000Z', `DTSTART;TZID=${BERLIN}:20270620T150000`],
  ...[`DTEND;TZID=${BERLIN}:20270620T170000`, 'SUMMARY:One\\, two\\; three \\\\ "four"\\nfive\\N', 'DESCRIPTION:a: b'],
  ...[
    'LOCATION:b',
    'CATEGORIES:Rally,A\\, b',
    'GEO:52.52508;-13.3694',
    'STATUS:CONFIRMED',
    'CLASS:PUBLIC',
    'END:VEVENT',
  ],
]
const [START = '', END = ''] = LINES.slice(5)
const GOOD = LINES.map((line) => `${line}\r\n`).join('')

/** The good VEVENT with each of these lines in place of the one that has its name. */
function with_(...lines: string[]): string {
  return lines.reduce((vevent, line) => {
    const [name = ''] = line.split(/[:;]/)
    const before = new RegExp(`^${name}[:;].*$`, 'm')
    if (!before.test(vevent)) throw new Error(`there is no ${name}`)
    return vevent.replace(before, () => line)
  }, GOOD)
}
const added = (line: string) => GOOD.replace('END:VEVENT', () => `${line}\r\nEND:VEVENT`)
const DATES = ['DTSTART;VALUE=DATE:20270620', 'DTEND;VALUE=DATE:20270621']
const IN_UTC = ['DTSTART:20270620T130000Z', 'DTEND:20270620T150000Z']

test.each<[string, string, string | null]>([
  ['hours in a zone', GOOD, BERLIN],
  ['hours in UTC', with_(...IN_UTC), null],
  ['hours in a zone that is UTC', with_(...IN_UTC), 'UTC'],
  ['whole dates', with_(...DATES), null],
  ['the 29th of a February that has one', with_('DTSTART;VALUE=DATE:20280229', 'DTEND;VALUE=DATE:20280301'), null],
  ['no end', GOOD.replace(`${END}\r\n`, ''), BERLIN],
  ['a weekly day', added('RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20271228'), BERLIN],
  ['the poles', with_('GEO:-90;180'), BERLIN],
])('a good VEVENT passes: %s', (_, vevent, zone) => expect(faultOf(vevent, zone)).toBeNull())

describe('a VEVENT is refused', () => {
  test.each<[string, string, string | null]>([
    ['DTSTART', START, null],
    ['DTSTART', START, 'Europe/Paris'],
    ['DTSTART', START, 'UTC'],
    ['DTSTART', 'DTSTART:20270620T150000', BERLIN],
    ['DTSTART', 'DTSTART:20270620T150000Z', BERLIN],
    ['DTSTART', 'DTSTART;VALUE=DATE:20270620', BERLIN],
    ['DTSTART', 'DTSTART:20270620', null],
    ['DTSTART', 'DTSTART:20270620T150000', null],
    ['DTSTART', 'DTSTART;VALUE=DATE:20270620T150000', null],
    ...['20270631T150000', '20270229T150000', '20271301T150000', '20270600T150000', '20270620T240000'].map(
      (hour): [string, string, string] => ['DTSTART', `DTSTART;TZID=${BERLIN}:${hour}`, BERLIN],
    ),
    ...['20270620T156000', '20270620T150060', '20270620T1500', '+012345620T150000', 'NaNNaNNaN'].map(
      (hour): [string, string, string] => ['DTSTART', `DTSTART;TZID=${BERLIN}:${hour}`, BERLIN],
    ),
    ['DTEND', 'DTEND:20270620T160000Z', BERLIN],
    ['DTEND', 'DTEND;TZID=Europe/Paris:20270620T170000', BERLIN],
    ['DTSTAMP', 'DTSTAMP:20270601T120000', BERLIN],
    ['DTSTAMP', 'DTSTAMP;TZID=Europe/Berlin:20270601T120000', BERLIN],
    ['DTSTAMP', 'DTSTAMP:20270631T120000Z', BERLIN],
    ['LAST-MODIFIED', 'LAST-MODIFIED;VALUE=DATE:20270601', BERLIN],
    ['UID', 'UID:', BERLIN],
    ['SUMMARY', 'SUMMARY:one, two', BERLIN],
    ['SUMMARY', 'SUMMARY:one; two', BERLIN],
    ['DESCRIPTION', 'DESCRIPTION:a\\tb', BERLIN],
    ['DESCRIPTION', 'DESCRIPTION:a\\', BERLIN],
    ['DESCRIPTION', 'DESCRIPTION:a\\\\\\', BERLIN],
    ['LOCATION', 'LOCATION:a\\:b', BERLIN],
    ['CATEGORIES', 'CATEGORIES:Ra;lly', BERLIN],
    ['CATEGORIES', 'CATEGORIES:Rally\\', BERLIN],
    ...['90.1;0', '0;-180.1', '1', '1;2;3', '1\\;2', '1e-7;2', ';', 'NaN;0', '1,5;2'].map(
      (point): [string, string, string] => ['GEO', `GEO:${point}`, BERLIN],
    ),
    ...['-1', '1.5', '', 'one', '2147483648'].map((sequence): [string, string, string] => [
      'SEQUENCE',
      `SEQUENCE:${sequence}`,
      BERLIN,
    ]),
    ...['confirmed', 'DRAFT', ''].map((status): [string, string, string] => ['STATUS', `STATUS:${status}`, BERLIN]),
  ])('for its %s: %s, in the zone %s', (name, line, zone) => {
    expect(faultOf(with_(line), zone)).toMatch(new RegExp(`^${name} (is|stands)`))
  })

  test.each([
    ['an end that is none', with_('DTEND;TZID=Europe/Berlin:20270620T150000'), BERLIN, 'it ends before it begins'],
    [
      'a start and an end that are not of one kind',
      with_('DTSTART;VALUE=DATE:20270620', 'DTEND:20270621T150000Z'),
      null,
      'its start and its end are not of one kind',
    ],
    ['a rule that is not weekly', added('RRULE:FREQ=DAILY'), BERLIN, 'RRULE is not weekly'],
    ['a weekday that is none', added('RRULE:FREQ=WEEKLY;BYDAY=XX'), BERLIN, 'RRULE is not weekly'],
    ['a rule until no date', added('RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20270631'), BERLIN, 'RRULE is not weekly'],
    ['what only an invitation has', added('ATTENDEE:mailto:a@mail.example'), BERLIN, 'ATTENDEE does not belong there'],
    ['a line of 76 octets', with_(`DESCRIPTION:${'ب'.repeat(32)}`), BERLIN, 'a line is longer than 75 octets'],
    ['free text', added('free text'), BERLIN, 'a line is no property'],
    ['half a letter', with_('SUMMARY:\ud83d'), BERLIN, 'a letter is cut in two'],
    ['no line end', GOOD.slice(0, -2), BERLIN, 'it does not end with CRLF'],
  ])('for %s', (_, vevent, zone, fault) => expect(faultOf(vevent, zone)).toBe(fault))

  test('for a text that is not escaped as its letters say, and for no other', () => {
    const letter = fc.constantFrom('\\', ';', ',', 'n', 'N', 'a', 'ب', '\\\\', '\\;', '\\,', '\\n')
    fc.assert(
      fc.property(fc.string({ unit: letter, maxLength: 12 }), (text) => {
        // Read as a program reads it: a letter at a time.
        let at = 0
        let good = true
        while (at < text.length && good) {
          const escaped = text[at] === '\\'
          good = escaped ? '\\;,nN'.includes(text[at + 1] ?? '?') : !';,'.includes(text[at] ?? '')
          at += escaped ? 2 : 1
        }
        expect([text, faultOf(with_(`DESCRIPTION:${text}`), BERLIN)]).toEqual([
          text,
          good ? null : 'DESCRIPTION is not escaped',
        ])
      }),
    )
  })

  test('in a moment, however long its text is', () => {
    const parts = Array.from({ length: 3000 }, () => ` ${'\\,\\n'.repeat(15)}`)
    const long = GOOD.replace('DESCRIPTION:a: b', () => ['DESCRIPTION:', ...parts].join('\r\n'))
    expect(faultOf(long, BERLIN)).toBeNull()
    expect(faultOf(long.replace('LOCATION', ' ;\r\nLOCATION'), BERLIN)).toBe('DESCRIPTION is not escaped')
  })
})
