import type { FC } from 'hono/jsx'
import { paths } from '../paths.ts'
import { direction } from '../rules/languages.ts'
import type { NoticeField } from '../rules/notice.ts'
import type { OrganizerAction } from '../rules/organizer-action.ts'
import { Select, TextArea, TextField } from '../ui/field.tsx'
import type { Form } from '../ui/form.ts'
import { useLocale } from '../ui/locale.ts'
import { languageOptions } from '../ui/options.ts'
import { Prose } from '../ui/prose.tsx'

type NoticeProps = { action: OrganizerAction; link: string; form: Form<NoticeField> }

/**
 * What cannot wait: the notice that is shown, waits or was refused, and a form for another; `isTrusted` where that is shown
 * before anybody has looked at it.
 */
export const Notice: FC<NoticeProps & { isTrusted: boolean }> = ({ action, link, form, isTrusted }) => {
  const { lang, t } = useLocale()
  const { notices, may } = action
  const words = t.organizers.notice
  if (!may.notice && notices.length === 0) return null
  return (
    <details id="urgent" open={notices.length > 0 || Object.keys(form.errors).length > 0}>
      <summary>{words.heading}</summary>
      <p>
        {words.intro} {isTrusted ? words.atOnce : words.waitsFirst}
      </p>
      {notices.map((notice) => (
        <div class={notice.status === 'published' ? 'notice alert' : 'notice'}>
          <p class="fine">{words.states[notice.status]}</p>
          <p class="pre-line" lang={notice.lang} dir={direction(notice.lang)}>
            {notice.text}
          </p>
          {notice.reason ? (
            <>
              <strong>{t.manage.rejectedBecause}</strong>
              <Prose text={notice.reason} />
            </>
          ) : null}
        </div>
      ))}
      {notices.length > 0 ? (
        <form method="post" action={paths.manage(lang, link, 'notice/end')}>
          <button type="submit" class="button quiet">
            {words.takeBack}
          </button>
        </form>
      ) : null}
      {may.notice ? <NoticeForm action={action} link={link} form={form} /> : null}
    </details>
  )
}

const NoticeForm: FC<NoticeProps> = ({ action, link, form }) => {
  const { lang, t } = useLocale()
  const words = t.organizers.notice
  const options = languageOptions(lang)
  return (
    <form method="post" action={paths.manage(lang, link, 'notice')} novalidate>
      {action.notices.length > 0 ? <p class="fine">{words.another}</p> : null}
      <TextArea form={form} name="notice" label={words.text} hint={words.hint} rows={3} />
      <Select form={form} name="noticeLang" label={words.lang} options={options} blank={t.submit.choose} />
      <fieldset class="field">
        <legend>
          {words.until} <span class="fine">({t.submit.optional})</span>
        </legend>
        <p class="hint">{words.untilHint}</p>
        <div class="row hours">
          <TextField form={form} name="untilDate" label={words.untilDate} type="date" />
          <TextField form={form} name="untilTime" label={words.untilTime} type="time" />
        </div>
      </fieldset>
      <p>
        <button type="submit" class="button">
          {words.send}
        </button>
      </p>
    </form>
  )
}
