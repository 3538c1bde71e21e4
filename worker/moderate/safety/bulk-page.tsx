import type { FC } from 'hono/jsx'
import { paths } from '../../paths.ts'
import type { DeskAction } from '../../rules/desk-action.ts'
import { direction } from '../../rules/languages.ts'
import { whenDateText } from '../../ui/date-text.ts'
import { FieldErrorText, TextArea } from '../../ui/field.tsx'
import { type Form, typedBoxes } from '../../ui/form.ts'
import { useLocale } from '../../ui/locale.ts'
import { DeskPage } from '../desk-page.tsx'
import { boxOf } from './bulk-form.ts'

/** What waits, each with a box, and one decision for all that are ticked. */
export const BulkPage: FC<{ actions: DeskAction[]; form: Form }> = ({ actions, form }) => {
  const { lang, t } = useLocale()
  const words = t.safetyDesk.bulk
  const chosen = typedBoxes(form, 'item')
  return (
    <DeskPage title={words.title}>
      <p class="lead">{words.intro}</p>
      {actions.length === 0 ? <p class="nothing">{words.none}</p> : null}
      <form method="post" action={paths.deskBulk(lang)} novalidate>
        {form.errors.item ? (
          <p class="error" role="alert">
            {words.chooseSome}
          </p>
        ) : null}
        <ul class="rows bulk">
          {actions.map((action) => {
            const kind = action.status === 'pending' ? 'action' : 'change'
            const { text, when, place } = action.change ?? action.fields
            const box = boxOf(kind, action)
            return (
              <li>
                <label class="choice">
                  <input type="checkbox" name="item" value={box} checked={chosen.includes(box)} />{' '}
                  <span>
                    <bdi lang={text.lang} dir={direction(text.lang)}>
                      {text.title}
                    </bdi>{' '}
                    <span class="fine">
                      {t.safetyDesk.log.subjects[kind]} · {whenDateText(when, lang, t)} ·{' '}
                      {place?.city.name ?? t.where.online}
                    </span>
                  </span>
                </label>
                <a href={paths.deskAction(lang, action.id)}>{t.safetyDesk.log.open}</a>
              </li>
            )
          })}
        </ul>
        {actions.length > 0 ? (
          <>
            <FieldErrorText form={form} name="decision" />
            <p>
              <button type="submit" name="decision" value="publish" class="button big">
                {words.publish}
              </button>
            </p>
            <details open={form.errors.reason !== undefined}>
              <summary>{words.reject}</summary>
              <TextArea form={form} name="reason" label={words.reason} rows={3} />
              <button type="submit" name="decision" value="reject" class="button danger">
                {words.reject}
              </button>
            </details>
          </>
        ) : null}
      </form>
    </DeskPage>
  )
}
