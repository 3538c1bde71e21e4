import fc from 'fast-check'
import { describe, expect, inject, test } from 'vitest'
import { differenceOf } from '../../worker/rules/text-difference.ts'

const text = fc
  .array(fc.constantFrom('we ', 'stand ', 'here\n', 'آزادی ', 'until ', 'then'), { maxLength: 30 })
  .map((words) => words.join(''))

describe('the difference of two texts', () => {
  test('is told in the words of both, and loses none', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const runs = differenceOf(before, after)
        const side = (of: 'before' | 'after') =>
          runs.flatMap((run) => (run.of === 'both' || run.of === of ? [run.text] : [])).join('')
        expect([side('before'), side('after')]).toEqual([before, after])
        expect(runs.some((run, at) => run.of === runs[at + 1]?.of)).toBe(false)
      }),
      { numRuns: inject('runs') * 5 },
    )
  })

  test('of equal texts is none', () => {
    expect(differenceOf('We stand here.', 'We stand here.')).toEqual([{ of: 'both', text: 'We stand here.' }])
  })

  test('names the word that was changed', () => {
    expect(differenceOf('We stand until noon today', 'We stand until night today')).toEqual([
      { of: 'both', text: 'We stand until ' },
      { of: 'before', text: 'noon ' },
      { of: 'after', text: 'night ' },
      { of: 'both', text: 'today' },
    ])
  })

  test('of very long texts is told without comparing each word with each', () => {
    const long = (word: string) => `Same ${`${word} `.repeat(20_000)}end`
    const runs = differenceOf(long('a'), long('b'))
    expect(runs.map(({ of }) => of)).toEqual(['both', 'before', 'after', 'both'])
  })
})
