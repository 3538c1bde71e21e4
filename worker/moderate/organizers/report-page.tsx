import type { FC } from 'hono/jsx'
import { paths } from '../../paths.ts'
import type { DeskAction } from '../../rules/desk-action.ts'
import { direction } from '../../rules/languages.ts'
import type { ReportField } from '../../rules/report-fields.ts'
import { type Form, typedText } from '../../ui/form.ts'
import { ErrorSummary } from '../../ui/form-parts.tsx'
import { useLocale } from '../../ui/locale.ts'
import { ReportFormFields, reportFieldLabels } from '../../ui/report-form.tsx'
import { DeskPage } from '../desk-page.tsx'

/** Where a coordinator tells how it was in the organizer's place: the same form, published at once. */
export const DeskReportPage: FC<{ action: DeskAction; form: Form<ReportField> }> = ({ action, form }) => {
  const { lang, t } = useLocale()
  const { text } = action.fields
  // What was posted keeps the revision that its writer saw.
  const revision = typedText(form, 'revision') || String(action.revision)
  return (
    <DeskPage title={t.letters.desk.reportFor} scripts={['form.js']}>
      <p>
        <a href={paths.deskAction(lang, action.id)} lang={text.lang} dir={direction(text.lang)}>
          {text.title}
        </a>
      </p>
      <p class="lead">{t.letters.desk.reportForIntro}</p>
      <form method="post" action={paths.deskReport(lang, action.id)} class="long-form" novalidate>
        <ErrorSummary form={form} labels={reportFieldLabels(t)} />
        <input type="hidden" name="revision" value={revision} />
        <ReportFormFields form={form} />
        <p>
          <button type="submit" class="button big">
            {t.letters.desk.publishNow}
          </button>
        </p>
      </form>
    </DeskPage>
  )
}
