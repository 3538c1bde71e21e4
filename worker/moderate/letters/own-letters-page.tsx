import type { FC } from 'hono/jsx'
import { languageName } from '../../cities/names.ts'
import { paths } from '../../paths.ts'
import { SHIPPED_LANGS } from '../../rules/languages.ts'
import { Select, TextField } from '../../ui/field.tsx'
import type { Form } from '../../ui/form.ts'
import { useLocale } from '../../ui/locale.ts'
import { DeskPage } from '../desk-page.tsx'

/** Where a coordinator leaves an address, and deletes it. The address itself is never shown again. */
export const OwnLettersPage: FC<{ form: Form; isOn: boolean }> = ({ form, isOn }) => {
  const { lang, t } = useLocale()
  const words = t.organizers.desk
  const options = SHIPPED_LANGS.map((value) => ({ value, label: languageName(value, value) }))
  return (
    <DeskPage title={words.letters}>
      <p class="lead">{words.lettersIntro}</p>
      <p class="notice">{isOn ? words.lettersOn : words.lettersOff}</p>
      <form method="post" action={paths.deskLetters(lang)} novalidate>
        <TextField form={form} name="email" label={words.email} type="email" autocomplete="email" />
        <Select form={form} name="letterLang" label={words.lang} options={options} blank={t.submit.choose} />
        <p>
          <button type="submit" class="button">
            {words.save}
          </button>
        </p>
      </form>
      {isOn ? (
        <form method="post" action={paths.deskLettersDelete(lang)}>
          <button type="submit" class="button quiet">
            {words.stop}
          </button>
        </form>
      ) : null}
    </DeskPage>
  )
}
