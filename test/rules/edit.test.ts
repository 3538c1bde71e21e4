import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ActionFields, parseActionFields } from '../../worker/rules/action-fields.ts'
import { divideEdit } from '../../worker/rules/edit.ts'
import { isFiner } from '../../worker/rules/location-tier.ts'
import { fieldsOf, KNOWN } from '../support/actions.ts'
import { typed } from '../support/typed.ts'

/** Before any reveal, where a test says nothing else. */
const BEFORE = Date.parse('2027-06-01T12:00Z')
const divide = (present: ActionFields, edited: ActionFields, now = BEFORE) => divideEdit(present, edited, now)

const area = fieldsOf({ tier: 'area' })
const revealing = fieldsOf({ tier: 'city', revealDate: '2027-06-20', revealTime: '12:00' })

describe('an edit of what is public', () => {
  test('that changes nothing is nothing', () => {
    expect(divide(area, fieldsOf({ tier: 'area' }))).toEqual({ atOnce: null, waits: null })
  })

  test('is nothing where the same days come in another order', () => {
    const one = fieldsOf({ days: ['june-20-2027', 'freedom-day'] })
    const other = fieldsOf({ days: ['freedom-day', 'june-20-2027'] })
    expect(divide(one, other)).toEqual({ atOnce: null, waits: null })
    expect(divide(one, fieldsOf({ days: ['freedom-day'] })).waits).not.toBeNull()
  })

  test('shows at once that less of the place is to be seen', () => {
    const coarser = fieldsOf({ tier: 'country' })
    expect(divide(area, coarser)).toEqual({ atOnce: { ...area, tier: 'country' }, waits: null })
  })

  test('ends a reveal that has begun where less is to be seen: the hour would go on showing the place', () => {
    const begun = Date.parse('2027-06-20T12:30Z')
    const coarser = fieldsOf({ tier: 'country', revealDate: '2027-06-20', revealTime: '12:00' })
    expect(divide(revealing, coarser, begun)).toEqual({
      atOnce: { ...revealing, tier: 'country', revealAt: null },
      waits: null,
    })
    expect(divide(revealing, coarser).atOnce?.revealAt).toBe(revealing.revealAt)
  })

  test('waits where more of the place would be seen', () => {
    const finer = fieldsOf({ tier: 'exact' })
    expect(divide(area, finer)).toEqual({ atOnce: null, waits: finer })
  })

  test('shows facts of accessibility at once', () => {
    const edited = fieldsOf({ tier: 'area', stepFree: 'yes', signLanguage: 'on' })
    expect(divide(area, edited)).toEqual({ atOnce: edited, waits: null })
    const withNote = fieldsOf({
      tier: 'area',
      stepFree: 'yes',
      signLanguage: 'on',
      accessNote: 'Come to the other square.',
    })
    expect(divide(area, withNote)).toEqual({ atOnce: edited, waits: withNote })
  })

  test('is divided where it holds both kinds', () => {
    const edited = fieldsOf({ tier: 'city', signLanguage: 'on', title: 'Another title' })
    expect(divide(area, edited)).toEqual({
      atOnce: { ...area, tier: 'city', access: edited.access },
      waits: edited,
    })
  })

  test.each([
    { title: 'Another title' },
    { summary: 'Bring cash.' },
    { linkUrl: 'https://elsewhere.example' },
    { groups: 'A trusted group' },
    { venue: 'Another venue' },
    { lat: '52.5', lon: '13.4' },
    { city: 'Hamburg', lat: '', lon: '' },
    { startTime: '14:00' },
    { endTime: '23:00' },
    { zone: 'Asia/Tokyo' },
    { attendance: 'both', joinUrl: 'https://elsewhere.example' },
    { lang: 'de' },
    { kind: 'march' },
    { days: 'freedom-day' },
    { revealDate: '2027-06-20', revealTime: '12:00' },
  ])('waits for %j, which could deceive', (otherwise) => {
    const edited = fieldsOf({ tier: 'area', ...otherwise })
    expect(divide(area, edited)).toEqual({ atOnce: null, waits: edited })
  })

  test('shows at once that the venue is to appear later or not at all', () => {
    const later = fieldsOf({ tier: 'city', revealDate: '2027-06-20', revealTime: '14:00' })
    const never = fieldsOf({ tier: 'city' })
    expect(divide(revealing, later)).toEqual({ atOnce: later, waits: null })
    expect(divide(revealing, never)).toEqual({ atOnce: never, waits: null })
  })

  test('waits where the venue would appear sooner, or the link to join at once', () => {
    const sooner = fieldsOf({ tier: 'city', revealDate: '2027-06-19', revealTime: '12:00' })
    expect(divide(revealing, sooner)).toEqual({ atOnce: null, waits: sooner })
    const join = { attendance: 'both', joinUrl: 'https://join.example', tier: 'city' }
    const hidden = fieldsOf({ ...join, revealDate: '2027-06-20', revealTime: '12:00' })
    expect(divide(hidden, fieldsOf(join))).toEqual({ atOnce: null, waits: fieldsOf(join) })
  })

  test('never shows more of the place at once, and forgets nothing that was typed', () => {
    fc.assert(
      fc.property(typed, typed, (before, after) => {
        const [present, edited] = [before, after].map((values) => parseActionFields(values, KNOWN))
        fc.pre(Boolean(present?.ok && edited?.ok))
        if (!present?.ok || !edited?.ok) return
        const { atOnce, waits } = divide(present.value, edited.value)
        if (atOnce) {
          expect(isFiner(atOnce.tier, present.value.tier)).toBe(false)
          // Whatever could deceive is still as the coordinator saw it.
          const { tier, revealAt, access, ...checked } = atOnce
          expect(present.value).toMatchObject(checked)
          expect(access).toEqual({ ...edited.value.access, note: present.value.access.note })
          expect(revealAt === present.value.revealAt || revealAt === edited.value.revealAt).toBe(true)
          expect(tier === present.value.tier || tier === edited.value.tier).toBe(true)
        }
        if (waits) expect(waits).toBe(edited.value)
        // Applied to its own result, the edit is done.
        expect(divide(waits ?? atOnce ?? present.value, edited.value)).toEqual({ atOnce: null, waits: null })
      }),
    )
  })
})
