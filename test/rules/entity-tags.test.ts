import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hasTag, parseEntityTags } from '../../worker/rules/entity-tags.ts'

test.each<[string | undefined, string[] | '*']>([
  [undefined, []],
  ['', []],
  ['"a"', ['a']],
  ['W/"a"', ['a']],
  ['"a", W/"b-gz" ,"c"', ['a', 'b-gz', 'c']],
  [' , "a",, ', ['a']],
  ['""', ['']],
  ['*', '*'],
  [' * ', '*'],
  // Neither a tag nor, in a list, anything.
  ['"*"', ['*']],
  ['*, "a"', ['a']],
  ['a', []],
  ['w/"a"', []],
  ['W/a', []],
  ['"a', []],
  ['xx"a"', []],
  ['"a"xx', []],
  ['"a" "b"', []],
  ['"a b"', []],
  [`${'"x", '.repeat(20)}"a"`, Array.from({ length: 20 }, () => 'x')],
])('%s', (header, tags) => expect(parseEntityTags(header)).toEqual(tags))

test('a tag is had as a whole, or not at all', () => {
  const tag = fc.stringMatching(/^[A-Za-z0-9_-]{1,8}$/)
  fc.assert(
    fc.property(fc.array(fc.tuple(tag, fc.boolean()), { maxLength: 5 }), tag, (tags, asked) => {
      const header = tags.map(([each, weak]) => `${weak ? 'W/' : ''}"${each}"`).join(', ')
      expect(hasTag(parseEntityTags(header), asked)).toBe(tags.some(([each]) => each === asked))
      expect(hasTag(parseEntityTags('*'), asked)).toBe(true)
    }),
  )
})
