import { describe, expect, test } from 'vitest'
import type { Sources } from './house.ts'

/** `../worker/app.tsx` is `worker/app.tsx`, `./journey.test.ts` is `test/journey.test.ts`. */
export function fromRoot(found: Record<string, string>): Sources {
  return Object.fromEntries(
    Object.entries(found).map(([path, source]) => [path.replace(/^\.\.\//, '').replace(/^\.\//, 'test/'), source]),
  )
}

/** Those sources whose path is chosen. */
export function only(sources: Sources, chosen: (path: string) => boolean): Sources {
  return Object.fromEntries(Object.entries(sources).filter(([path]) => chosen(path)))
}

/**
 * A rule of the house: nothing in it breaks the rule, and a source that would is found out.
 * `bad` are sources made up for this, each of which breaks the rule once.
 */
export function rule(
  name: string,
  check: (sources: Sources) => string[],
  good: Sources,
  bad: Record<string, string>,
): void {
  describe(name, () => {
    test('is kept', () => {
      expect(Object.keys(good).length).toBeGreaterThan(0)
      expect(check(good)).toEqual([])
    })
    test.each(Object.entries(bad))('would be broken by %s', (path, source) => {
      expect(check({ [path.replace(/ .*/, '')]: source })).toHaveLength(1)
    })
  })
}
