import type { FC } from 'hono/jsx'
import type { DeskAction } from '../../rules/desk-action.ts'
import type { NoticeRecord } from '../../rules/notice.ts'
import type { Claim } from '../../store/claims.ts'
import { useLocale } from '../../ui/locale.ts'
import { DeskCard } from '../desk-card.tsx'
import { DeskPage } from '../desk-page.tsx'
import { type NoticeAt, NoticeForms } from './notice-forms.tsx'

/** An action with its notices; `claim` is who else has it, where the page says so. */
export type Noticed = { action: DeskAction; notices: NoticeRecord[]; claim: Claim | null; at: NoticeAt | null }

type NoticesPageProps = {
  waiting: Noticed[]
  shown: Noticed[]
  /** What is to be said first. */
  said: string | null
}

/** Urgent notices that wait, with what is shown now in their place, and those that are shown. */
export const NoticesPage: FC<NoticesPageProps> = ({ waiting, shown, said }) => {
  const { t } = useLocale()
  const words = t.organizers.desk
  return (
    <DeskPage title={words.notices}>
      {said ? <p class="notice alert">{said}</p> : null}
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

const NoticeCard: FC<Noticed & { of: 'pending' | 'published' }> = ({ action, ...rest }) => (
  <DeskCard action={action}>
    <NoticeForms action={action} {...rest} />
  </DeskCard>
)
