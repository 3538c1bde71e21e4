import type { FC } from 'hono/jsx'
import type { Messages } from '../messages/en.ts'
import { COUNTERS } from '../rules/kinds.ts'
import type { ReportField } from '../rules/report-fields.ts'
import { Choices } from './choices.tsx'
import { Select, TextArea, TextField } from './field.tsx'
import { type Form, typedText } from './form.ts'
import { useLocale } from './locale.ts'
import { languageOptions } from './options.ts'

/** The names of a report's fields, for the list of what is to be put right. */
export function reportFieldLabels({ report }: Messages): Record<ReportField, string> {
  const { text, lang, turnoutFrom, turnoutTo, countedBy, links } = report
  return { text, lang, turnoutFrom, turnoutTo, countedBy, links }
}

/** The fields of a report: the organizer's own, one in somebody's place, and that of an action that is added afterwards. */
export const ReportFormFields: FC<{ form: Form<ReportField>; withLang?: boolean }> = ({ form, withLang = true }) => {
  const { lang, t } = useLocale()
  const labels = reportFieldLabels(t)
  return (
    <>
      <TextArea form={form} name="text" label={labels.text} rows={8} />
      {withLang ? (
        <Select form={form} name="lang" label={labels.lang} blank={t.submit.choose} options={languageOptions(lang)} />
      ) : null}
      <fieldset class="part">
        <legend>{t.report.turnout}</legend>
        <div class="row">
          <TextField form={form} name="turnoutFrom" label={labels.turnoutFrom} inputmode="numeric" optional />
          <TextField form={form} name="turnoutTo" label={labels.turnoutTo} inputmode="numeric" optional />
        </div>
        <Choices
          form={form}
          name="countedBy"
          label={labels.countedBy}
          type="radio"
          options={COUNTERS.map((value) => ({ value, label: t.report.counters[value] }))}
          chosen={[typedText(form, 'countedBy')]}
        />
      </fieldset>
      <TextArea form={form} name="links" label={labels.links} hint={t.report.linksHint} rows={3} optional />
    </>
  )
}
