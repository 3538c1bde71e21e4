import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { registrationMoments, registrationState } from '../../worker/rules/registration.ts'
import { suggestionDiff } from '../../worker/rules/suggestion-diff.ts'

test('tells what was added and left out, word by word', () => {
  expect(suggestionDiff('We stand for them.', 'We stand for all of them.')).toEqual([
    { kind: 'same', text: 'We stand for ' },
    { kind: 'added', text: 'all of ' },
    { kind: 'same', text: 'them.' },
  ])
  expect(suggestionDiff('Same', 'Same')).toEqual([{ kind: 'same', text: 'Same' }])
  expect(suggestionDiff('', '')).toEqual([])
  expect(suggestionDiff('', 'New')).toEqual([{ kind: 'added', text: 'New' }])
})

test('of any two texts: both can be put together from it, and neighbours differ in kind', () => {
  const text = fc
    .array(fc.constantFrom('we', 'stand', 'برای', '\n', ' ', 'x'), { maxLength: 60 })
    .map((each) => each.join(' '))
  fc.assert(
    fc.property(text, text, (suggested, written) => {
      const parts = suggestionDiff(suggested, written)
      const without = (kind: string) =>
        parts
          .filter((part) => part.kind !== kind)
          .map((part) => part.text)
          .join('')
      expect([without('added'), without('left')]).toEqual([suggested, written])
      expect(parts.some((part, at) => part.kind === parts[at + 1]?.kind)).toBe(false)
    }),
  )
})

test('two long texts that have nothing in common are told in no time', () => {
  const long = (word: string) => Array.from({ length: 1500 }, (_, at) => `${word}${at}`).join(' ')
  expect(suggestionDiff(long('a'), long('b')).map(({ kind }) => kind)).toContain('added')
})

test('registration is open exactly while it is one of its dates anywhere', () => {
  const hour = fc.integer({ min: -72, max: 72 })
  const noon = Date.parse('2027-06-01T12:00Z')
  fc.assert(
    fc.property(hour, (hours) => {
      const now = noon + hours * 3_600_000
      // Every zone there is, by its distance from UTC in hours.
      const dates = Array.from({ length: 27 }, (_, at) =>
        new Date(now + (at - 12) * 3_600_000).toISOString().slice(0, 10),
      )
      const isToday = dates.includes('2027-06-01')
      const day = { opensOn: '2027-06-01', closesOn: '2027-06-01' }
      expect(registrationState(day, now) === 'open').toBe(isToday)
      const { opens, ends } = registrationMoments(day)
      expect(isToday).toBe(opens !== null && ends !== null && now >= opens && now < ends)
    }),
  )
  expect(registrationState({ opensOn: null, closesOn: null }, noon)).toBe('open')
})
