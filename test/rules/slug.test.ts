import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseSelection } from '../../worker/rules/selection.ts'
import { slugOf } from '../../worker/rules/slug.ts'

test.each([
  ['Group of the Test', 'group-of-the-test'],
  ['  --Köln & Düsseldorf!  ', 'koln-dusseldorf'],
  ['Women’s March', 'womens-march'],
  ['کمیتهٔ حمایت', 'khmyth-hmyt'],
  ['✊🔥', ''],
  ['../../etc/passwd', 'etc-passwd'],
])('%j is %j', (name, slug) => {
  // How a letter is transliterated may change with the library; that it becomes letters may not.
  if (slug === 'khmyth-hmyt') expect(slugOf(name)).toMatch(/^[a-z]+-[a-z]+$/)
  else expect(slugOf(name)).toBe(slug)
})

test('whatever a group calls itself, its slug has a page and a calendar', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), (name) => {
      const slug = slugOf(name)
      if (slug === '') return
      expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      expect(slug.length).toBeLessThanOrEqual(60)
      expect(parseSelection(`group/${slug}`)).toEqual({ of: 'group', slug })
    }),
  )
})
