import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseActionFields } from '../../worker/rules/action-fields.ts'
import { publicIndex } from '../../worker/rules/public-index.ts'
import { fieldsOf, KNOWN, recordOf, seen } from '../support/actions.ts'
import { typed } from '../support/typed.ts'

const HOUR = 3_600_000
const at = (moment: string) => Date.parse(moment)
const BEFORE = at('2027-06-10T12:00Z')

const KNOWN_BY_COUNTRY = { tier: 'country', allDay: 'on', startTime: '', endTime: '', endDate: '' }

describe('the hour of reveal', () => {
  const fields = fieldsOf({
    tier: 'country',
    attendance: 'both',
    joinUrl: 'https://join.example/room',
    revealDate: '2027-06-20',
    revealTime: '12:00',
  })
  const record = recordOf(fields)
  const { revealAt, startsAt, endsAt } = record
  if (revealAt === null) throw new Error('the test wants an hour')
  const venueAt = (now: number) => seen(record, now).place?.venue

  test('shows the exact venue and the link, and after the end hides the venue again', () => {
    expect([revealAt - 1, revealAt, endsAt - 1, endsAt].map(venueAt)).toEqual([
      null,
      'Main station',
      'Main station',
      null,
    ])
    expect(seen(record, revealAt).when.zone).toBe('Europe/Berlin')
    expect([revealAt - 1, revealAt, endsAt].map((now) => seen(record, now).joinUrl)).toEqual([
      null,
      'https://join.example/room',
      null,
    ])
  })

  test('is announced before, and not where it would show nothing new', () => {
    expect([revealAt - 1, revealAt].map((now) => seen(record, now).revealsAt)).toEqual([revealAt, null])
    const exact = recordOf(fieldsOf({ revealDate: '2027-06-20', revealTime: '12:00' }))
    expect(seen(exact, BEFORE).revealsAt).toBeNull()
    expect(seen({ ...exact, joinUrl: 'https://join.example' }, BEFORE)).toMatchObject({
      revealsAt: revealAt,
      joinUrl: null,
    })
  })

  test('makes another version, and the end one more; what hides nothing stays the same one', () => {
    const versions = [BEFORE, revealAt - 1, revealAt, endsAt - 1, endsAt, endsAt + HOUR].map((now) => {
      const { sequence, publishedAt } = seen(record, now)
      return [sequence, publishedAt]
    })
    const published = record.publishedAt ?? Number.NaN
    expect(versions).toEqual([
      [6, published],
      [6, published],
      [7, revealAt],
      [7, revealAt],
      [8, endsAt],
      [8, endsAt],
    ])
    const exact = recordOf(fieldsOf({ revealDate: '2027-06-20', revealTime: '12:00' }))
    expect([revealAt, endsAt].map((now) => seen(exact, now).sequence)).toEqual([6, 6])
  })

  test('makes a version that a later change always outdoes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -2, max: 4 }), { minLength: 2, maxLength: 8 }),
        fc.boolean(),
        (hours, cancels) => {
          const moments = hours.map((hour) => revealAt + hour * HOUR).sort((a, b) => a - b)
          const sequences = moments.map((now, changes) => {
            const status = cancels && changes === moments.length - 1 ? 'cancelled' : 'published'
            return seen({ ...record, sequence: changes, status, publishedAt: now }, now).sequence
          })
          expect(sequences).toEqual([...new Set(sequences)].sort((a, b) => a - b))
        },
      ),
    )
  })

  test('tells of whole days, known by their country alone, no zone by the hour of their end', () => {
    const wholeDays = recordOf(fieldsOf({ ...KNOWN_BY_COUNTRY, revealDate: '2027-06-20', revealTime: '12:00' }))
    const elsewhere = { ...wholeDays, zone: 'Asia/Tokyo', endsAt: wholeDays.endsAt - 7 * HOUR }
    const later = wholeDays.endsAt + 48 * HOUR
    expect(seen(elsewhere, later)).toEqual(seen(wholeDays, later))
  })

  test('never comes for what is cancelled: whoever cancels may have had to', () => {
    const cancelled = { ...record, status: 'cancelled', cancelledBy: 'organizer' } as const
    for (const now of [revealAt - 1, revealAt, endsAt - 1]) {
      const { place, joinUrl, revealsAt } = seen(cancelled, now)
      expect([place?.venue, joinUrl, revealsAt]).toEqual([null, null, null])
    }
  })

  test('changes no list: membership would give the venue away', () => {
    expect(publicIndex(record)).toMatchObject({ publicCity: null, publicStarts: '2027-06-20T15:00' })
  })

  test('without one, the link to join is public from the beginning', () => {
    expect(seen({ ...record, revealAt: null }, BEFORE).joinUrl).toBe('https://join.example/room')
  })

  test('nothing may be cached past the next moment at which the clock changes something', () => {
    const moments = [BEFORE, revealAt, startsAt, endsAt - 1, endsAt, endsAt + HOUR]
    expect(moments.map((now) => seen(record, now).changesAt)).toEqual([revealAt, startsAt, endsAt, endsAt, null, null])
  })

  test('the next change is never missed: until then the answer is the same', () => {
    fc.assert(
      fc.property(typed, fc.integer({ min: -100, max: 100 }), fc.nat({ max: 999 }), (values, hours, part) => {
        const parsed = parseActionFields(values, KNOWN)
        fc.pre(parsed.ok)
        if (!parsed.ok) return
        const each = recordOf(parsed.value)
        const now = each.startsAt + hours * HOUR
        const { changesAt, ...action } = seen(each, now)
        const last = changesAt === null ? now + 1000 * HOUR : changesAt - 1
        const later = now + Math.floor(((last - now) * part) / 999)
        const { changesAt: same, ...still } = seen(each, later)
        expect(still).toEqual(action)
        expect(same).toBe(changesAt)
      }),
      { numRuns: 300 },
    )
  })
})
