import type { FC } from 'hono/jsx'
import { paths } from '../paths.ts'
import type { ActionField } from '../rules/action-entries.ts'
import type { ActionFields } from '../rules/action-fields.ts'
import type { HoursClock } from '../rules/hours-text.ts'
import { textIn } from '../rules/text-in.ts'
import type { Day } from '../store/days.ts'
import { ActionFormFields } from '../ui/action-form/action-form.tsx'
import { actionFieldLabels } from '../ui/action-form/labels.ts'
import type { Form } from '../ui/form.ts'
import { ErrorSummary } from '../ui/form-parts.tsx'
import { useLocale } from '../ui/locale.ts'
import { Page } from '../ui/page.tsx'
import { Race } from './race.tsx'

type EditPageProps = {
  form: Form<ActionField>
  days: Day[]
  clock: HoursClock | null
  link: string
  isPublic: boolean
  /** The revision of the action from which this edit is made. */
  revision: number
  /** What was typed, and what somebody else stored meanwhile. */
  race?: { typed: ActionFields; stored: ActionFields } | null
}

/** The same form as for registering, with what holds now, or what waits, filled in. */
export const EditPage: FC<EditPageProps> = ({ form, days, clock, link, isPublic, revision, race = null }) => {
  const { lang, t } = useLocale()
  return (
    <Page title={t.manage.editTitle} scripts={['form.js']} hidden>
      <h1>{t.manage.editTitle}</h1>
      {isPublic ? <p class="lead">{t.manage.editIntroPublished}</p> : null}
      {race ? (
        <Race {...race} titles={new Map(days.map(({ slug, texts }) => [slug, textIn(texts, lang).title]))} />
      ) : null}
      <form method="post" action={paths.manage(lang, link, 'edit')} class="long-form" novalidate>
        <ErrorSummary form={form} labels={actionFieldLabels(t)} />
        <input type="hidden" name="revision" value={String(revision)} />
        <ActionFormFields form={form} days={days} clock={clock} />
        <p>
          <button type="submit" class="button big">
            {t.manage.save}
          </button>
        </p>
      </form>
    </Page>
  )
}
