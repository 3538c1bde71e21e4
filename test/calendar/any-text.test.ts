import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { parseActionFields } from '../../worker/rules/action-fields.ts'
import { KNOWN, recordOf } from '../support/actions.ts'
import { calendarOf } from '../support/calendar.ts'
import { lintText } from '../support/lint/lint.ts'
import { typed } from '../support/typed.ts'

describe('a calendar', () => {
  test('is well formed, and holds every action as ical.js reads it, whatever was typed', () => {
    fc.assert(
      fc.property(fc.array(typed, { maxLength: 4 }), fc.constantFrom('en', 'fa', 'es'), (forms, lang) => {
        const records = forms.flatMap((values, index) => {
          const parsed = parseActionFields(values, KNOWN)
          return parsed.ok ? [recordOf(parsed.value, { id: `action000${index}` })] : []
        })
        const calendar = calendarOf(records, { lang, name: forms[0] ? String(forms[0].title) : 'Nothing' })
        expect(lintText(calendar)).toEqual([])
        const events = new ICAL.Component(ICAL.parse(calendar)).getAllSubcomponents('vevent')
        const summaries = events.map((event) => event.getFirstPropertyValue('summary'))
        expect(summaries).toEqual(records.map(({ texts }) => texts[0]?.title))
      }),
    )
  })
})
