import type { Lang } from '../rules/languages.ts'

/** The digits 0 to 9 as a language writes them: for scripts, in which asking Intl the first time halts a phone for a tenth of a second. */
export function digitsOf(lang: Lang): string {
  return Array.from({ length: 10 }, (_, digit) => digit.toLocaleString(lang)).join('')
}
