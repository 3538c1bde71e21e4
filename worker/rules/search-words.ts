import { no, ok, type Result } from './result.ts'
import { foldName, latinDigits, tidy } from './text-hygiene.ts'

/** Characters of what is searched for: longer than any title's part that somebody remembers. */
export const SEARCH_LENGTH_AT_MOST = 100
/** Words of what is searched for: each is a look-up of its own in the index. */
export const SEARCH_WORDS_AT_MOST = 8

/** Why a search is not made. */
export type SearchRefusal = { code: 'tooLong' | 'tooManyWords'; max: number }

/** A run of letters, digits, their marks and the joiners within Persian words. */
const WRITTEN_WORD = /[\p{L}\p{N}\p{M}\u200C\u200D]+/gu
const JOINER = /[\u200C\u200D]/u
const LETTERS_AND_DIGITS = /^[\p{L}\p{N}]+$/u

/** One written word: as a whole, and the parts between its joiners where it has several. Folded by foldName. */
type Word = { whole: string; parts: string[] }

function wordsOf(text: string): Word[] {
  const written = latinDigits(tidy(text)).match(WRITTEN_WORD) ?? []
  return written.flatMap((word) => {
    const [whole] = foldedParts([word])
    return whole === undefined ? [] : [{ whole, parts: foldedParts(word.split(JOINER)) }]
  })
}

function foldedParts(parts: string[]): string[] {
  return parts.map(foldName).filter((part) => LETTERS_AND_DIGITS.test(part))
}

/**
 * A text as the index keeps it: folded words between spaces. A word with a ZWNJ is kept whole and in its parts, since
 * some write it in one and others with a space.
 */
export function indexedWords(text: string): string {
  return wordsOf(text)
    .flatMap(({ whole, parts }) => (parts.length > 1 ? [whole, ...parts] : [whole]))
    .join(' ')
}

/**
 * What was typed as an FTS5 MATCH expression (SQLite, FTS5, section 3) that finds texts with all of its words, the last
 * one by its beginning; null where it holds no word. Every word stands in quotes and is letters and digits alone, so
 * nothing that is typed is an operator.
 */
export function matchExpression(typed: string): Result<string | null, SearchRefusal> {
  const text = tidy(typed)
  if ([...text].length > SEARCH_LENGTH_AT_MOST) return no({ code: 'tooLong', max: SEARCH_LENGTH_AT_MOST })
  const words = wordsOf(text)
  if (words.length > SEARCH_WORDS_AT_MOST) return no({ code: 'tooManyWords', max: SEARCH_WORDS_AT_MOST })
  if (words.length === 0) return ok(null)
  return ok(words.map((word, at) => matchOf(word, at === words.length - 1)).join(' AND '))
}

function matchOf({ whole, parts }: Word, isLast: boolean): string {
  const end = isLast ? '"*' : '"'
  const joined = `"${whole}${end}`
  return parts.length > 1 ? `(${joined} OR "${parts.join(' ')}${end})` : joined
}
