import type { FC, PropsWithChildren } from 'hono/jsx'
import { paths } from '../paths.ts'
import type { OrganizerAction } from '../rules/organizer-action.ts'
import { Checkbox } from '../ui/choices.tsx'
import { TextArea } from '../ui/field.tsx'
import type { Form } from '../ui/form.ts'
import { useLocale } from '../ui/locale.ts'

/** All that an organizer can do with the action as it is now; what is urgent stands after what is done most. */
export const Steps: FC<PropsWithChildren<{ action: OrganizerAction; link: string; form: Form }>> = (props) => {
  const { action, link, form, children } = props
  const { lang, t } = useLocale()
  const { may } = action
  return (
    <div class="steps">
      <p class="buttons">
        {may.edit ? (
          <a class="button" href={paths.manage(lang, link, 'edit')}>
            {t.manage.edit}
          </a>
        ) : null}
        {may.report ? (
          <a class="button" href={paths.report(lang, link)}>
            {t.manage.report}
          </a>
        ) : null}
        {action.isOwn && !action.deleteOnly ? (
          <a class="button quiet" href={paths.manage(lang, link, 'duplicate')}>
            {t.organizers.duplicate.link}
          </a>
        ) : null}
      </p>
      {action.status === 'published' && !may.report && !action.deleteOnly ? (
        <p class="fine">{t.manage.reportLater}</p>
      ) : null}
      {children}
      {may.takeBackChange ? (
        <form method="post" action={paths.manage(lang, link, 'withdraw')}>
          <button type="submit" class="button quiet">
            {t.manage.takeBackChange}
          </button>
        </form>
      ) : null}
      {may.cancel ? (
        <details open={form.errors.reason !== undefined}>
          <summary>{t.manage.cancel}</summary>
          <p>{t.manage.cancelHint}</p>
          <form method="post" action={paths.manage(lang, link, 'cancel')} novalidate>
            <TextArea form={form} name="reason" label={t.manage.cancelReason} rows={3} />
            <button type="submit" class="button">
              {t.manage.cancelSend}
            </button>
          </form>
        </details>
      ) : null}
      {may.withdraw ? (
        <details>
          <summary>{t.manage.withdraw}</summary>
          <p>{t.manage.withdrawHint}</p>
          <form method="post" action={paths.manage(lang, link, 'withdraw')}>
            <button type="submit" class="button">
              {t.manage.withdraw}
            </button>
          </form>
        </details>
      ) : null}
      {action.isOwn ? (
        <details open={form.errors.confirm !== undefined}>
          <summary>{t.manage.delete}</summary>
          <p>{t.manage.deleteHint}</p>
          <form method="post" action={paths.manage(lang, link, 'delete')} novalidate>
            <Checkbox form={form} name="confirm" label={t.manage.deleteConfirm} />
            <button type="submit" class="button danger">
              {t.manage.delete}
            </button>
          </form>
        </details>
      ) : null}
    </div>
  )
}
