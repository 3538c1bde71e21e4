import type { Child, FC } from 'hono/jsx'
import { paths } from '../../paths.ts'
import type { DayField } from '../../rules/day-fields.ts'
import { DAY_WORDS } from '../../rules/day-text.ts'
import { WEEKDAYS } from '../../rules/week.ts'
import { Select, TextArea, TextField } from '../../ui/field.tsx'
import { type Form, typedText } from '../../ui/form.ts'
import { ErrorSummary, Fold } from '../../ui/form-parts.tsx'
import { useLocale } from '../../ui/locale.ts'
import { DeskPage } from '../desk-page.tsx'
import { LanguageTexts } from '../language-texts.tsx'
import { dayLabels } from './day-labels.ts'

type DayFormPageProps = {
  form: Form<DayField>
  /** The day that is edited, and the version of it that this form began with; null for a new one. */
  edited: { slug: string; version: string } | null
  above?: Child
  children?: Child
}

/** Calls a day, or changes what its call says; what belongs to the day that is edited stands below. */
export const DayFormPage: FC<DayFormPageProps> = ({ form, edited, above, children }) => {
  const { lang, t } = useLocale()
  const words = t.dayKit.desk
  const labels = dayLabels(t, lang)
  const name = typedText(form, `title_${lang}`) || typedText(form, `title_${typedText(form, 'original')}`)
  const title = edited ? [t.desk.editDay, name].filter(Boolean).join(': ') : t.desk.newDay
  return (
    <DeskPage title={title} scripts={['form.js']}>
      {above}
      <form
        method="post"
        action={edited ? paths.deskDay(lang, edited.slug) : paths.deskNewDay(lang)}
        class="long-form"
        novalidate
      >
        <ErrorSummary form={form} labels={labels} />
        {edited ? <input type="hidden" name="version" value={edited.version} /> : null}
        {edited ? null : <TextField form={form} name="slug" label={t.desk.slug} hint={t.desk.slugHint} dir="ltr" />}
        <div class="row">
          <TextField form={form} name="startsOn" label={t.desk.startsOn} type="date" />
          <TextField form={form} name="endsOn" label={t.desk.endsOn} hint={t.desk.endsOnHint} type="date" optional />
        </div>
        <Select
          form={form}
          name="weekday"
          label={t.desk.weekday}
          blank={t.desk.notWeekly}
          options={WEEKDAYS.map((value) => ({ value, label: t.weekdays[value] }))}
        />
        <Fold form={form} title={words.hours} names={['startTime', 'endTime', 'opensOn', 'closesOn']}>
          <div class="row">
            <TextField form={form} name="startTime" label={words.startTime} type="time" optional />
            <TextField form={form} name="endTime" label={words.endTime} type="time" optional />
          </div>
          <div class="row">
            <TextField form={form} name="opensOn" label={words.opensOn} type="date" optional />
            <TextField form={form} name="closesOn" label={words.closesOn} hint={words.datesHint} type="date" optional />
          </div>
        </Fold>
        <LanguageTexts
          form={form}
          label={t.desk.original}
          words={DAY_WORDS}
          fields={(each) => (
            <>
              <TextField form={form} name={`title_${each}`} label={t.desk.dayTitle} />
              <TextArea form={form} name={`call_${each}`} label={t.desk.dayCall} rows={8} optional />
              <TextArea
                form={form}
                name={`suggestion_${each}`}
                label={words.suggestion}
                hint={words.suggestionHint}
                rows={5}
                optional
              />
              <TextArea
                form={form}
                name={`slogans_${each}`}
                label={words.slogans}
                hint={words.slogansHint}
                rows={3}
                optional
              />
            </>
          )}
        />
        <p>
          <button type="submit" class="button big">
            {t.desk.saveDay}
          </button>
        </p>
      </form>
      {children}
    </DeskPage>
  )
}
