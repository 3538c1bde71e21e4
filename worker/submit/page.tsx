import type { FC } from 'hono/jsx'
import { paths } from '../paths.ts'
import type { HoursClock } from '../rules/hours-text.ts'
import { direction } from '../rules/languages.ts'
import type { SubmitField } from '../rules/submission.ts'
import { textIn } from '../rules/text-in.ts'
import type { Day } from '../store/days.ts'
import { ActionFormFields } from '../ui/action-form/action-form.tsx'
import { actionFieldLabels } from '../ui/action-form/labels.ts'
import type { WhatParts } from '../ui/action-form/what-fields.tsx'
import { type Form, typedBoxes, typedText } from '../ui/form.ts'
import { useLocale } from '../ui/locale.ts'
import { Page } from '../ui/page.tsx'
import { RegisterForm } from '../ui/register-form.tsx'

type SubmitPageProps = WhatParts & {
  form: Form<SubmitField>
  formKey: string
  clock?: HoursClock | null
  /** The trusted group whose secret link this is. */
  group?: { name: string; link: string; isLimited: boolean } | null
}

/** The page on which a group registers an action. `formKey` makes that a form posted twice is one action. */
export const SubmitPage: FC<SubmitPageProps> = ({ form, formKey, clock = null, group = null, ...what }) => {
  const { lang, t } = useLocale()
  return (
    <Page title={t.submit.title} scripts={['form.js']} hidden={group !== null}>
      <h1>{t.submit.title}</h1>
      {group ? (
        <>
          <p class="lead" dir="auto">
            {t.queue.forGroup(group.name, group.isLimited)}
          </p>
          {typedBoxes(form, 'days').some(Boolean) ? null : <DaysToJoin days={what.days} link={group.link} />}
        </>
      ) : (
        <>
          <p class="lead">{t.submit.intro}</p>
          <p>
            <a href={paths.submitPast(lang, typedText(form, 'days'))}>{t.late.link}</a>
          </p>
          <p>
            <a href={paths.manageAgain(lang)}>{t.organizers.again.lost}</a>
          </p>
        </>
      )}
      <RegisterForm
        form={form}
        formKey={formKey}
        action={group ? paths.submitGroup(lang, group.link) : paths.submit(lang)}
        labels={actionFieldLabels(t)}
        emailHint={t.submit.emailHint}
        send={t.submit.send}
      >
        <ActionFormFields form={form} clock={clock} {...what} />
      </RegisterForm>
    </Page>
  )
}

/** Days that a group may begin with: the form then has what the day suggests. No page of a day may lead to a secret link. */
const DaysToJoin: FC<{ days: readonly Day[]; link: string }> = ({ days, link }) => {
  const { lang, t } = useLocale()
  if (days.length === 0) return null
  return (
    <nav aria-label={t.queue.forDay}>
      <p>{t.queue.forDay}</p>
      <ul>
        {days.map((day) => {
          const text = textIn(day.texts, lang)
          return (
            <li>
              <a href={paths.submitGroup(lang, link, day.slug)} lang={text.lang} dir={direction(text.lang)}>
                {text.title}
              </a>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
