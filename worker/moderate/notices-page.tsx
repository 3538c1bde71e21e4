import type { FC } from 'hono/jsx'
import type { DeskAction } from '../rules/desk-action.ts'
import type { NoticeRecord } from '../rules/notice.ts'
import { useLocale } from '../ui/locale.ts'
import { DeskCard } from './desk-card.tsx'
import { DeskPage } from './desk-page.tsx'
import { NoticeForms } from './notice-forms.tsx'

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

const NoticeCard: FC<Noticed & { of: 'pending' | 'published' }> = ({ action, notices, of }) => (
  <DeskCard action={action}>
    <NoticeForms action={action} notices={notices} of={of} />
  </DeskCard>
)
