import type { FC } from 'hono/jsx'
import { FLAG_REASONS } from '../rules/flag.ts'
import { direction } from '../rules/languages.ts'
import { Choices } from '../ui/choices.tsx'
import { TextArea } from '../ui/field.tsx'
import { type Form, typedText } from '../ui/form.ts'
import { useLocale } from '../ui/locale.ts'
import { Page } from '../ui/page.tsx'

type FlagPageProps = {
  form: Form<'reason' | 'text'>
  /** Where it is posted. */
  path: string
  /** What it is about, in its own language, and its page. */
  about: { title: string; lang: string; page: string }
}

/** What is wrong: one of a few reasons, and a few words for who wants to. */
export const FlagPage: FC<FlagPageProps> = ({ form, path, about }) => {
  const { t } = useLocale()
  const words = t.safetyDesk.flag
  return (
    <Page title={words.title} hidden>
      <h1>{words.title}</h1>
      <p>
        {words.about}:{' '}
        <a href={about.page} lang={about.lang} dir={direction(about.lang)}>
          {about.title}
        </a>
      </p>
      <p>{words.intro}</p>
      <form method="post" action={path} novalidate>
        <Choices
          form={form}
          name="reason"
          label={words.reason}
          type="radio"
          options={FLAG_REASONS.map((value) => ({ value, label: words.reasons[value] }))}
          chosen={[typedText(form, 'reason')]}
        />
        <TextArea form={form} name="text" label={words.text} hint={words.textHint} rows={3} optional />
        <p>
          <button type="submit" class="button big">
            {words.send}
          </button>
        </p>
      </form>
    </Page>
  )
}
