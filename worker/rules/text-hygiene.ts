/**
 * Control characters (Unicode category Cc) other than tab and line feed, and the embeddings, overrides and isolates
 * that reorder what stands around them (UAX #9, X1 to X5c). ZWNJ and ZWJ stay: Persian and emoji need them.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are looked for
const HARMFUL = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFFF9-\uFFFB]/u
const BREAKS_A_LINE = /[\t\n\u2028\u2029]/u

/**
 * One class: U+FEFF is a blank of `\s` too, and of alternatives that share a character each combination would be tried, twice
 * as many with every letter of a text that a stranger sends.
 */
// biome-ignore lint/suspicious/noMisleadingCharacterClass: each of them is looked for by itself
const ZERO_WIDTH_ALONE = /^[\p{Z}\s\u00AD\u200B\u200C\u200D\u2060\uFEFF]*$/u

/**
 * Marks beyond the thirtieth on one letter, which no script writes (UAX #15, section 13): a normal form puts marks in order,
 * and that takes the square of their number. The halfwidth sound marks of Japanese become marks on the way.
 */
const STACKED_MARKS = /([\p{M}\uFF9E\uFF9F]{30})[\p{M}\uFF9E\uFF9F]+/gu

function normalized(text: string, form: 'NFC' | 'NFKC' | 'NFKD'): string {
  return text.replace(STACKED_MARKS, '$1').normalize(form)
}

/**
 * What was typed, in one form: NFC, lines ended by LF (some calendars end one at U+2028 too), no blanks around. What
 * nobody can see, such as a lone zero-width space, is nothing.
 */
export function tidy(text: string): string {
  const lines = normalized(text.replace(/\r\n|[\u2028\u2029]/g, '\n'), 'NFC')
  return ZERO_WIDTH_ALONE.test(lines) ? '' : lines.trim()
}

/** Whether a text of several lines holds a character that is invisible and may deceive or do harm. */
export function hasHarmfulCharacter(text: string): boolean {
  return HARMFUL.test(text) || !text.isWellFormed()
}

/** Whether a text of one line holds such a character, a tab or a line break. */
export function hasHarmfulCharacterOrBreak(text: string): boolean {
  return hasHarmfulCharacter(text) || BREAKS_A_LINE.test(text)
}

/**
 * Characters that have no place in a line of a letter's head: whatever may end a line (RFC 5322, section 2.2), control, or
 * turn around what stands beside it, the marks of direction too. ZWNJ and ZWJ stay.
 */
const UNFIT_FOR_A_HEAD = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF\uFFF9-\uFFFB]+/gu

/** A text as one line of at most `max` characters that can stand in a letter's head, whoever typed it. */
export function headLine(text: string, max: number): string {
  const letters = [...text.replace(UNFIT_FOR_A_HEAD, ' ').replace(/\s+/gu, ' ').trim()]
  return letters.length <= max
    ? letters.join('')
    : `${letters
        .slice(0, max - 1)
        .join('')
        .trimEnd()}…`
}

/** A text of several lines without what is invisible and may deceive or do harm. */
export function withoutHarm(text: string): string {
  return tidy(text).replace(new RegExp(HARMFUL.source, 'gu'), '').toWellFormed()
}

const DIGIT_ZEROS = [0x06f0, 0x0660] as const // Persian and Arabic-Indic

/** Persian and Arabic-Indic digits as 0 to 9, so that a phone's own keyboard can fill in numbers. */
export function latinDigits(text: string): string {
  return text.replace(/[\u06F0-\u06F9\u0660-\u0669]/gu, (digit) => {
    const code = digit.charCodeAt(0)
    const zero = DIGIT_ZEROS.find((first) => code >= first) ?? code
    return String(code - zero)
  })
}

/** Letters that Unicode does not decompose, and Arabic yeh, alef maksura, kaf and teh marbuta as Persian writes them. */
const LETTER_VARIANTS: ReadonlyMap<string, string> = new Map([
  ...Object.entries({ ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', æ: 'ae', œ: 'oe', ı: 'i', ħ: 'h', ə: 'a' }),
  ...Object.entries({ '\u064a': '\u06cc', '\u0649': '\u06cc', '\u0643': '\u06a9', '\u0629': '\u0647' }),
])

/**
 * What is equal of two spellings: no case, accents, vowel signs, spaces, punctuation, ZWNJ, tatweel, apostrophes. A name
 * of signs alone stays as it is: otherwise all of them would be one.
 */
export function foldName(text: string): string {
  const lower = text.toLowerCase()
  if (/^[a-z ]*$/.test(lower)) return lower.replaceAll(' ', '')
  const letters = normalized(text, 'NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]|\p{Lm}/gu, '')
    .replace(/[ßøłđðþæœıħə\u064a\u0649\u0643\u0629]/g, (letter) => LETTER_VARIANTS.get(letter) ?? letter)
  return letters || normalized(text, 'NFKC').replace(/\s/gu, '')
}
