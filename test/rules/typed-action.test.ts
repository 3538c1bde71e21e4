import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseActionFields } from '../../worker/rules/action-fields.ts'
import { fieldsOfRecord } from '../../worker/rules/fields-of-record.ts'
import { typedAction } from '../../worker/rules/typed-action.ts'
import { fieldsOf, KNOWN, recordOf } from '../support/actions.ts'
import { typed } from '../support/typed.ts'

describe('what an organizer typed', () => {
  test('comes back from the row, from the form, and from both', () => {
    fc.assert(
      fc.property(typed, (values) => {
        const parsed = parseActionFields(values, KNOWN)
        fc.pre(parsed.ok)
        if (!parsed.ok) return
        const kept = fieldsOfRecord(recordOf(parsed.value))
        expect(kept).toEqual(parsed.value)
        expect(parseActionFields(typedAction(kept), KNOWN)).toEqual({ ok: true, value: parsed.value })
      }),
      { numRuns: 300 },
    )
  })

  test('is what the form shows, also for the archive, where only the month is known', () => {
    const fields = fieldsOf({ allDay: 'on', startDate: '2022-10-01', endDate: '2022-10-31', startTime: '' }, 'month')
    expect(parseActionFields(typedAction(fields), KNOWN, 'month')).toEqual({ ok: true, value: fields })
  })
})
