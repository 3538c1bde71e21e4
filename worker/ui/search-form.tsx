import type { FC } from 'hono/jsx'
import { paths } from '../paths.ts'
import { FieldErrorText, tied } from './field.tsx'
import { blankForm, type Form, typedText } from './form.ts'
import { useLocale } from './locale.ts'

/** The name of its field, in the page's address too. */
const NAME = 'q'

/** A field to search with; `form` holds what was typed into it, and what is wrong with that. */
export const SearchForm: FC<{ form?: Form }> = ({ form = blankForm() }) => {
  const { lang, t } = useLocale()
  const { label, send } = t.search
  return (
    // biome-ignore lint/a11y/useSemanticElements: many a phone's browser does not know <search> yet
    <form role="search" class="search" action={paths.search(lang)} method="get">
      <label for={NAME}>{label}</label>
      <FieldErrorText form={form} name={NAME} />
      <div class="search-line">
        {/* A browser neither keeps what was looked for nor sends it to somebody who knows how it is spelt. */}
        <input
          {...tied({ form, name: NAME, label })}
          type="search"
          value={typedText(form, NAME)}
          dir="auto"
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          enterkeyhint="search"
        />
        <button type="submit" class="button">
          {send}
        </button>
      </div>
    </form>
  )
}
