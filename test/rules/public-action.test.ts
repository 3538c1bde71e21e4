import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allCities } from '../../worker/cities/cities.ts'
import { parseActionFields } from '../../worker/rules/action-fields.ts'
import type { ActionRecord, ReportRecord } from '../../worker/rules/action-record.ts'
import { zonesOfCountry } from '../../worker/rules/country-zones.ts'
import { STATUSES } from '../../worker/rules/kinds.ts'
import { areaCentre, type Tier } from '../../worker/rules/location-tier.ts'
import { previewPublicAction, toPublicAction } from '../../worker/rules/public-action.ts'
import { publicIndex } from '../../worker/rules/public-index.ts'
import { resolveWhen, wallTime } from '../../worker/rules/when.ts'
import { fieldsOf, KNOWN, recordOf, seen } from '../support/actions.ts'
import { line, typed } from '../support/typed.ts'

const HOUR = 3_600_000
const at = (moment: string) => Date.parse(moment)
const BEFORE = at('2027-06-10T12:00Z')

const maybeLine = fc.option(line(20), { nil: null })
const city = fc.constantFrom(...allCities())
const hidden = fc.record({ venue: maybeLine, address: maybeLine, neighbourhood: maybeLine, city, far: fc.boolean() })

/** The same action at another place, as different as its tier hides. */
function elsewhere(record: ActionRecord, to: typeof hidden extends fc.Arbitrary<infer Value> ? Value : never) {
  const { venue, address, neighbourhood } = to
  switch (record.tier) {
    case 'exact':
      return record
    case 'area': {
      const centre =
        record.lat === null || record.lon === null ? null : areaCentre({ lat: record.lat, lon: record.lon })
      return { ...record, venue, address, lat: centre?.lat ?? null, lon: centre?.lon ?? null }
    }
    case 'city':
      return {
        ...record,
        venue,
        address,
        neighbourhood,
        ...(to.far ? to.city && point(to.city) : { lat: null, lon: null }),
      }
    case 'country':
      return inAnotherCity({ ...record, venue, address, neighbourhood }, to.city)
  }
}

function point({ lat, lon }: { lat: number; lon: number }) {
  return { lat, lon }
}

/** In another city of the country, where the clocks may show another hour at the same instant. */
function inAnotherCity(record: ActionRecord, seed: { population: number }): ActionRecord {
  const cities = allCities().filter(({ cc }) => cc === record.country)
  const to = cities[seed.population % Math.max(1, cities.length)]
  if (!to) return record
  const { id: cityId, slug: citySlug, name: cityName, lat: cityLat, lon: cityLon, zone } = to
  const place = { cityId, citySlug, cityName, cityLat, cityLon, zone }
  const { startsLocal, endsLocal, startsAt, endsAt } = record
  if (!record.allDay) {
    const end = endsLocal === null ? null : wallTime(endsAt, zone)
    return { ...record, ...place, startsLocal: wallTime(startsAt, zone), endsLocal: end }
  }
  const typedDates = { startDate: startsLocal, endDate: endsLocal ?? '', startTime: '', endTime: '' }
  const when = resolveWhen({ allDay: true, ...typedDates, zone })
  if (!when.ok) throw new Error('the dates of one zone are those of another')
  return { ...record, ...place, startsAt: when.value.startsAt, endsAt: when.value.endsAt }
}

describe('what a tier hides', () => {
  test('makes no difference to anything that is public, until the hour of reveal and after the end', () => {
    const moment = fc.constantFrom(-48 * HOUR, -HOUR, 0, HOUR, 400 * 24 * HOUR)
    fc.assert(
      fc.property(typed, hidden, moment, (values, to, offset) => {
        const parsed = parseActionFields(values, KNOWN)
        fc.pre(parsed.ok)
        if (!parsed.ok) return
        const revealAt = parsed.value.revealAt === null ? null : parsed.value.when.startsAt
        const record = recordOf({ ...parsed.value, revealAt })
        const other = elsewhere(record, to)
        expect(publicIndex(other)).toEqual(publicIndex(record))
        const now = record.startsAt + offset
        // Between, the venue is revealed, and that is no secret.
        if (revealAt !== null && now >= revealAt && now < Math.max(record.endsAt, other.endsAt)) return
        expect(toPublicAction(other, now)).toEqual(toPublicAction(record, now))
        expect(previewPublicAction(other, now)).toEqual(previewPublicAction(record, now))
      }),
      { numRuns: 400 },
    )
  })

  test.each<[Tier, object]>([
    [
      'exact',
      { venue: 'Main station', address: 'Europaplatz 1', neighbourhood: 'Moabit', point: { precision: 'exact' } },
    ],
    ['area', { venue: null, address: null, neighbourhood: 'Moabit', point: { precision: 'area' } }],
    [
      'city',
      { venue: null, address: null, neighbourhood: null, city: { slug: 'berlin' }, point: { precision: 'city' } },
    ],
    ['country', { venue: null, address: null, neighbourhood: null, city: null, point: null, country: 'DE' }],
  ])('%s shows what it promises', (tier, place) => {
    expect(seen(recordOf(fieldsOf({ tier })), BEFORE).place).toMatchObject(place)
  })

  test('draws the area of a point, not the point', () => {
    const { point: drawn } = seen(recordOf(fieldsOf({ tier: 'area' })), BEFORE).place ?? {}
    expect(drawn).toEqual({ ...areaCentre({ lat: 52.52508, lon: 13.3694 }), precision: 'area' })
  })

  test('holds nothing that no page needs: no hash, no revision, no verdict', () => {
    const rejected = { verdictReason: 'We know this venue.', revision: 77, linkHash: 'hash' }
    const printed = JSON.stringify(seen(recordOf(fieldsOf({ tier: 'country' }), rejected), BEFORE))
    for (const secret of ['We know', '77', 'hash', 'Main station', 'Moabit', 'Berlin', '52.5', '13.3']) {
      expect(printed.replace('Europe/Berlin', '')).not.toContain(secret)
    }
  })
})

describe('a country in whose name an hour is given', () => {
  const zoneIn = (place: string, otherwise: object = {}) =>
    seen(recordOf(fieldsOf({ tier: 'country', city: place, lat: '', lon: '', ...otherwise })), BEFORE).when

  test('has it in UTC where its zones differ', () => {
    expect(zonesOfCountry('US').length).toBeGreaterThan(5)
    expect(zoneIn('San Francisco')).toMatchObject({
      zone: 'UTC',
      startsLocal: '2027-06-20T22:00',
      endsLocal: '2027-06-21T00:00',
    })
    // On the Canary Islands it is an hour less.
    expect(zoneIn('Madrid').zone).toBe('UTC')
  })

  test('has it in its own where they agree', () => {
    expect(zoneIn('Tehran')).toMatchObject({ zone: 'Asia/Tehran', startsLocal: '2027-06-20T15:00' })
    // Büsingen has a zone of its own, which shows the same.
    expect(zonesOfCountry('DE').length).toBe(2)
    expect(zoneIn('Berlin')).toMatchObject({ zone: 'Europe/Berlin', startsLocal: '2027-06-20T15:00' })
  })

  test('gives whole dates alone: the instants of a midnight would tell the zone', () => {
    const dates = { allDay: 'on', startTime: '', endTime: '', startDate: '2027-06-20', endDate: '2027-06-21' }
    const [east, west] = [zoneIn('New York', dates), zoneIn('San Francisco', dates)]
    expect(east).toEqual(west)
    expect(east).toMatchObject({
      startsLocal: '2027-06-20',
      endsLocal: '2027-06-21',
      startsAt: at('2027-06-20T00:00Z'),
    })
    // It is over when it is over on the last of its islands.
    expect(east.endsAt).toBe(at('2027-06-22T10:00Z'))
  })
})

describe('what is public', () => {
  test('is what was published and what was cancelled after it, nothing else', () => {
    const record = recordOf(fieldsOf())
    const shown = STATUSES.filter((status) => toPublicAction({ ...record, status }, BEFORE) !== null)
    expect(shown).toEqual(['published', 'cancelled'])
    expect(toPublicAction({ ...record, publishedAt: null }, BEFORE)).toBeNull()
  })

  test('of reports is the one that a coordinator let through', () => {
    const report = (status: ReportRecord['status'], text: string): ReportRecord => ({
      ...{ id: '0123456789', lang: 'en', links: [], countedBy: null, verdictReason: null, publishedAt: 1 },
      ...{ status, text, turnoutFrom: 80, turnoutTo: 120, texts: [] },
    })
    const record = recordOf(fieldsOf(), {
      reports: [report('rejected', 'a lie'), report('published', 'we were many'), report('pending', 'a better text')],
    })
    expect(seen(record, BEFORE).report).toEqual({
      lang: 'en',
      text: 'we were many',
      texts: [{ lang: 'en', text: 'we were many', original: true, outdated: false }],
      turnout: { from: 80, to: 120, countedBy: null },
      links: [],
    })
    expect(seen({ ...record, reports: [report('pending', 'x'), report('replaced', 'y')] }, BEFORE).report).toBeNull()
  })

  test('of a change that waits is only that it waits', () => {
    const waitingChange = { fields: fieldsOf({ title: 'Secret plan' }), submittedAt: 5 }
    const action = seen(recordOf(fieldsOf(), { waitingChange }), BEFORE)
    expect(action.changeWaiting).toBe(true)
    expect(JSON.stringify(action)).not.toContain('Secret plan')
  })

  test('of a group is its page only where a coordinator has confirmed it', () => {
    const groups = [
      { name: 'Typed', group: null },
      { name: 'Confirmed', group: { slug: 'confirmed', foldedName: 'confirmed' } },
    ]
    expect(seen(recordOf(fieldsOf(), { groups }), BEFORE).groups).toEqual([
      { name: 'Typed', slug: null },
      { name: 'Confirmed', slug: 'confirmed' },
    ])
  })

  test('as a preview, a waiting action is what it would be', () => {
    const waiting = recordOf(fieldsOf({ tier: 'city' }), { status: 'pending', publishedAt: null })
    expect(previewPublicAction(waiting, BEFORE)).toMatchObject({ status: 'published', place: { venue: null } })
  })
})
