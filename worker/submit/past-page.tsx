import type { FC } from 'hono/jsx'
import { paths } from '../paths.ts'
import type { HoursClock } from '../rules/hours-text.ts'
import type { PastField } from '../rules/submission.ts'
import type { Day } from '../store/days.ts'
import { actionFieldLabels } from '../ui/action-form/labels.ts'
import { WhatFields } from '../ui/action-form/what-fields.tsx'
import { WhenFields } from '../ui/action-form/when-fields.tsx'
import { WhereFields } from '../ui/action-form/where-fields.tsx'
import { type Form, typedBoxes } from '../ui/form.ts'
import { useLocale } from '../ui/locale.ts'
import { Page } from '../ui/page.tsx'
import { RegisterForm } from '../ui/register-form.tsx'
import { ReportFormFields, reportFieldLabels } from '../ui/report-form.tsx'

type PastPageProps = { form: Form<PastField>; formKey: string; days: Day[]; clock?: HoursClock | null }

/** Milliseconds: so far ahead of UTC are the islands where a date begins. */
const EARLIEST_ZONE_MS = 14 * 3_600_000

/** The page on which an action that was never registered is added with its report, in one form and one language. */
export const PastPage: FC<PastPageProps> = ({ form, formKey, days, clock = null }) => {
  const { lang, t, now } = useLocale()
  // Nothing has taken place on a day that begins nowhere before tomorrow.
  const latest = new Date(now + EARLIEST_ZONE_MS).toISOString().slice(0, 10)
  const chosen = typedBoxes(form, 'days')
  const hasBegun = ({ slug, startsOn }: Day): boolean => startsOn <= latest || chosen.includes(slug)
  const labels = { ...actionFieldLabels(t), ...reportFieldLabels(t), summary: t.late.summary }
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
        <WhatFields form={form} days={days.filter(hasBegun)} past />
        <WhenFields form={form} clock={clock} />
        <WhereFields form={form} past />
        <fieldset class="part">
          <legend>{t.late.how}</legend>
          <ReportFormFields form={form} withLang={false} />
        </fieldset>
      </RegisterForm>
    </Page>
  )
}
