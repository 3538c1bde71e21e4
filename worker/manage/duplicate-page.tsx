import type { FC } from 'hono/jsx'
import { paths } from '../paths.ts'
import type { HoursClock } from '../rules/hours-text.ts'
import type { Shut } from '../rules/registration.ts'
import type { SubmitField } from '../rules/submission.ts'
import type { Day } from '../store/days.ts'
import { ActionFormFields } from '../ui/action-form/action-form.tsx'
import { actionFieldLabels } from '../ui/action-form/labels.ts'
import { Checkbox } from '../ui/choices.tsx'
import type { Form } from '../ui/form.ts'
import { useLocale } from '../ui/locale.ts'
import { Page } from '../ui/page.tsx'
import { RegisterForm } from '../ui/register-form.tsx'

type DuplicatePageProps = {
  form: Form<SubmitField>
  formKey: string
  days: Day[]
  /** Days for which nobody registers now, and why. */
  shut: Shut[]
  clock: HoursClock | null
  link: string
  hasAddress: boolean
}

/** The form for registering an action once more, with all but its date filled in. */
export const DuplicatePage: FC<DuplicatePageProps> = (props) => {
  const { form, formKey, days, shut, clock, link, hasAddress } = props
  const { lang, t } = useLocale()
  const { title, intro, sameEmail } = t.organizers.duplicate
  return (
    <Page title={title} scripts={['form.js']} hidden>
      <h1>{title}</h1>
      <p class="lead">{intro}</p>
      <RegisterForm
        form={form}
        formKey={formKey}
        action={paths.manage(lang, link, 'duplicate')}
        labels={actionFieldLabels(t)}
        emailHint={t.submit.emailHint}
        send={t.submit.send}
        more={hasAddress ? <Checkbox form={form} name="sameEmail" label={sameEmail} /> : null}
      >
        <ActionFormFields form={form} days={days} shut={shut} clock={clock} />
      </RegisterForm>
    </Page>
  )
}
