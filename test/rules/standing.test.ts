import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type LaterVerdict, standing } from '../../worker/rules/standing.ts'

const verdict = (id: number, reverts: number | null = null): LaterVerdict => ({
  id,
  subject: 'action',
  decision: reverts === null ? 'publish' : 'revert',
  reverts,
})
const idsOf = (verdicts: readonly LaterVerdict[]) => standing(verdicts).map(({ id }) => id)

test('what was taken back does not stand, nor does the taking back', () => {
  expect(idsOf([verdict(2), verdict(3)])).toEqual([3, 2])
  expect(idsOf([verdict(2), verdict(3, 2)])).toEqual([])
  expect(idsOf([verdict(2), verdict(3), verdict(4, 3)])).toEqual([2])
})

test('what takes back a taking back stands, and with it the first', () => {
  expect(idsOf([verdict(2), verdict(3, 2), verdict(4, 3)])).toEqual([4, 2])
  expect(idsOf([verdict(2), verdict(3, 2), verdict(4, 3), verdict(5, 4)])).toEqual([])
})

test('what takes back an earlier one than these stands', () => {
  expect(idsOf([verdict(3, 1)])).toEqual([3])
})

test('what only says something stands in nobody’s way', () => {
  const said = (['propose', 'second', 'dismiss', 'ask', 'give'] as const).map((decision, n) => ({
    ...verdict(n + 2),
    decision,
  }))
  expect(standing(said)).toEqual([])
})

test('once all that stands is taken back, newest first, nothing does', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20), { maxLength: 12 }), (choices) => {
      const log: LaterVerdict[] = []
      // Each step gives another verdict, or takes one back that has not been taken back.
      for (const choice of choices) {
        const open = log.filter(({ id }) => !log.some(({ reverts }) => reverts === id))
        const target = open[choice - 10]
        log.push(verdict(log.length + 1, choice < 10 || !target ? null : target.id))
      }
      for (let steps = 0; steps < 100; steps++) {
        const first = standing(log).find(({ id }) => !log.some(({ reverts }) => reverts === id))
        if (!first) break
        log.push(verdict(log.length + 1, first.id))
      }
      expect(standing(log)).toEqual([])
    }),
  )
})
