import type { FC } from 'hono/jsx'
import { paths } from '../paths.ts'
import type { ReportField } from '../rules/report-fields.ts'
import type { Form } from '../ui/form.ts'
import { ErrorSummary } from '../ui/form-parts.tsx'
import { useLocale } from '../ui/locale.ts'
import { Page } from '../ui/page.tsx'
import { ReportFormFields, reportFieldLabels } from '../ui/report-form.tsx'

/** Where an organizer tells how it was. */
export const ReportPage: FC<{ form: Form<ReportField>; link: string; title: string }> = ({ form, link, title }) => {
  const { lang, t } = useLocale()
  return (
    <Page title={t.report.title} scripts={['form.js']} hidden>
      <p class="eyebrow" dir="auto">
        {title}
      </p>
      <h1>{t.report.title}</h1>
      <p class="lead">{t.report.intro}</p>
      <form method="post" action={paths.report(lang, link)} class="long-form" novalidate>
        <ErrorSummary form={form} labels={reportFieldLabels(t)} />
        <ReportFormFields form={form} />
        <p>
          <button type="submit" class="button big">
            {t.report.send}
          </button>
        </p>
      </form>
    </Page>
  )
}
