import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NOTICE_STATUSES } from '../worker/rules/notice.ts'
import { restoredNotices } from '../worker/rules/restored-notices.ts'

const status = fc.constantFrom(...NOTICE_STATUSES)
const NOW = 1000
const until = fc.constantFrom(null, NOW - 1, NOW, NOW + 1)

/** Notices of one action: at most one is shown and one waits, as the database has it. */
const present = fc
  .array(fc.record({ status, until }), { maxLength: 5 })
  .map((notices) => notices.map((notice, id) => ({ id: String(id), ...notice })))
  .filter(isOneOfEach)
const judged = fc
  .array(fc.record({ before: status, after: status }), { minLength: 1, maxLength: 3 })
  .map((notices) => notices.map((notice, id) => ({ id: String(id), ...notice })))
  .filter((notices) => isOneOfEach(notices.map(({ before }) => ({ status: before }))))
const endsAt = fc.constantFrom(NOW - 1, NOW, NOW + 1)

function isOneOfEach(notices: readonly { status: string }[]): boolean {
  return ['published', 'pending'].every((each) => notices.filter((notice) => notice.status === each).length <= 1)
}

describe('notices whose verdict is taken back', () => {
  test('are at most one that is shown and one that waits, and none past its hour', () => {
    fc.assert(
      fc.property(judged, present, endsAt, (verdict, now, ends) => {
        const restored = restoredNotices(verdict, now, { endsAt: ends, now: NOW })
        const after = now.map((notice) => ({ ...notice, ...restored.find(({ id }) => id === notice.id) }))
        expect(isOneOfEach(after)).toBe(true)
        for (const { id, status: state } of restored) {
          const hour = now.find((notice) => notice.id === id)?.until ?? ends
          if (hour <= NOW) expect(['over', 'rejected']).toContain(state)
        }
      }),
    )
  })

  test('stay as they are where one is no more as the verdict left it, and else are as they were', () => {
    fc.assert(
      fc.property(judged, present, (verdict, now) => {
        const restored = restoredNotices(verdict, now, { endsAt: NOW + 1, now: NOW })
        const isAsLeft = verdict.every(({ id, after }) => now.find((notice) => notice.id === id)?.status === after)
        expect(restored.length).toBe(isAsLeft ? verdict.length : 0)
        const isAlone = now.every(({ id }) => verdict.some((each) => each.id === id))
        if (isAsLeft && isAlone && now.every((notice) => notice.until === null))
          expect(restored).toEqual(verdict.map(({ id, before }) => ({ id, status: before })))
      }),
    )
  })
})
