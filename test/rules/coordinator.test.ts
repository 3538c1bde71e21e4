import { describe, expect, test } from 'vitest'
import { type Belonging, isInScope, isPermitted, type Scope } from '../../worker/rules/coordinator.ts'

const vigil: Belonging = { country: 'DE', languages: ['de', 'fa'], days: ['june-20'] }
const online: Belonging = { country: null, languages: ['en'], days: [] }

describe('what is a coordinator’s', () => {
  test.each<[string, Scope, Belonging, boolean]>([
    ['no limit', {}, vigil, true],
    ['no limit, of what has no country and no day', {}, online, true],
    ['its country', { country: ['AT', 'DE'] }, vigil, true],
    ['another country', { country: ['AT'] }, vigil, false],
    ['what has no country, for who is limited to some', { country: ['DE'] }, online, false],
    ['one of its languages', { language: ['fa'] }, vigil, true],
    ['none of its languages', { language: ['es'] }, vigil, false],
    ['its day', { day: ['june-20'] }, vigil, true],
    ['what belongs to no day, for who is limited to some', { day: ['june-20'] }, online, false],
    ['the right country and the wrong language', { country: ['DE'], language: ['es'] }, vigil, false],
    ['every kind of limit kept', { country: ['DE'], language: ['de'], day: ['june-20'] }, vigil, true],
    ['a kind whose list is empty', { country: [] }, vigil, true],
  ])('%s', (_, scope, belonging, expected) => {
    expect(isInScope({ scope }, belonging)).toBe(expected)
  })
})

test('a translator translates and decides nothing; who coordinates does not choose who else does', () => {
  expect(isPermitted({ role: 'translator' }, 'translate')).toBe(true)
  for (const permission of ['look', 'verdict', 'day', 'import', 'settings', 'team'] as const)
    expect(isPermitted({ role: 'translator' }, permission)).toBe(false)
  expect(isPermitted({ role: 'coordinator' }, 'verdict')).toBe(true)
  expect(isPermitted({ role: 'coordinator' }, 'team')).toBe(false)
  expect(isPermitted({ role: 'owner' }, 'team')).toBe(true)
})
