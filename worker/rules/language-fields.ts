import type * as v from 'valibot'
import type { FieldErrors } from './field-error.ts'
import { readFields } from './fields.ts'
import { SITE_LANGS, type SiteLang } from './languages.ts'

/** The names of the fields that hold texts in each language of the site: `title_en`, `title_fa`. */
export type LanguageField<Word extends string> = `${Word}_${SiteLang}`
type LanguageText<Word extends string> = Record<Word, string> & { lang: SiteLang; original: boolean }

/**
 * Reads texts in each language of the site, with the errors of each added to `errors` beside its field. Where anything
 * is said in a language its `head` is required, and the original's always; languages without a head are left out.
 */
export function readTexts<Word extends string>(
  entries: Record<Word, v.GenericSchema<unknown, string>>,
  raw: Record<string, unknown>,
  { head, original }: { head: NoInfer<Word>; original: SiteLang | null },
  errors: FieldErrors<LanguageField<NoInfer<Word>>>,
): LanguageText<Word>[] {
  // Object.keys gives string[]; the record's type says which there are.
  const words = Object.keys(entries) as Word[]
  const texts = SITE_LANGS.map((lang) => {
    const own = Object.fromEntries(words.map((word) => [word, raw[`${word}_${lang}`]]))
    const { values, errors: found } = readFields(entries, own)
    const wrong: FieldErrors<Word> = found
    const isSaid = lang === original || words.some((word) => values[word] !== '')
    if (isSaid && !values[head]) wrong[head] ??= { code: 'required' }
    for (const word of words) if (wrong[word]) errors[`${word}_${lang}`] ??= wrong[word]
    return { ...values, lang, original: lang === original }
  })
  return texts.filter((text) => text[head] !== '')
}
