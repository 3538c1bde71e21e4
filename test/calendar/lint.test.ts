import { describe, expect, test } from 'vitest'
import { ALLOWED } from '../support/lint/allowed.ts'
import { lint, lintText } from '../support/lint/lint.ts'

/** A calendar with one of everything, as its lines. */
const GOOD = [
  ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Test//Test//EN', 'URL:https://hamseda.example/en/'],
  ...['SOURCE;VALUE=URI:https://hamseda.example/feeds/all.ics', 'COLOR:crimson', 'NAME:Test', 'X-WR-CALNAME:Test'],
  ...['REFRESH-INTERVAL;VALUE=DURATION:PT1H', 'X-PUBLISHED-TTL:PT1H'],
  ...['BEGIN:VTIMEZONE', 'TZID:Europe/Berlin', 'X-LIC-LOCATION:Europe/Berlin', 'BEGIN:DAYLIGHT', 'TZNAME:CEST'],
  ...['TZOFFSETFROM:+0100', 'TZOFFSETTO:+0200', 'DTSTART:19700329T020000'],
  ...['RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU', 'END:DAYLIGHT', 'BEGIN:STANDARD', 'TZOFFSETFROM:+0200'],
  ...['TZOFFSETTO:+0100', 'DTSTART:19701025T030000', 'END:STANDARD', 'END:VTIMEZONE'],
  ...['BEGIN:VEVENT', 'UID:a@hamseda', 'SEQUENCE:1', 'DTSTAMP:20270601T120000Z', 'LAST-MODIFIED:20270601T120000Z'],
  ...['DTSTART;TZID=Europe/Berlin:20270620T150000', 'DTEND;TZID="Europe/Berlin":20270620T170000'],
  ...['SUMMARY:One\\, two\\; three \\\\ "four"\\nfive: ب‌ب 👩‍👧', 'DESCRIPTION:a', 'LOCATION:b', 'GEO:52.5;-13.36'],
  ...['CATEGORIES:Rally,A\\, b', 'IMAGE;VALUE=URI;FMTTYPE=image/jpeg:https://hamseda.example/photos/a.jpg'],
  ...['URL;VALUE=URI:https://hamseda.example/en/actions/a', 'STATUS:CONFIRMED', 'CLASS:PUBLIC', 'END:VEVENT'],
  ...['BEGIN:VEVENT', 'UID:day-b@hamseda', 'SEQUENCE:0', 'DTSTAMP:20270601T120000Z', 'LAST-MODIFIED:20270601T120000Z'],
  ...['DTSTART;VALUE=DATE:20270622', 'DTEND;VALUE=DATE:20270623', 'RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20271228'],
  ...['SUMMARY:Every', '  Tuesday', 'STATUS:CANCELLED', 'END:VEVENT', 'END:VCALENDAR', ''],
].join('\r\n')

/** The good calendar with one thing otherwise, which must stand in it. */
function with_(from: string, to: string): string {
  if (!GOOD.includes(from)) throw new Error(`${from} is not in the good calendar`)
  return GOOD.replace(from, () => to)
}
/** What is said of a calendar, wherever in it. */
const saidOf = (calendar: string) => lintText(calendar).map((complaint) => complaint.replace(/ \(line \d+\)$/, ''))
/** A bad calendar and what is to be said of it; or what is otherwise in a good one, and what is to be said of that. */
type Bad = [calendar: string, complaint: string]
type Changed = [from: string, to: string, complaint: string]

/** Those bad calendars of which the lint does not say what it should. Tables, as a test of its own for each is slow. */
const missed = (table: Bad[]) => table.filter(([bad, complaint]) => !saidOf(bad).includes(complaint))
/** The same of good calendars with one thing otherwise. */
const missedWith = (table: Changed[]) =>
  table.filter(([from, to, complaint]) => !saidOf(with_(from, to)).includes(complaint))

test('the lint has nothing to say of a good calendar', () => expect(lintText(GOOD)).toEqual([]))

test('it says where', () => {
  expect(lintText(with_('STATUS:CONFIRMED', 'STATUS:TENTATIVE'))).toEqual([
    'a word is none of those that are known (line 41)',
  ])
})

describe('of octets', () => {
  const table: Bad[] = [
    ['', 'it is not one calendar'],
    ['<html></html>\r\n', 'a line is no property'],
    [GOOD.slice(0, -2), 'the last line has no end'],
    [GOOD.slice(0, 600), 'a component is not closed'],
    [`${GOOD}\r\n`, 'a line is empty'],
    [GOOD + GOOD, 'it is not one calendar'],
    [`\ufeff${GOOD}`, 'it begins with a byte order mark'],
    [` ${GOOD}`, 'the first line continues another'],
    [with_('UID:a@hamseda\r\n', 'UID:a@hamseda\n'), 'a line feed stands alone'],
    [with_('UID:a@hamseda', 'UID:a\r@hamseda'), 'a carriage return stands alone'],
    [with_('UID:a@hamseda', 'UID:a\0@hamseda'), 'it has a control character'],
    [with_('UID:a@hamseda', 'UID:a\u007f@hamseda'), 'it has a control character'],
    [with_('UID:a@hamseda', 'UID:a\u0085@hamseda'), 'a character ends a line for some programs'],
    [with_('SUMMARY:One', 'SUMMARY:One\u2028'), 'a character ends a line for some programs'],
    [with_('DESCRIPTION:a', `DESCRIPTION:${'a'.repeat(64)}`), 'a line is longer than 75 octets'],
    [with_('DESCRIPTION:a', `DESCRIPTION:${'ب'.repeat(32)}`), 'a line is longer than 75 octets'],
  ]
  test('each is found', () => expect(missed(table)).toEqual([]))

  test('a line of 75 is not too long', () => {
    expect(saidOf(with_('DESCRIPTION:a', `DESCRIPTION:${'a'.repeat(63)}`))).toEqual([])
  })

  test('a fold inside a letter is found, one between letters is none', () => {
    const [before = '', after = ''] = GOOD.split('DESCRIPTION:a')
    const folded = (...octets: number[]) =>
      lint(
        Uint8Array.from([
          ...new TextEncoder().encode(`${before}DESCRIPTION:`),
          ...octets,
          ...new TextEncoder().encode(after),
        ]),
      )
    // Two letters of two octets each, and CRLF SPACE.
    expect(folded(0xd8, 0xa8, 0x0d, 0x0a, 0x20, 0xd8, 0xa8)).toEqual([])
    expect(folded(0xd8, 0xa8, 0xd8, 0x0d, 0x0a, 0x20, 0xa8)).toEqual([
      'it is no UTF-8, or a letter is cut in two (line 35)',
    ])
  })
})

describe('of the grammar', () => {
  const table: Bad[] = [
    [with_('UID:a@hamseda', 'UID:a@hamseda\r\nfree text'), 'a line is no property'],
    [with_('DTSTART;TZID=Europe/Berlin:', 'DTSTART;TZID:'), 'a line is no property'],
    [with_('"Europe/Berlin"', '"Europe/Berlin'), 'a line is no property'],
    [with_('"Europe/Berlin"', 'Europe/"Berlin"'), 'a line is no property'],
    [with_('DTSTART;TZID=Europe/Berlin', 'DTSTART;TZID=Europe/Berlin;TZID=a'), 'a parameter stands there twice'],
    [with_('END:VEVENT', ''), 'a component is not closed'],
    [with_('END:STANDARD', 'END:DAYLIGHT'), 'an END has no BEGIN'],
    [`${GOOD}VERSION:2.0\r\n`, 'a property is in no component'],
    [with_('END:VCALENDAR', 'COLOR:red\r\nEND:VCALENDAR'), 'a property follows a component'],
    [with_('BEGIN:VEVENT', 'BEGIN:VALARM\r\nEND:VALARM\r\nBEGIN:VEVENT'), 'VALARM has no place in VCALENDAR'],
    [with_('CLASS:PUBLIC', 'CLASS:PUBLIC\r\nBEGIN:VALARM\r\nEND:VALARM'), 'VALARM has no place in VEVENT'],
    ['BEGIN:VTODO\r\nEND:VTODO\r\n', 'VTODO has no place in it'],
  ]
  test('each is found', () => expect(missed(table)).toEqual([]))
})

describe('of what is there too often, too seldom, or at all', () => {
  const rules = Object.entries(ALLOWED).flatMap(([component, { properties }]) =>
    Object.entries(properties).map(([name, rule]) => ({ component, name, ...rule })),
  )
  const lineOf = (component: string, name: string) => {
    const block = new RegExp(`BEGIN:${component}\r\n[^]*?END:${component}`).exec(GOOD)?.[0] ?? ''
    return { block, line: new RegExp(`^${name}[:;].*\r\n`, 'm').exec(block)?.[0] ?? `${name}:x\r\n` }
  }

  test('each that has to be there is missed', () => {
    const lacking = rules
      .filter(({ least }) => least === 1)
      .map(({ component, name }): Changed => {
        const { block, line } = lineOf(component, name)
        return [block, block.replace(line, ''), `${component} lacks ${name}`]
      })
    expect(lacking.length).toBeGreaterThan(15)
    expect(missedWith(lacking)).toEqual([])
  })

  test('each that may be there once is found the second time', () => {
    const doubled = rules
      .filter(({ most }) => most === 1)
      .map(({ component, name }): Changed => {
        const { block, line } = lineOf(component, name)
        const twice = block.replace(line, '').replace('\r\n', () => `\r\n${line}${line}`)
        return [block, twice, `${component} has ${name} 2 times`]
      })
    expect(doubled.length).toBeGreaterThan(30)
    expect(missedWith(doubled)).toEqual([])
  })

  test('each that may not be there is found', () => {
    const inCalendar = ['METHOD:PUBLISH', 'UID:x', 'ORGANIZER:mailto:a@mail.example', 'BEGINN:VEVENT']
    const inEvent = ['ORGANIZER:a', 'ATTENDEE:a', 'ATTACH:https://evil.example', 'CREATED:20270601T120000Z', 'EXDATE:1']
    const inside =
      (component: string) =>
      (line: string): Changed => [
        `BEGIN:${component}`,
        `BEGIN:${component}\r\n${line}`,
        `${line.split(':')[0]} has no place in ${component}`,
      ]
    expect(missedWith([...inCalendar.map(inside('VCALENDAR')), ...inEvent.map(inside('VEVENT'))])).toEqual([])
  })
})

describe('of values', () => {
  const table: Changed[] = [
    ...['a, b', 'a; b', 'a\\', 'a \\t', 'a\\:'].map(
      (text): Changed => ['DESCRIPTION:a', `DESCRIPTION:${text}`, 'a text is not escaped'],
    ),
    ['X-LIC-LOCATION:Europe/Berlin', 'X-LIC-LOCATION:a,b', 'a text is not escaped'],
    ['X-LIC-LOCATION:', 'X-LIC-LOCATION;VALUE=BINARY:', 'an extension is of an odd type'],
    ['CATEGORIES:Rally', 'CATEGORIES:Ra;lly', 'a list of texts is not escaped'],
    ['DTSTAMP:20270601T120000Z', 'DTSTAMP:20270601T120000', 'a stamp is not in UTC'],
    ['DTSTAMP:20270601T120000Z', 'DTSTAMP:20270631T120000Z', 'a stamp is not in UTC'],
    ['DTSTART:19700329T020000', 'DTSTART:19700329T020000Z', 'a rule begins in a zone'],
    ['TZOFFSETTO:+0200', 'TZOFFSETTO:0200', 'an offset is none'],
    ['TZOFFSETTO:+0200', 'TZOFFSETTO:-0000', 'an offset is none'],
    ['RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU', 'RRULE:FREQ=DAILY', 'a rule of a zone is none'],
    ['RRULE:FREQ=WEEKLY', 'RRULE:FREQ=DAILY', 'a rule is not weekly'],
    ['UNTIL=20271228', 'UNTIL=20271228T000000Z', 'a rule is not weekly'],
    ['PT1H', '1H', 'a duration is none'],
    ['PT1H', 'PT', 'a duration is none'],
    ['REFRESH-INTERVAL;VALUE=DURATION', 'REFRESH-INTERVAL', 'a value does not say of what type it is'],
    ['IMAGE;VALUE=URI', 'IMAGE', 'a value does not say of what type it is'],
    ['SEQUENCE:1', 'SEQUENCE:-1', 'a number is none'],
    ['GEO:52.5;', 'GEO:92.5;', 'a point is not on the globe'],
    ['GEO:52.5;-13.36', 'GEO:52.5;-193.36', 'a point is not on the globe'],
    ['GEO:52.5;-13.36', 'GEO:52.5\\;-13.36', 'a point is not on the globe'],
    ['https://hamseda.example/en/actions/a', '/en/actions/a', 'an address is not absolute, or not in ASCII'],
    [
      'https://hamseda.example/en/actions/a',
      'https://hamseda.example/ب',
      'an address is not absolute, or not in ASCII',
    ],
    ['COLOR:crimson', 'COLOR:#dc143c', 'a color is no name of CSS'],
    ['STATUS:CONFIRMED', 'STATUS:TENTATIVE', 'a word is none of those that are known'],
    ['VERSION:2.0', 'VERSION:1.0', 'a word is none of those that are known'],
    ['CLASS:PUBLIC', 'CLASS:PRIVATE', 'a word is none of those that are known'],
  ]
  test('each is found', () => expect(missedWith(table)).toEqual([]))
})

const [START, END] = ['DTSTART;TZID=Europe/Berlin:20270620T150000', 'DTEND;TZID="Europe/Berlin":20270620T170000']
const DATES = 'DTSTART;VALUE=DATE:20270622\r\nDTEND;VALUE=DATE:20270623'

describe('of hours and dates', () => {
  const table: Changed[] = [
    [START, 'DTSTART:20270620T150000', 'an hour is in no zone'],
    [START, 'DTSTART:20270620', 'an hour is none'],
    [START, 'DTSTART;TZID=Europe/Berlin:20270631T150000', 'an hour is none'],
    [START, 'DTSTART;TZID=Europe/Berlin:20270620T130000Z', 'an hour in UTC names a zone'],
    [START, 'DTSTART;TZID=Europe/Nowhere:20270620T150000', 'a zone is none that anybody knows'],
    [START, 'DTSTART;TZID=Europe/Berlin:20270328T023000', 'its zone has an hour twice, or not at all'],
    [START, 'DTSTART;TZID=Europe/Berlin:20261025T023000', 'its zone has an hour twice, or not at all'],
    [DATES, 'DTSTART;VALUE=DATE:20270631', 'a date is none'],
    [DATES, 'DTSTART;VALUE=DATE;TZID=Europe/Berlin:20270622', 'a date names a zone'],
    [END, 'DTEND;TZID=Europe/Berlin:20270620T150000', 'an event ends before it begins'],
    [END, 'DTEND:20270620T125959Z', 'an event ends before it begins'],
    [DATES, 'DTSTART;VALUE=DATE:20270622\r\nDTEND;VALUE=DATE:20270622', 'an event ends before it begins'],
    [END, 'DTEND;VALUE=DATE:20270621', 'an event begins with an hour and ends with a date'],
    [END, `${END}\r\nDURATION:PT2H`, 'an event has an end and a duration'],
    ['CLASS:PUBLIC', 'RRULE:FREQ=WEEKLY;BYDAY=SU', 'an event that is no weekly day is repeated'],
    ['BYDAY=TU', 'BYDAY=WE', 'a rule leaves out its own first date'],
    ['UNTIL=20271228', 'UNTIL=20270621', 'a rule ends before it begins'],
  ]
  test('each is found', () => expect(missedWith(table)).toEqual([]))

  test('an end in UTC after a start in a zone is none', () => {
    expect(saidOf(with_(END, 'DTEND:20270620T130001Z'))).toEqual([])
  })
})

describe('of the whole', () => {
  const zone = GOOD.slice(GOOD.indexOf('BEGIN:VTIMEZONE'), GOOD.indexOf('BEGIN:VEVENT'))
  const parts = GOOD.slice(GOOD.indexOf('BEGIN:DAYLIGHT'), GOOD.indexOf('END:VTIMEZONE'))
  const all = GOOD.slice(GOOD.indexOf('BEGIN:VTIMEZONE'), GOOD.indexOf('END:VCALENDAR'))
  const table: Changed[] = [
    ['X-WR-CALNAME:Test', 'X-WR-CALNAME:Toast', 'it has two names'],
    ['X-PUBLISHED-TTL:PT1H', 'X-PUBLISHED-TTL:PT2H', 'it says twice how often to look, and not the same'],
    [all, '', 'it holds no component'],
    [zone, '', 'an hour names a zone that is not there'],
    [zone, zone + zone, 'a zone stands there twice'],
    [zone, zone.replace('Europe/Berlin', 'Europe/Paris') + zone, 'nothing is in a zone'],
    [zone, zone.replace('Europe/Berlin', 'UTC') + zone, 'nothing is in a zone'],
    [parts, '', 'a zone has no rule'],
    ['END:VEVENT\r\n', `END:VEVENT\r\n${zone}`, 'a zone follows an event'],
    ['UID:day-b@', 'UID:a@', 'a UID stands there twice'],
    ['UID:a@hamseda', 'UID:', 'a UID is empty'],
  ]
  test('each is found', () => expect(missedWith(table)).toEqual([]))
})
