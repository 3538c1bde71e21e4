import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { messages } from '../../worker/messages/messages.ts'
import { parseActionFields } from '../../worker/rules/action-fields.ts'
import type { ActionRecord } from '../../worker/rules/action-record.ts'
import { type Lang, SHIPPED_LANGS } from '../../worker/rules/languages.ts'
import { addDays } from '../../worker/rules/when.ts'
import { fieldsOf, KNOWN, recordOf, seen } from '../support/actions.ts'
import { anyFate, anyForm, anyText } from '../support/any-action.ts'
import { calendarOf } from '../support/calendar.ts'
import { lintText } from '../support/lint/lint.ts'
import { RUNS } from '../support/runs.ts'

/** The moment at which `calendarOf` has its visitor look. */
const NOW = Date.parse('2027-06-10T12:00Z')
/** What has to have some letter: titles, names. */
const named = anyText.map((text) => `${text}ن`)
const lang = fc.constantFrom(...SHIPPED_LANGS)

/** Any text as calendars have to have it: they know one end of a line, and no control character but the tab. */
function asText(text: string): string {
  return [...text.replace(/\r\n|[\r\v\f\u0085\u2028\u2029]/g, '\n').toWellFormed()]
    .filter((character) => character === '\n' || character === '\t' || !/\p{Cc}/u.test(character))
    .join('')
}

/** A calendar that is well formed: its events as ical.js understands them, in their order. */
function read(calendar: string): ICAL.Event[] {
  expect(lintText(calendar)).toEqual([])
  const components = new ICAL.Component(ICAL.parse(calendar)).getAllSubcomponents('vevent')
  return components.map((component) => new ICAL.Event(component))
}

/** What ical.js shall find of an action, worked out from what the public sees of it. */
function expected(record: ActionRecord, lang: Lang) {
  const { status, sequence, texts, when } = seen(record, NOW)
  const title = texts[0]?.title ?? ''
  const { allDay, startsLocal, endsLocal, startsAt, endsAt } = when
  const [starts, ends] = allDay
    ? [startsLocal, addDays(endsLocal ?? startsLocal, 1)]
    : [startsAt, endsLocal === null ? startsAt : endsAt]
  return {
    uid: `${record.id}@hamseda`,
    summary: asText(status === 'cancelled' ? messages[lang].calendar.cancelled(title) : title),
    status: status === 'cancelled' ? 'CANCELLED' : 'CONFIRMED',
    ...{ sequence, starts, ends },
  }
}

function found({ uid, summary, sequence, startDate, endDate, component }: ICAL.Event) {
  const moment = (time: ICAL.Time) => (time.isDate ? time.toString() : time.toUnixTime() * 1000)
  const status = component.getFirstPropertyValue('status')
  return { uid, summary, status, sequence, starts: moment(startDate), ends: moment(endDate) }
}

/** What the description and the place have to say, whatever else they do. */
function tells(record: ActionRecord, event: ICAL.Event): void {
  const { texts, place, groups, access, cancelReason } = seen(record, NOW)
  for (const text of [texts[0]?.summary, access.note, ...groups.map(({ name }) => name)])
    expect(event.description).toContain(asText(text ?? ''))
  if (cancelReason) expect(event.description).toContain(asText(cancelReason))
  for (const text of [place?.venue, place?.address, place?.neighbourhood])
    expect(event.location ?? '').toContain(asText(text ?? ''))
}

describe('a calendar of anything', () => {
  test('that forms take, at any hour of any zone, is well formed, and holds every action as ical.js reads it', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyForm, anyFate), { maxLength: 4 }), lang, named, (forms, lang, name) => {
        const records = forms.flatMap(([values, fate], index) => {
          const parsed = parseActionFields(values, KNOWN)
          return parsed.ok ? [recordOf(parsed.value, { ...fate, id: `action000${index}` })] : []
        })
        const events = read(calendarOf(records, { lang, name }))
        expect(events.map(found)).toEqual(records.map((record) => expected(record, lang)))
        for (const [index, record] of records.entries()) {
          const event = events[index]
          if (event) tells(record, event)
        }
      }),
      { numRuns: RUNS },
    )
  })

  test('that no form has tidied is one event of these texts, and no property more', () => {
    const fields = fieldsOf({ groups: 'Group of the test', accessNote: 'A note' })
    const properties = (event: ICAL.Event | undefined) => event?.component.getAllProperties().map(({ name }) => name)
    const [usual] = read(calendarOf([recordOf(fields)], { lang: 'en' }))
    fc.assert(
      fc.property(fc.tuple(named, anyText, named), anyFate, lang, ([title, summary, name], fate, lang) => {
        const record = recordOf({ ...fields, text: { lang: 'en', title, summary }, groups: [name] }, fate)
        const events = read(calendarOf([{ ...record, venue: name, accessNote: summary }], { lang, name: title }))
        expect(events.map(found)).toEqual([expected(record, lang)])
        expect(properties(events[0])).toEqual(properties(usual))
        for (const event of events) tells({ ...record, venue: name, accessNote: summary }, event)
      }),
      { numRuns: RUNS, examples: [[['ن', '', '\ud800\0\udc00ن'], {}, 'en']] },
    )
  })
})
