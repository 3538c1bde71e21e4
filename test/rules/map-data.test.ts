import { expect, test } from 'vitest'
import type { ActionRecord } from '../../worker/rules/action-record.ts'
import { mapData, stateOf } from '../../worker/rules/map-data.ts'
import { toPublicAction } from '../../worker/rules/public-action.ts'
import { fieldsOf, recordOf } from '../support/actions.ts'

const NOW = Date.parse('2027-06-20T13:30Z')

function shown(fields: Parameters<typeof fieldsOf>[0], otherwise: Partial<ActionRecord> = {}) {
  const action = toPublicAction(recordOf(fieldsOf(fields), otherwise), NOW)
  if (!action) throw new Error('nothing is public')
  return action
}

const describe = () => ({ title: 't', when: 'w', where: 'p' })

test('every column has an entry for each action that is drawn, and none for one that is not', () => {
  const actions = [
    shown({ title: 'Exact' }, { id: 'exact00000' }),
    shown({ tier: 'country' }, { id: 'country000' }),
    shown({ attendance: 'online', joinUrl: 'https://join.example', zone: 'UTC' }, { id: 'online0000' }),
    shown({ tier: 'city', kind: 'vigil' }, { id: 'city000000' }),
  ]
  const data = mapData(actions, NOW, describe)
  expect(data.id).toEqual(['exact00000', 'city000000'])
  const columns = [data.lat, data.lon, data.kind, data.state, data.title, data.when, data.where]
  expect(columns.map((column) => column.length)).toEqual([2, 2, 2, 2, 2, 2, 2])
  expect(data.kind.map((index) => data.kinds[index])).toEqual(['rally', 'vigil'])
  expect(data.lat[0]).toBe(52.52508)
  expect(data.lat[1]).not.toBe(52.52508)
})

test('a marker says where in time the action stands', () => {
  const state = (fields: Parameters<typeof fieldsOf>[0], otherwise: Partial<ActionRecord> = {}) =>
    stateOf(shown(fields, otherwise), NOW)
  expect(state({})).toBe('today')
  expect(state({ startTime: '15:30' })).toBe('today')
  expect(state({ startTime: '15:31' })).toBe('coming')
  expect(state({ startTime: '13:00', endTime: '15:30' })).toBe('past')
  expect(state({ startTime: '13:00', endTime: '15:31' })).toBe('today')
  expect(state({ startTime: '13:00', endTime: '14:00' }, { status: 'cancelled', cancelledBy: 'organizer' })).toBe(
    'cancelled',
  )
})
