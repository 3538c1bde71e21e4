import type { FC } from 'hono/jsx'
import type { Messages } from '../../messages/en.ts'
import { KINDS } from '../../rules/kinds.ts'
import type { Lang } from '../../rules/languages.ts'
import type { Shut } from '../../rules/registration.ts'
import { textIn } from '../../rules/text-in.ts'
import type { Day } from '../../store/days.ts'
import { Choices } from '../choices.tsx'
import { dateRangeText } from '../date-text.ts'
import { shutText } from '../day-shut.tsx'
import { Select, TextArea, TextField } from '../field.tsx'
import { typedBoxes } from '../form.ts'
import { Fold } from '../form-parts.tsx'
import { useLocale } from '../locale.ts'
import { languageOptions } from '../options.ts'
import type { Part } from './part.ts'

/** The days that may be chosen, why others may not, and whether the text is one that a day suggests. */
export type WhatParts = { days: Day[]; shut?: Shut[]; suggested?: boolean }

/** What it is: kind, title, text, the days it belongs to, the groups that call it and where one reads more. */
export const WhatFields: FC<Part & WhatParts & { past?: boolean }> = (props) => {
  const { form, days, shut = [], suggested = false, past = false } = props
  const { lang, t } = useLocale()
  const [summary, hint, rows] = past
    ? [t.late.summary, t.late.summaryHint, 3]
    : [t.submit.summary, suggested ? t.dayKit.suggested : t.submit.summaryHint, 6]
  const closed = shut.map((why) => shutText(why, lang, t)).join(' ')
  const dayOptions = days.map((day) => ({ value: day.slug, label: dayLabel(day, lang, t) }))
  return (
    <fieldset class="part">
      <legend>{t.submit.what}</legend>
      <Select
        form={form}
        name="kind"
        label={t.submit.kind}
        blank={t.submit.choose}
        options={KINDS.map((value) => ({ value, label: t.kinds[value] }))}
      />
      <TextField form={form} name="title" label={t.submit.actionTitle} />
      <TextArea form={form} name="summary" label={summary} hint={hint} rows={rows} />
      <Select form={form} name="lang" label={t.submit.lang} blank={t.submit.choose} options={languageOptions(lang)} />
      {days.length > 0 || closed || form.errors.days ? (
        <Choices
          form={form}
          name="days"
          label={t.submit.days}
          hint={closed || undefined}
          type="checkbox"
          options={dayOptions}
          chosen={typedBoxes(form, 'days')}
          optional
        />
      ) : null}
      <TextArea form={form} name="groups" label={t.submit.groups} hint={t.submit.groupsHint} rows={2} optional />
      <Fold form={form} title={t.submit.linkUrl} names={['linkUrl', 'linkLang']}>
        <TextField form={form} name="linkUrl" label={t.submit.linkUrl} hint={t.submit.linkHint} type="url" optional />
        <Select
          form={form}
          name="linkLang"
          label={t.submit.linkLang}
          blank={t.submit.noLanguage}
          options={languageOptions(lang)}
        />
      </Fold>
    </fieldset>
  )
}

function dayLabel(day: Day, lang: Lang, t: Messages): string {
  const date = day.weekday
    ? t.when.everyWeek(t.weekdays[day.weekday])
    : dateRangeText(day.startsOn, day.endsOn ?? day.startsOn, lang)
  return `${textIn(day.texts, lang).title} · ${date}`
}
