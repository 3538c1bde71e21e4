import type { FC } from 'hono/jsx'
import { paths } from '../paths.ts'
import type { DeskAction } from '../rules/desk-action.ts'
import { direction } from '../rules/languages.ts'
import type { NoticeRecord } from '../rules/notice.ts'
import { momentText } from '../ui/date-text.ts'
import { useLocale } from '../ui/locale.ts'

type NoticeFormsProps = { action: DeskAction; notices: readonly NoticeRecord[]; of: 'pending' | 'published' }

/** The notices of an action that wait, or are shown, each with what can be decided on it. */
export const NoticeForms: FC<NoticeFormsProps> = ({ action, notices, of }) => {
  const { lang, t } = useLocale()
  const words = t.organizers.desk
  return (
    <>
      {notices
        .filter(({ status }) => status === of)
        .map((notice) => (
          <form method="post" action={paths.deskNotice(lang, notice.id)}>
            <p class="notice alert pre-line" lang={notice.lang} dir={direction(notice.lang)}>
              {notice.text}
            </p>
            <p class="fine">
              {words.until}:{' '}
              {notice.until === null ? words.untilEnd : momentText(notice.until, action.fields.when.zone, lang)}
            </p>
            <input type="hidden" name="revision" value={String(action.revision)} />
            <p class="buttons">
              {of === 'pending' ? (
                <button type="submit" name="verdict" value="publish" class="button">
                  {words.publish}
                </button>
              ) : null}
              <button type="submit" name="verdict" value="reject" class="button quiet">
                {of === 'pending' ? words.reject : words.takeDown}
              </button>
            </p>
          </form>
        ))}
    </>
  )
}
