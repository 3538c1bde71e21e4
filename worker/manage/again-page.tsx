import type { FC } from 'hono/jsx'
import { paths } from '../paths.ts'
import { TextField } from '../ui/field.tsx'
import type { Form } from '../ui/form.ts'
import { useLocale } from '../ui/locale.ts'
import { Page } from '../ui/page.tsx'

/** Where an organizer types the address that they left. */
export const AgainPage: FC<{ form: Form<'email'> }> = ({ form }) => {
  const { lang, t } = useLocale()
  const words = t.organizers.again
  return (
    <Page title={words.title} hidden>
      <h1>{words.title}</h1>
      <p class="lead">{words.intro}</p>
      <form method="post" action={paths.manageAgain(lang)} novalidate>
        <TextField form={form} name="email" label={words.email} type="email" autocomplete="email" />
        <p>
          <button type="submit" class="button big">
            {words.send}
          </button>
        </p>
      </form>
    </Page>
  )
}
