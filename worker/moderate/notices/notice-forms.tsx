import type { FC } from 'hono/jsx'
import { paths } from '../../paths.ts'
import type { DeskAction } from '../../rules/desk-action.ts'
import { direction } from '../../rules/languages.ts'
import type { NoticeRecord } from '../../rules/notice.ts'
import { REFUSAL_REASONS } from '../../rules/refusal-reasons.ts'
import type { Claim } from '../../store/claims.ts'
import { momentText } from '../../ui/date-text.ts'
import { Select, TextArea } from '../../ui/field.tsx'
import { blankForm, type Form } from '../../ui/form.ts'
import { useLocale } from '../../ui/locale.ts'
import type { NoticeVerdictField } from './notice-form.ts'

/** What was posted on one notice, where something was wrong, and what is to be said of it. */
export type NoticeAt = { id: string; form: Form<NoticeVerdictField>; said: string | null }

type NoticeFormsProps = {
  action: DeskAction
  notices: readonly NoticeRecord[]
  of: 'pending' | 'published'
  /** Who else has it, of which the page has warned. */
  claim: Claim | null
  at?: NoticeAt | null
}

/** The notices of an action that wait, or are shown, each with what can be decided on it. */
export const NoticeForms: FC<NoticeFormsProps> = ({ action, notices, of, claim, at = null }) => {
  const { lang, t } = useLocale()
  const words = t.organizers.desk
  return (
    <>
      {notices
        .filter(({ status }) => status === of)
        .map((notice) => (
          <form method="post" action={paths.deskNotice(lang, notice.id)} novalidate>
            {at?.id === notice.id && at.said ? <p class="notice alert">{at.said}</p> : null}
            <p class="notice alert pre-line" lang={notice.lang} dir={direction(notice.lang)}>
              {notice.text}
            </p>
            <p class="fine">
              {words.until}:{' '}
              {notice.until === null ? words.untilEnd : momentText(notice.until, action.fields.when.zone, lang)}
            </p>
            <input type="hidden" name="revision" value={String(action.revision)} />
            {claim ? <input type="hidden" name="despite" value={String(claim.coordinatorId)} /> : null}
            {of === 'pending' ? (
              <p>
                <button type="submit" name="verdict" value="publish" class="button">
                  {words.publish}
                </button>
              </p>
            ) : null}
            <Refusal
              id={notice.id}
              form={at?.id === notice.id ? at.form : blankForm()}
              words={of === 'pending' ? words.reject : words.takeDown}
            />
          </form>
        ))}
    </>
  )
}

const Refusal: FC<{ id: string; form: Form<NoticeVerdictField>; words: string }> = ({ id, form, words }) => {
  const { t } = useLocale()
  const options = REFUSAL_REASONS.map((value) => ({ value, label: t.queue.reasons[value] }))
  return (
    <details open={Object.keys(form.values).length > 0}>
      <summary>{words}</summary>
      <Select {...{ form, name: 'why', id: `why-${id}`, label: t.queue.why, options, blank: t.queue.whyNone }} />
      <TextArea form={form} id={`reason-${id}`} name="reason" label={t.desk.rejectReason} rows={3} />
      <button type="submit" name="verdict" value="reject" class="button danger">
        {words}
      </button>
    </details>
  )
}
