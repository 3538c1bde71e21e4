import type { FC } from 'hono/jsx'
import { paths } from '../../paths.ts'
import type { DeskAction } from '../../rules/desk-action.ts'
import { textIn } from '../../rules/text-in.ts'
import type { Day } from '../../store/days.ts'
import { useLocale } from '../../ui/locale.ts'
import { DeskCard } from '../desk-card.tsx'
import { DeskPage } from '../desk-page.tsx'

/** An action of which nobody has told: whether its organizer left an address, and how often they were asked. */
type UnreportedItem = { action: DeskAction; hasAddress: boolean; asked: number }

type UnreportedPageProps = {
  items: UnreportedItem[]
  days: Day[]
  /** The slug of the day that is shown, or null for all. */
  day: string | null
  /** Where the list goes on, if it does. */
  more: string | null
}

/** Who has not reported. Of an address it says that there is one, and nothing else. */
export const UnreportedPage: FC<UnreportedPageProps> = ({ items, days, day, more }) => {
  const { lang, t } = useLocale()
  const { desk } = t.letters
  return (
    <DeskPage title={desk.unreported}>
      <p class="lead">{desk.unreportedIntro}</p>
      <form method="get" action={paths.deskUnreported(lang)} class="narrow-list">
        <label for="day">{desk.ofDay}</label>
        <select id="day" name="day">
          <option value="">{desk.everyDay}</option>
          {days.map(({ slug, texts }) => (
            <option value={slug} selected={slug === day}>
              {textIn(texts, lang).title}
            </option>
          ))}
        </select>
        <button type="submit" class="button quiet">
          {desk.show}
        </button>
      </form>
      {items.length === 0 ? <p class="nothing">{desk.unreportedNone}</p> : null}
      <ul class="cards queue">
        {items.map((item) => (
          <UnreportedCard item={item} />
        ))}
      </ul>
      {more ? (
        <p>
          <a class="button quiet" href={more}>
            {desk.earlier}
          </a>
        </p>
      ) : null}
    </DeskPage>
  )
}

const UnreportedCard: FC<{ item: UnreportedItem }> = ({ item: { action, hasAddress, asked } }) => {
  const { lang, t } = useLocale()
  const { desk } = t.letters
  return (
    <DeskCard action={action}>
      <p class="tags">
        <span class="tag">
          {desk.address}: {hasAddress ? desk.yes : desk.no}
        </span>
        <span class="tag">{asked === 0 ? desk.asked.no : asked === 1 ? desk.asked.once : desk.asked.twice}</span>
      </p>
      <p>
        <a href={paths.deskReport(lang, action.id)}>{desk.reportFor}</a>
      </p>
    </DeskCard>
  )
}
