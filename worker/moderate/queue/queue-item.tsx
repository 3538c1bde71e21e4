import type { FC } from 'hono/jsx'
import { countryName, nameOfCity } from '../../cities/names.ts'
import { paths } from '../../paths.ts'
import { type DayTitles, dayTitle } from '../../rules/day-title.ts'
import { direction } from '../../rules/languages.ts'
import { ASKED_RANK, actionItem, photoItem, type QueueFilter } from '../../rules/waiting.ts'
import type { WaitingItem } from '../../store/waiting.ts'
import { useLocale } from '../../ui/locale.ts'
import { PosterDate } from '../../ui/poster-date.tsx'
import { useCoordinator } from '../coordinator.ts'
import { distanceText } from './distance-text.ts'
import { itemPath } from './item-path.ts'

/** Something that waits, in the list: what it is, when and where, who has it, and a button to take it. */
export const QueueItem: FC<{ item: WaitingItem; filter: QueueFilter; titles: DayTitles }> = ({
  item,
  filter,
  titles,
}) => {
  const { lang, t, now } = useLocale()
  const { kind, action, country, days, claim, rank } = item
  return (
    <li class="card">
      {action ? <PosterDate when={action.when} /> : <div class="poster-date" />}
      <div class="card-text">
        <p class="card-place">
          <strong>
            {action?.city ? nameOfCity(action.city, lang) : country ? countryName(country, lang) : t.where.online}
          </strong>
          {action?.city && country ? <span>{countryName(country, lang)}</span> : null}
        </p>
        <h3>
          <a
            href={itemPath(lang, item, filter)}
            {...(action ? { lang: action.lang, dir: direction(action.lang) } : {})}
            data-item=""
          >
            {action?.title ?? t.queue.photoWithoutTitle}
          </a>
        </h3>
        <p class="tags">
          <span class={`tag waits-${kind}`}>{t.queue.kinds[kind]}</span>
          {rank === ASKED_RANK ? <span class="tag">{t.queue.asked}</span> : null}
          {action ? <span class="tag">{distanceText(action.when.startsAt, now, lang, t.desk)}</span> : null}
          {action ? null : days.map((day) => <bdi class="tag">{dayTitle(titles, day)}</bdi>)}
        </p>
        <Taking item={item} filter={filter} claimed={claim} />
      </div>
    </li>
  )
}

const Taking: FC<{ item: WaitingItem; filter: QueueFilter; claimed: WaitingItem['claim'] }> = ({
  item: { actionId, photoKey },
  filter,
  claimed,
}) => {
  const { lang, t } = useLocale()
  const { id } = useCoordinator()
  const words = t.queue.claims
  if (claimed) return <p class="fine">{claimed.coordinatorId === id ? words.tagYours : words.tag(claimed.name)}</p>
  if (photoKey === null && actionId === null) return null
  return (
    <form method="post" action={paths.deskClaims(lang, filter)} class="take">
      <input type="hidden" name="item" value={photoKey === null ? actionItem(actionId ?? '') : photoItem(photoKey)} />
      <button type="submit" name="does" value="take" class="button quiet" data-key="t">
        {words.take}
      </button>
    </form>
  )
}
