import * as v from 'valibot'
import { line, lines } from './fields.ts'
import type { LanguageField } from './language-fields.ts'

/** Longest texts of a day, in characters; a slogan fits a sign. */
export const MAX_DAY = { title: 140, call: 6000, suggestion: 3000, slogan: 140 } as const
/** More slogans nobody learns. */
const MAX_SLOGANS = 30

/** How each text of a day is read, by whoever writes it; slogans one a line, each once. */
export const dayTextEntries = {
  title: line({ max: MAX_DAY.title }),
  call: lines({ max: MAX_DAY.call }),
  suggestion: lines({ max: MAX_DAY.suggestion }),
  slogans: v.pipe(
    lines({ max: MAX_SLOGANS * (MAX_DAY.slogan + 1) }),
    v.transform(sloganLines),
    v.maxLength(MAX_SLOGANS, `tooMany:${MAX_SLOGANS}`),
    v.check((slogans) => slogans.every((slogan) => [...slogan].length <= MAX_DAY.slogan), `tooLong:${MAX_DAY.slogan}`),
    v.transform((slogans) => slogans.join('\n')),
  ),
}
export type DayWords = keyof typeof dayTextEntries
export const DAY_WORDS = ['title', 'call', 'suggestion', 'slogans'] as const satisfies readonly DayWords[]

/** The names of the fields of a day's form that hold its texts. */
export type DayTextField = LanguageField<DayWords>

/** Slogans, one a line, each once. */
export function sloganLines(text: string): string[] {
  const each = text.split('\n').map((slogan) => slogan.trim())
  return [...new Set(each.filter(Boolean))]
}
