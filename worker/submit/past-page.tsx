import type { FC } from 'hono/jsx'
import { paths } from '../paths.ts'
import type { HoursClock } from '../rules/hours-text.ts'
import type { PastField } from '../rules/submission.ts'
import type { Day } from '../store/days.ts'
import { actionFieldLabels } from '../ui/action-form/labels.ts'
import { WhatFields } from '../ui/action-form/what-fields.tsx'
import { WhenFields } from '../ui/action-form/when-fields.tsx'
import { WhereFields } from '../ui/action-form/where-fields.tsx'
import type { Form } from '../ui/form.ts'
import { useLocale } from '../ui/locale.ts'
import { Page } from '../ui/page.tsx'
import { RegisterForm } from '../ui/register-form.tsx'
import { ReportFormFields, reportFieldLabels } from '../ui/report-form.tsx'

type PastPageProps = { form: Form<PastField>; formKey: string; days: Day[]; clock?: HoursClock | null }

/** The page on which an action that was never registered is added with its report, in one form and one language. */
export const PastPage: FC<PastPageProps> = ({ form, formKey, days, clock = null }) => {
  const { lang, t } = useLocale()
  const labels = { ...reportFieldLabels(t), ...actionFieldLabels(t), summary: t.late.summary }
  return (
    <Page title={t.late.title} scripts={['form.js']}>
      <h1>{t.late.title}</h1>
      <p class="lead">{t.late.intro}</p>
      <RegisterForm
        form={form}
        formKey={formKey}
        action={paths.submitPast(lang)}
        labels={labels}
        emailHint={t.late.emailHint}
        send={t.late.send}
      >
        <WhatFields form={form} days={days} past />
        <WhenFields form={form} clock={clock} />
        <WhereFields form={form} />
        <fieldset class="part">
          <legend>{t.late.how}</legend>
          <ReportFormFields form={form} withLang={false} />
        </fieldset>
      </RegisterForm>
    </Page>
  )
}
