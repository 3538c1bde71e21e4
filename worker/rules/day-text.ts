import type { DayFieldsText } from './day-fields.ts'
import type { FieldErrors } from './field-error.ts'
import { line, lines, readFields } from './fields.ts'
import type { SiteLang } from './languages.ts'

/** Longest texts of a day, in characters; a slogan fits a sign. */
export const MAX_DAY = { title: 140, call: 6000, suggestion: 3000, slogan: 140 } as const
/** More slogans nobody learns. */
const MAX_SLOGANS = 30

/** How each text of a day is read, by whoever writes it. */
export const dayTextEntries = {
  title: line({ max: MAX_DAY.title }),
  call: lines({ max: MAX_DAY.call }),
  suggestion: lines({ max: MAX_DAY.suggestion }),
  slogans: lines({ max: MAX_SLOGANS * (MAX_DAY.slogan + 1) }),
}
export type DayWords = keyof typeof dayTextEntries
export const DAY_WORDS = ['title', 'call', 'suggestion', 'slogans'] as const satisfies readonly DayWords[]

/** The names of the fields of a day's form that hold its texts. */
export type DayTextField = `${DayWords}_${SiteLang}`

/** Reads a day's text in one language, its errors beside its fields; whatever else it has, a title it must have. */
export function readDayText(
  raw: Record<string, unknown>,
  lang: SiteLang,
  original: boolean,
  errors: FieldErrors<DayTextField>,
): DayFieldsText {
  const own = Object.fromEntries(DAY_WORDS.map((word) => [word, raw[`${word}_${lang}`]]))
  const { values, errors: wrong } = readFields(dayTextEntries, own)
  const slogans = sloganLines(values.slogans)
  const fault = slogansFault(slogans)
  if (fault) wrong.slogans ??= fault
  if (!values.title && !wrong.title && (original || DAY_WORDS.some((word) => values[word] !== '')))
    wrong.title = { code: 'required' }
  for (const word of DAY_WORDS) if (wrong[word]) errors[`${word}_${lang}`] ??= wrong[word]
  return { lang, ...values, slogans: slogans.join('\n'), original }
}

/** What is wrong with slogans, if anything. */
export function slogansFault(slogans: readonly string[]) {
  if (slogans.length > MAX_SLOGANS) return { code: 'tooMany', max: MAX_SLOGANS } as const
  const isLong = slogans.some((slogan) => [...slogan].length > MAX_DAY.slogan)
  return isLong ? ({ code: 'tooLong', max: MAX_DAY.slogan } as const) : null
}

/** Slogans, one a line, each once. */
export function sloganLines(text: string): string[] {
  const each = text
    .split('\n')
    .map((slogan) => slogan.trim())
    .filter(Boolean)
  return [...new Set(each)]
}
