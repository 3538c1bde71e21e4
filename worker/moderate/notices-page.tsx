import type { FC } from 'hono/jsx'
import { paths } from '../paths.ts'
import type { DeskAction } from '../rules/desk-action.ts'
import { direction } from '../rules/languages.ts'
import type { NoticeRecord } from '../rules/notice.ts'
import { momentText } from '../ui/date-text.ts'
import { useLocale } from '../ui/locale.ts'
import { DeskCard } from './desk-card.tsx'
import { DeskPage } from './desk-page.tsx'

type Noticed = { action: DeskAction; notices: NoticeRecord[] }

/** Urgent notices that wait, with what is shown now in their place, and those that are shown. */
export const NoticesPage: FC<{ waiting: Noticed[]; shown: Noticed[] }> = ({ waiting, shown }) => {
  const { t } = useLocale()
  const words = t.organizers.desk
  return (
    <DeskPage title={words.notices}>
      {waiting.length === 0 ? <p class="nothing">{words.noticesEmpty}</p> : null}
      <ul class="cards queue">
        {waiting.map((each) => (
          <NoticeCard {...each} of="pending" />
        ))}
      </ul>
      {shown.length > 0 ? (
        <section>
          <h2>{words.noticesShown}</h2>
          <ul class="cards queue">
            {shown.map((each) => (
              <NoticeCard {...each} of="published" />
            ))}
          </ul>
        </section>
      ) : null}
    </DeskPage>
  )
}

const NoticeCard: FC<Noticed & { of: 'pending' | 'published' }> = ({ action, notices, of }) => {
  const { lang, t } = useLocale()
  const words = t.organizers.desk
  return (
    <DeskCard action={action}>
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
    </DeskCard>
  )
}
