import { knownPlaces } from '../../worker/cities/known.ts'
import { type ActionFields, parseActionFields } from '../../worker/rules/action-fields.ts'
import type { Known } from '../../worker/rules/action-place.ts'
import type { ActionRecord } from '../../worker/rules/action-record.ts'
import { actionRow } from '../../worker/rules/action-row.ts'
import { type PublicAction, toPublicAction } from '../../worker/rules/public-action.ts'
import type { FormValues } from '../../worker/rules/typed-action.ts'
import type { DatePrecision } from '../../worker/rules/when.ts'

/** What the fields of tests are held against: the real gazetteer, three days, no caps. */
export const KNOWN: Known = {
  ...knownPlaces,
  daySlugs: new Set(['june-20-2027', 'every-tuesday', 'freedom-day']),
  tierCaps: new Map(),
}

/** What somebody types who gives only what is asked for. */
export const TYPED: FormValues = {
  title: 'Rally of the test',
  summary: 'A test comes together.',
  lang: 'en',
  kind: 'rally',
  attendance: 'in-person',
  startDate: '2027-06-20',
  startTime: '15:00',
  endTime: '17:00',
  city: 'Berlin',
  venue: 'Main station',
  address: 'Europaplatz 1',
  neighbourhood: 'Moabit',
  lat: '52.52508',
  lon: '13.36940',
  tier: 'exact',
}

/** The fields of an action; the test names what it wants otherwise. */
export function fieldsOf(otherwise: FormValues = {}, precision: DatePrecision = 'day'): ActionFields {
  const parsed = parseActionFields({ ...TYPED, ...otherwise }, KNOWN, precision)
  if (!parsed.ok) throw new Error(`these are no fields: ${JSON.stringify(parsed.error)}`)
  return parsed.value
}

/** A published action of these fields, as the database would give it back. */
export function recordOf(fields: ActionFields, otherwise: Partial<ActionRecord> = {}): ActionRecord {
  const row = actionRow(fields)
  return {
    id: '0123456789',
    revision: 3,
    status: 'published',
    cancelReason: null,
    cancelledBy: null,
    verdictReason: null,
    sequence: 2,
    publishedAt: Date.parse('2027-06-01T12:00Z'),
    createdAt: Date.parse('2027-06-01T10:00Z'),
    ...row,
    texts: [{ ...fields.text, original: true, outdated: false }],
    days: fields.days.map((slug) => ({ day: { slug, texts: [{ lang: 'en', title: slug, original: true }] } })),
    groups: fields.groups.map((name) => ({ name, group: null })),
    waitingChange: null,
    reports: [],
    posters: [],
    notices: [],
    ...otherwise,
  }
}

/** What the public sees of an action of these fields at a moment; it must be something. */
export function seen(record: ActionRecord, now: number): PublicAction {
  const action = toPublicAction(record, now)
  if (!action) throw new Error('nothing is public')
  return action
}
