import type { FC } from 'hono/jsx'
import { paths } from '../../paths.ts'
import { CAMPAIGN_KEYS } from '../../store/campaign-texts.ts'
import { TextArea, TextField } from '../../ui/field.tsx'
import type { Form } from '../../ui/form.ts'
import { ErrorSummary } from '../../ui/form-parts.tsx'
import { useLocale } from '../../ui/locale.ts'
import { DeskPage } from '../desk-page.tsx'

/** What the campaign says of itself, in the language of the page. */
export const TextsPage: FC<{ form: Form; saved: boolean }> = ({ form, saved }) => {
  const { lang, t } = useLocale()
  return (
    <DeskPage title={t.desk.texts} scripts={['form.js']}>
      {saved ? (
        <p class="notice" role="status">
          {t.desk.saved}
        </p>
      ) : null}
      <p class="lead">{t.desk.textsIntro}</p>
      <form method="post" action={paths.deskTexts(lang)} class="long-form" novalidate>
        <ErrorSummary form={form} labels={t.desk.textNames} />
        {CAMPAIGN_KEYS.map((key) =>
          key === 'name' || key === 'tagline' ? (
            <TextField form={form} name={key} label={t.desk.textNames[key]} optional />
          ) : (
            <TextArea form={form} name={key} label={t.desk.textNames[key]} rows={10} optional />
          ),
        )}
        <p>
          <button type="submit" class="button big">
            {t.desk.saveTexts}
          </button>
        </p>
      </form>
    </DeskPage>
  )
}
