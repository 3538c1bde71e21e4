import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Rows } from '../../web/islands/map/rows.ts'
import type { ActionRecord } from '../../worker/rules/action-record.ts'
import { actionRow } from '../../worker/rules/action-row.ts'
import { cellOf, parseBlock } from '../../worker/rules/cell.ts'
import { KINDS } from '../../worker/rules/kinds.ts'
import { encodeColumns, type MapColumns } from '../../worker/rules/map-columns.ts'
import { stateOf } from '../../worker/rules/map-state.ts'
import { EVERYTHING } from '../../worker/rules/narrowing.ts'
import { type PublicMarker, toPublicMarker } from '../../worker/rules/public-marker.ts'
import { fieldsOf, recordOf, seen } from '../support/actions.ts'

const NOW = Date.parse('2027-06-20T13:30Z')
const HOUR_MS = 3_600_000

/** The columns as they come over the line. */
const sent = (columns: MapColumns): MapColumns => JSON.parse(JSON.stringify(columns))
const five = (degrees: number) => Number(degrees.toFixed(5)) + 0

const marker: fc.Arbitrary<PublicMarker> = fc
  .record({
    lat: fc.double({ min: -90, max: 90, noNaN: true }).map(five),
    lon: fc.double({ min: -180, max: 180, noNaN: true }).map(five),
    kind: fc.constantFrom(...KINDS),
    date: fc.constantFrom('1999-12-31', '2027-06-20', '2027-06-21'),
    hour: fc.integer({ min: -14 * 60, max: 36 * 60 }),
    minutes: fc.integer({ min: 1, max: 10_000 }),
    cancelled: fc.boolean(),
    stepFree: fc.boolean(),
    languages: fc.subarray(['en', 'fa', 'ckb']),
    days: fc.subarray(['june-20-2027', 'every-tuesday']),
  })
  .map(({ date, hour, minutes, ...rest }) => {
    const startsAt = Date.parse(`${date}T00:00Z`) + hour * 60_000
    const cell = cellOf(rest)
    const endsOn = new Date(Date.parse(date) + 2 * 24 * HOUR_MS).toISOString().slice(0, 10)
    return { ...rest, cell, moved: false, startsOn: date, endsOn, startsAt, endsAt: startsAt + minutes * 60_000 }
  })

describe('the columns of a map', () => {
  test('hold every marker, whatever it is, and give it back', () => {
    fc.assert(
      fc.property(fc.array(marker, { maxLength: 40 }), (markers) => {
        const columns = sent(encodeColumns(markers))
        const rows = new Rows(columns, NOW)
        const all = [...rows.lat.keys()].map((row) => {
          const { kind, state, date } = rows.row(row)
          return [rows.lat[row], rows.lon[row], kind, state, date, columns.stepFree[row] === 1].join(' ')
        })
        const wanted = markers.map((each) => {
          const state = stateOf({ status: each.cancelled ? 'cancelled' : 'published', when: each }, NOW)
          return [each.lat, each.lon, each.kind, state, each.startsOn, each.stepFree].join(' ')
        })
        expect(all.sort()).toEqual(wanted.sort())
      }),
    )
  })

  test('find every marker in the block that they name', () => {
    fc.assert(
      fc.property(fc.array(marker, { minLength: 1, maxLength: 200 }), (markers) => {
        const rows = new Rows(sent(encodeColumns(markers)), NOW)
        for (const row of rows.lat.keys()) {
          const [first = 1, last = 0] = parseBlock(rows.block(row)) ?? []
          const cell = cellOf({ lat: rows.lat[row] ?? 0, lon: rows.lon[row] ?? 0 })
          expect(cell).toBeGreaterThanOrEqual(first)
          expect(cell).toBeLessThanOrEqual(last)
        }
      }),
    )
  })

  test('choose as the list chooses', () => {
    const of = (otherwise: Partial<PublicMarker>): PublicMarker => ({ ...markerOf({}), ...otherwise })
    const rows = (markers: PublicMarker[], narrowing: object) =>
      new Rows(sent(encodeColumns(markers)), NOW).chosen({ ...EVERYTHING, ...narrowing }).length
    const two = [
      of({ kind: 'rally' }),
      of({ kind: 'vigil', stepFree: true, languages: ['fa'], days: ['june-20-2027'] }),
    ]
    expect(rows(two, {})).toBe(2)
    expect(rows(two, { kind: 'vigil' })).toBe(1)
    expect(rows(two, { stepFree: true })).toBe(1)
    expect(rows(two, { language: 'fa' })).toBe(1)
    expect(rows(two, { language: 'de' })).toBe(0)
    expect(rows(two, { day: 'june-20-2027' })).toBe(1)
    expect(rows(two, { from: '2027-06-21' })).toBe(0)
    expect(rows(two, { from: '2027-06-20', to: '2027-06-20' })).toBe(2)
    expect(rows(two, { to: '2027-06-19' })).toBe(0)
    const over = { cancelled: true, startsAt: NOW - 3 * HOUR_MS, endsAt: NOW - HOUR_MS }
    expect(rows([of(over), of({ ...over, endsAt: NOW + 1 }), of({ ...over, cancelled: false })], {})).toBe(2)
  })
})

function markerOf(
  otherwise: Parameters<typeof fieldsOf>[0],
  record: Partial<ActionRecord> = {},
  now = NOW,
): PublicMarker {
  const marker = toPublicMarker(lean(otherwise, record), now)
  if (!marker) throw new Error('nothing is drawn')
  return marker
}

function lean(otherwise: Parameters<typeof fieldsOf>[0], record: Partial<ActionRecord> = {}) {
  const fields = fieldsOf(otherwise)
  return { ...recordOf(fields), ...actionRow(fields), ...record, languages: ['en'], days: [] }
}

test('a marker stands where the public version of its action stands', () => {
  const revealAt = NOW - HOUR_MS
  for (const tier of ['exact', 'area', 'city'] as const) {
    for (const hour of [null, revealAt]) {
      const record = recordOf(fieldsOf({ tier }), { revealAt: hour })
      const { lat, lon, startsAt, endsAt } = markerOf({ tier }, { revealAt: hour })
      const { place, when } = seen(record, NOW)
      expect({ lat, lon }).toEqual({ lat: place?.point?.lat, lon: place?.point?.lon })
      expect({ startsAt, endsAt }).toEqual({ startsAt: when.startsAt, endsAt: when.endsAt })
    }
  }
})

test('what has no public point has no marker', () => {
  expect(toPublicMarker(lean({ tier: 'country' }), NOW)).toBeNull()
  expect(
    toPublicMarker(lean({ attendance: 'online', joinUrl: 'https://join.example', zone: 'UTC', city: '' }), NOW),
  ).toBeNull()
})

test('what is revealed stands at its venue, and is found by the cell of its tier', () => {
  const shown = markerOf({ tier: 'city' }, { revealAt: NOW - 1 })
  const hidden = markerOf({ tier: 'city' }, { revealAt: NOW + 1 })
  expect(shown.moved).toBe(true)
  expect(shown.cell).toBe(hidden.cell)
  expect(hidden).toMatchObject({ moved: false, cell: cellOf(hidden) })
  const rows = new Rows(
    sent(
      encodeColumns([
        shown,
        ...Array(100).fill(markerOf({ tier: 'exact', city: 'Paris', country: 'FR', lat: '', lon: '' })),
      ]),
    ),
    NOW,
  )
  const row = rows.lat.findIndex((lat) => Math.abs(lat - shown.lat) < 1e-6)
  const [first = 1, last = 0] = parseBlock(rows.block(row)) ?? []
  expect(hidden.cell).toBeGreaterThanOrEqual(first)
  expect(hidden.cell).toBeLessThanOrEqual(last)
})

test('a marker says where in time the action stands', () => {
  const state = (fields: Parameters<typeof fieldsOf>[0], otherwise: Partial<ActionRecord> = {}) =>
    stateOf(seen(recordOf(fieldsOf(fields), otherwise), NOW), NOW)
  expect(state({})).toBe('today')
  expect(state({ startTime: '15:30' })).toBe('today')
  expect(state({ startTime: '15:31' })).toBe('coming')
  expect(state({ startTime: '13:00', endTime: '15:30' })).toBe('past')
  expect(state({ startTime: '13:00', endTime: '15:31' })).toBe('today')
  expect(state({ startTime: '13:00', endTime: '14:00' }, { status: 'cancelled', cancelledBy: 'organizer' })).toBe(
    'cancelled',
  )
})
