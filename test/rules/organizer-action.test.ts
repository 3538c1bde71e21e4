import { describe, expect, test } from 'vitest'
import type { ActionRecord, ReportRecord } from '../../worker/rules/action-record.ts'
import { STATUSES, type Status } from '../../worker/rules/kinds.ts'
import { toOrganizerAction } from '../../worker/rules/organizer-action.ts'
import { contactsEndedBefore, linkPower } from '../../worker/rules/organizer-link.ts'
import { fieldsOf, recordOf } from '../support/actions.ts'

const DAY = 86_400_000
const record = recordOf(fieldsOf())
const { startsAt, endsAt } = record

/** What the holder of the link may do, as a line of words. */
function may(status: Status, now: number, otherwise: Partial<ActionRecord> = {}): string {
  const action = toOrganizerAction({ ...record, status, ...otherwise }, now)
  return Object.entries(action.may)
    .filter(([, allowed]) => allowed)
    .map(([name]) => name)
    .join(' ')
}

describe('the holder of a secret link', () => {
  test.each<[Status, string, string, string]>([
    ['pending', 'edit withdraw', 'edit withdraw', 'edit withdraw'],
    ['published', 'edit cancel notice', 'edit cancel report notice', 'edit report'],
    ['cancelled', '', '', ''],
    ['rejected', 'edit', 'edit', 'edit'],
    ['withdrawn', '', '', ''],
  ])('of what is %s may, before, during and after it', (status, before, during, after) => {
    expect([startsAt - 1, startsAt, endsAt].map((now) => may(status, now))).toEqual([before, during, after])
  })

  test('may take back a change that waits', () => {
    const waitingChange = { fields: fieldsOf({ title: 'Another' }), submittedAt: 1 }
    expect(may('published', startsAt - 1, { waitingChange })).toBe('edit cancel takeBackChange notice')
  })

  test('who helps may end nothing, whatever the state', () => {
    for (const status of STATUSES)
      for (const now of [startsAt - 1, startsAt, endsAt]) {
        const helper = toOrganizerAction({ ...record, status }, now, 'co-organizer')
        const own = toOrganizerAction({ ...record, status }, now)
        expect([status, helper.isOwn, helper.may]).toEqual([
          status,
          false,
          { ...own.may, cancel: false, withdraw: false },
        ])
      }
  })

  test('may do nothing but delete 90 days after the end', () => {
    const waitingChange = { fields: fieldsOf({ title: 'Another' }), submittedAt: 1 }
    const old = endsAt + 90 * DAY
    for (const status of STATUSES) expect(may(status, old, { waitingChange })).toBe('')
    expect(may('published', old - 1)).toBe('edit report')
    expect(toOrganizerAction(record, old).deleteOnly).toBe(true)
    expect([old - 1, old].map((now) => linkPower({ endsAt, createdAt: 0 }, now))).toEqual(['everything', 'delete-only'])
  })

  test('reads why, and what became of the last report', () => {
    const report = (status: ReportRecord['status'], verdictReason: string | null): ReportRecord => ({
      ...{ id: '0123456789', lang: 'en', text: 'x', links: [], countedBy: null, publishedAt: null },
      ...{ status, verdictReason, turnoutFrom: null, turnoutTo: null, texts: [] },
    })
    const reports = [report('published', null), report('rejected', 'Name nobody, please.')]
    expect(toOrganizerAction({ ...record, verdictReason: 'Too vague.', reports }, endsAt)).toMatchObject({
      verdictReason: 'Too vague.',
      report: { status: 'rejected', reason: 'Name nobody, please.' },
      title: 'Rally of the test',
    })
  })

  test('sees what the public sees, not what the tier hides from it', () => {
    const hidden = recordOf(fieldsOf({ tier: 'country' }), { status: 'pending', publishedAt: null })
    expect(toOrganizerAction(hidden, startsAt - 1).preview.place).toMatchObject({ venue: null, city: null })
  })
})

test('an organizer’s e-mail goes 30 days after the end', () => {
  expect(endsAt < contactsEndedBefore(endsAt + 30 * DAY)).toBe(false)
  expect(endsAt < contactsEndedBefore(endsAt + 30 * DAY + 1)).toBe(true)
})
