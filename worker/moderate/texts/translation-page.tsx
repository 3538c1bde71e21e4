import type { FC } from 'hono/jsx'
import { languageName } from '../../cities/names.ts'
import { paths } from '../../paths.ts'
import { direction, type TextLang } from '../../rules/languages.ts'
import { type Original, type TranslationField, translationFields, type Words } from '../../rules/translation.ts'
import { FieldErrorText, tied } from '../../ui/field.tsx'
import { type Form, typedText } from '../../ui/form.ts'
import { ErrorSummary } from '../../ui/form-parts.tsx'
import { useLocale } from '../../ui/locale.ts'
import { Prose } from '../../ui/prose.tsx'
import { DeskPage } from '../desk-page.tsx'

type TranslationPageProps = {
  original: Original
  into: TextLang
  form: Form
  /** What the translator sees, so that nothing newer is written over. */
  version: string
  /** Whether it has changed while somebody translated. */
  stale: boolean
}

/** Lines of a field for as much text as it translates. */
const LETTERS_A_LINE = 60
const ROWS_AT_MOST = 24

/** One text beside its translation. */
export const TranslationPage: FC<TranslationPageProps> = ({ original, into, form, version, stale }) => {
  const { lang, t } = useLocale()
  const words = t.translations.desk
  const { of, id, present } = original
  const fields = translationFields(original)
  const labels = Object.fromEntries(fields.map((field) => [field, labelOf(field, words)]))
  return (
    <DeskPage title={words.translation(languageName(into, lang))}>
      {stale ? (
        <p class="notice alert" role="alert">
          {words.changed}
        </p>
      ) : null}
      <p class="tags">
        {present?.outdated ? <span class="tag alert">{words.outdated}</span> : null}
        <a href={of === 'day' ? paths.day(lang, id) : paths.action(lang, id)}>{t.manage.seePage}</a>
      </p>
      {stale && present ? <Theirs words={present.words} fields={fields} lang={into} /> : null}
      <form method="post" action={paths.deskTranslation(lang, { of, id, into })} class="translation" novalidate>
        <ErrorSummary form={form} labels={labels} />
        <input type="hidden" name="version" value={version} />
        {fields.map((field) => (
          <Pair original={original} field={field} into={into} form={form} label={labelOf(field, words)} />
        ))}
        <p class="hint">{words.keys}</p>
        <p class="buttons">
          <button type="submit" class="button big">
            {words.saveNext}
          </button>
          <button type="submit" class="button quiet" name="then" value="list">
            {words.save}
          </button>
        </p>
      </form>
    </DeskPage>
  )
}

type PairProps = { original: Original; field: TranslationField; into: string; form: Form; label: string }

/** A field beside what it translates. */
const Pair: FC<PairProps> = ({ original, field, into, form, label }) => {
  const { lang } = useLocale()
  const text = original.words[field] ?? ''
  const rows = Math.min(ROWS_AT_MOST, text.split('\n').length + Math.ceil(text.length / LETTERS_A_LINE))
  const attributes = { ...tied({ form, name: field, label }), lang: into, dir: direction(into) }
  return (
    <div class="pair">
      <div class="pair-original">
        <p class="fine">
          {label} · {languageName(original.lang, lang)}
        </p>
        <Prose text={text} lang={original.lang} />
      </div>
      <div class={form.errors[field] ? 'field wrong' : 'field'}>
        <label for={field}>
          {label} · {languageName(into, lang)}
        </label>
        <FieldErrorText form={form} name={field} />
        {field === 'title' ? (
          <input type="text" autocomplete="off" value={typedText(form, field)} {...attributes} />
        ) : (
          <textarea rows={rows + 1} {...attributes}>
            {typedText(form, field)}
          </textarea>
        )}
      </div>
    </div>
  )
}

/** What somebody else has written meanwhile. */
const Theirs: FC<{ words: Words; fields: TranslationField[]; lang: string }> = ({ words, fields, lang }) => {
  const { t } = useLocale()
  return (
    <section class="theirs">
      <h2>{t.translations.desk.theirs}</h2>
      {fields.map((field) => (
        <Prose text={words[field] ?? ''} lang={lang} />
      ))}
    </section>
  )
}

function labelOf(
  field: TranslationField,
  words: Record<Exclude<TranslationField, 'title'> | 'heading', string>,
): string {
  return field === 'title' ? words.heading : words[field]
}
