import type { FC } from 'hono/jsx'
import { languageName } from '../cities/names.ts'
import { paths } from '../paths.ts'
import type { DayField } from '../rules/day-fields.ts'
import { direction, SITE_LANGS } from '../rules/languages.ts'
import { textIn } from '../rules/text-in.ts'
import { WEEKDAYS } from '../rules/week.ts'
import type { Day } from '../store/days.ts'
import { dateRangeText } from '../ui/date-text.ts'
import { Select, TextArea, TextField } from '../ui/field.tsx'
import type { Form } from '../ui/form.ts'
import { ErrorSummary } from '../ui/form-parts.tsx'
import { useLocale } from '../ui/locale.ts'
import { DeskPage } from './desk-page.tsx'
import { LanguageTexts } from './language-texts.tsx'

/** All days, to be edited, and the way to a new one. */
export const DeskDaysPage: FC<{ days: Day[] }> = ({ days }) => {
  const { lang, t } = useLocale()
  return (
    <DeskPage title={t.desk.days}>
      <p>
        <a class="button" href={paths.deskNewDay(lang)}>
          {t.desk.newDay}
        </a>
      </p>
      <ul class="rows">
        {days.map((day) => {
          const text = textIn(day.texts, lang)
          return (
            <li>
              <a href={paths.deskDay(lang, day.slug)} lang={text.lang} dir={direction(text.lang)}>
                {text.title}
              </a>
              <a href={paths.deskDayPeople(lang, day.slug)} class="fine">
                {t.persons.title}
              </a>
              <a href={paths.deskPhotos(lang, { day: day.slug })} class="fine">
                {t.photoDesk.desk.title}
              </a>
              <span class="fine">
                {day.weekday
                  ? t.when.everyWeek(t.weekdays[day.weekday])
                  : dateRangeText(day.startsOn, day.endsOn ?? day.startsOn, lang)}
              </span>
            </li>
          )
        })}
      </ul>
    </DeskPage>
  )
}

/** Calls a day, or changes what its call says. `slug` is that of the day that is edited. */
export const DayFormPage: FC<{ form: Form<DayField>; slug: string | null }> = ({ form, slug }) => {
  const { lang, t } = useLocale()
  const texts = SITE_LANGS.flatMap((each) => [
    [`title_${each}`, `${t.desk.dayTitle}: ${languageName(each, lang)}`],
    [`call_${each}`, `${t.desk.dayCall}: ${languageName(each, lang)}`],
  ])
  const labels: Record<string, string> = {
    slug: t.desk.slug,
    startsOn: t.desk.startsOn,
    endsOn: t.desk.endsOn,
    weekday: t.desk.weekday,
    original: t.desk.original,
    ...Object.fromEntries(texts),
  }
  return (
    <DeskPage title={slug ? t.desk.editDay : t.desk.newDay} scripts={['form.js']}>
      <form
        method="post"
        action={slug ? paths.deskDay(lang, slug) : paths.deskNewDay(lang)}
        class="long-form"
        novalidate
      >
        <ErrorSummary form={form} labels={labels} />
        {slug ? null : <TextField form={form} name="slug" label={t.desk.slug} hint={t.desk.slugHint} dir="ltr" />}
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
        <LanguageTexts
          form={form}
          label={t.desk.original}
          head="title"
          fields={(each) => (
            <>
              <TextField form={form} name={`title_${each}`} label={t.desk.dayTitle} />
              <TextArea form={form} name={`call_${each}`} label={t.desk.dayCall} rows={8} optional />
            </>
          )}
        />
        <p>
          <button type="submit" class="button big">
            {t.desk.saveDay}
          </button>
        </p>
      </form>
    </DeskPage>
  )
}
