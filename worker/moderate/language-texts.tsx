import type { Child, FC } from 'hono/jsx'
import { languageName } from '../cities/names.ts'
import { SITE_LANGS, type SiteLang } from '../rules/languages.ts'
import { Select } from '../ui/field.tsx'
import { type Form, typedText } from '../ui/form.ts'
import { useLocale } from '../ui/locale.ts'

type LanguageTextsProps = {
  form: Form
  /** What the choice of the original is called. */
  label: string
  /** What is said in each language: `title` for `title_en` and so on. */
  words: readonly string[]
  fields: (lang: SiteLang) => Child
}

/**
 * Which text is the original, and the texts in each language of the site: folded away but for the original, the reader's own
 * and what is wrong, as all of them are many screens of a phone; those that have a text say so.
 */
export const LanguageTexts: FC<LanguageTextsProps> = ({ form, label, words, fields }) => {
  const { lang, t } = useLocale()
  const original = typedText(form, 'original') || lang
  return (
    <>
      <Select
        form={form}
        name="original"
        label={label}
        blank={t.submit.choose}
        options={SITE_LANGS.map((value) => ({ value, label: languageName(value, lang) }))}
      />
      {SITE_LANGS.map((each) => {
        const names = words.map((word) => `${word}_${each}`)
        const isWritten = names.some((name) => typedText(form, name) !== '')
        const isOpen = each === original || each === lang || names.some((name) => form.errors[name])
        return (
          <details class="part" open={isOpen}>
            <summary>
              {languageName(each, lang)} {isWritten ? <span class="tag">{t.desk.written}</span> : null}
            </summary>
            {fields(each)}
          </details>
        )
      })}
    </>
  )
}
