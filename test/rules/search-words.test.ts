import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { indexedWords, matchExpression } from '../../worker/rules/search-words.ts'

/** Whether a search finds a text in a real FTS5 table; a syntax error is thrown. */
async function finds(typed: string, ...texts: string[]): Promise<boolean> {
  const match = matchExpression(typed)
  if (!match.ok || match.value === null) return false
  await env.DB.exec('CREATE VIRTUAL TABLE IF NOT EXISTS tried USING fts5 (words)')
  const [, , found] = await env.DB.batch([
    env.DB.prepare('DELETE FROM tried'),
    env.DB.prepare('INSERT INTO tried (words) VALUES (?)').bind(texts.map(indexedWords).join(' ')),
    env.DB.prepare('SELECT 1 FROM tried WHERE tried MATCH ?').bind(match.value),
  ])
  return found?.results.length === 1
}

describe('what was typed finds', () => {
  test.each([
    ['the beginning of its last word', 'free toom', 'Free Toomaj'],
    ['no accents, no case', 'koln', 'KÖLN'],
    ['Arabic yeh and kaf', 'آزادي كارگر', 'آزادی کارگر'],
    ['ZWNJ where the text has a space', 'می‌خواهیم', 'می خواهیم'],
    ['a space where the text has ZWNJ', 'می خواهیم', 'می‌خواهیم'],
    ['one word where the text has ZWNJ', 'میخواهیم', 'می‌خواهیم'],
    ['ZWNJ where the text is one word', 'می‌خواهیم', 'میخواهیم'],
    ['vowel signs or none', 'آزادی', 'آزادیِ همه'],
    ['Persian digits', '۲۰', '20 June'],
    ['a lone letter', 'آ', 'آزادی'],
    ['words that FTS5 takes for operators', 'and or not near', 'AND OR NOT NEAR'],
  ])('%s', async (_, typed, text) => expect(await finds(typed, text)).toBe(true))

  test('nothing where one word is missing, or a word is only begun before the last', async () => {
    expect(await finds('free berlin', 'Free Toomaj')).toBe(false)
    expect(await finds('fre toomaj', 'Free Toomaj')).toBe(false)
  })

  test.each(['', '"', '%', '*', '()', '\u0000', '\u200c', '🔥', '- ^ : +', 'ً'])('no word in %j', (typed) => {
    expect(matchExpression(typed)).toEqual({ ok: true, value: null })
  })
})

test('a search of more than 100 characters or 8 words is refused', () => {
  expect(matchExpression('a'.repeat(100)).ok).toBe(true)
  expect(matchExpression('ی'.repeat(101))).toEqual({ ok: false, error: { code: 'tooLong', max: 100 } })
  expect(matchExpression('a b c d e f g h').ok).toBe(true)
  expect(matchExpression('a b c d e f g h i')).toEqual({ ok: false, error: { code: 'tooManyWords', max: 8 } })
})

test('whatever is typed is never a syntax error', async () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.constantFrom(
      '"',
      '""',
      '%',
      '*',
      '^',
      ':',
      '-',
      '+',
      '(',
      ')',
      '{',
      '}',
      ' AND ',
      ' NOT ',
      'NEAR(',
      '\u0000',
      "'",
    ),
    fc.constantFrom('آ', '\u200c', 'می‌خواهیم', 'ـ', 'ﷺ', '½'),
  )
  const typed = fc.array(piece, { maxLength: 10 }).map((pieces) => pieces.join(''))
  await fc.assert(
    fc.asyncProperty(typed, async (each) => {
      await finds(each, each)
    }),
    { numRuns: 200 },
  )
})
