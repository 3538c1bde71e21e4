import { beforeEach, describe, expect, test } from 'vitest'
import { paths } from '../worker/paths.ts'
import type { FormValues } from '../worker/rules/typed-action.ts'
import { callDay, coordinatorAt, editDay, MORNING, publish, redirectOf, Visitor } from './support/site.ts'
import { propertyOf, subscribed, uidOf as uid } from './support/subscribed.ts'

const SUBSCRIBED = paths.feed({ of: 'all' }, 'en')

let coordinator: Visitor
let group: Visitor
beforeEach(async () => {
  coordinator = await coordinatorAt(MORNING)
  group = new Visitor(MORNING)
})

describe('another version is', () => {
  test('a translation of a day’s title in its categories, as another version; nothing of another call of the day', async () => {
    await callDay(coordinator, 'june-20-2027')
    const { id } = await publish(group, coordinator, { days: 'june-20-2027' })
    const before = await subscribed(SUBSCRIBED)
    const sequenceIn = ({ byUid }: typeof before) => Number(propertyOf(byUid.get(uid(id)), 'SEQUENCE'))
    const day = { startsOn: '2027-06-20', original: 'en', title_en: 'Day of all' }
    coordinator.waitUntil('2027-06-01T11:00Z')
    redirectOf(await editDay(coordinator, 'june-20-2027', day))
    const after = await subscribed(SUBSCRIBED, '2027-06-01T11:00Z')
    expect(propertyOf(after.byUid.get(uid(id)), 'CATEGORIES')).toContain('Day of all')
    expect(after.etag).not.toBe(before.etag)
    expect(sequenceIn(after)).toBeGreaterThan(sequenceIn(before))
    expect(propertyOf(after.byUid.get(uid(id)), 'LAST-MODIFIED')).toBe('20270601T110000Z')
    redirectOf(await editDay(coordinator, 'june-20-2027', { ...day, call_en: 'Come, all.' }))
    expect(sequenceIn(await subscribed(SUBSCRIBED, '2027-06-01T11:00Z'))).toBe(sequenceIn(after))
  })

  test('none of a day that is saved as it was', async () => {
    await callDay(coordinator, 'june-20-2027')
    const calls = paths.feed({ of: 'days' }, 'en')
    const day = { startsOn: '2027-06-20', original: 'en', title_en: 'Day of all', call_en: 'Come, all.' }
    const save = async (moment: string, fields: FormValues) => {
      coordinator.waitUntil(moment)
      redirectOf(await editDay(coordinator, 'june-20-2027', fields))
      return subscribed(calls, moment)
    }
    const first = await save('2027-06-01T11:00Z', day)
    expect(await save('2027-06-01T12:00Z', day)).toEqual(first)
    expect(await save('2027-06-01T13:00Z', { ...day, call_en: 'Come.' })).not.toEqual(first)
  })

  test('the exact place from the hour of its reveal until the end, and a copy of neither before nor after', async () => {
    const place = { venue: 'Main station', tier: 'city', revealDate: '2027-06-20', revealTime: '12:00' }
    const { id } = await publish(group, coordinator, place)
    let last = { sequence: -1, stamp: '', etag: '' }
    for (const [moment, shown, version] of [
      [MORNING, false, { stamp: '20270601T100000Z' }],
      ['2027-06-20T09:59:59Z', false, null],
      ['2027-06-20T10:00Z', true, { stamp: '20270620T100000Z' }],
      ['2027-06-20T14:59:59Z', true, null],
      ['2027-06-20T15:00Z', false, { stamp: '20270620T150000Z' }],
      ['2027-07-10T15:00Z', false, null],
    ] as const) {
      const { byUid, etag } = await subscribed(SUBSCRIBED, moment)
      const event = byUid.get(uid(id))
      expect([moment, propertyOf(event, 'LOCATION').includes('Main station')]).toEqual([moment, shown])
      const [sequence, stamp] = [Number(propertyOf(event, 'SEQUENCE')), propertyOf(event, 'LAST-MODIFIED')]
      expect(propertyOf(event, 'DTSTAMP')).toBe(stamp)
      if (version) {
        expect([moment, stamp, sequence > last.sequence, etag === last.etag]).toEqual([
          moment,
          version.stamp,
          true,
          false,
        ])
        last = { sequence, stamp, etag }
      } else expect([moment, { sequence, stamp, etag }]).toEqual([moment, last])
    }
  })
})
