import type { FC } from 'hono/jsx'
import type { Flood } from '../change/removal.ts'
import { listText } from '../cities/names.ts'
import { paths } from '../paths.ts'
import type { DeskAction } from '../rules/desk-action.ts'
import { QUEUE_SHOWS } from '../store/queue.ts'
import type { EventFault } from '../store/vevents.ts'
import { useLocale } from '../ui/locale.ts'
import { DeskCard } from './desk-card.tsx'
import { DeskPage } from './desk-page.tsx'
import { FloodBanner } from './photos-page.tsx'

/** How many photos wait, how many somebody wants removed, and how requests come. */
type WaitingPhotos = { pending: number; asked: number; flood: Flood | null }

/** What waits, by what it is, the soonest first. A cancellation stands before all: people may be on their way. */
export const QueuePage: FC<{
  queue: Record<'cancellations' | 'actions' | 'changes' | 'reports', DeskAction[]>
  /** Actions that are left out of calendars, each with what is wrong with its VEVENT. */
  faults: EventFault[]
  photos: WaitingPhotos
  /** How many urgent notices wait that are theirs. */
  notices: number
}> = ({ queue, faults, photos, notices }) => {
  const { lang, t } = useLocale()
  const waits = photos.pending > 0 || photos.asked > 0
  const parts = [
    { heading: t.desk.actions, items: queue.actions },
    { heading: t.desk.changes, items: queue.changes },
    { heading: t.desk.reports, items: queue.reports },
  ].filter(({ items }) => items.length > 0)
  return (
    <DeskPage title={t.desk.queue}>
      {photos.flood ? <FloodBanner flood={photos.flood} /> : null}
      {notices > 0 ? (
        <p class="notice alert">
          <a href={paths.deskNotices(lang)}>
            {t.organizers.desk.notices}: {t.organizers.desk.waiting(notices)}
          </a>
        </p>
      ) : null}
      {parts.length === 0 && notices === 0 && !waits && queue.cancellations.length === 0 ? (
        <p class="nothing">{t.desk.empty}</p>
      ) : null}
      <Part heading={t.desk.cancellations} items={queue.cancellations} />
      <PhotosPart heading={t.photoDesk.desk.askedTitle} count={photos.asked} />
      {parts.map((part) => (
        <Part {...part} />
      ))}
      <PhotosPart heading={t.photoDesk.desk.title} count={photos.pending} />
      {faults.length > 0 ? (
        <section>
          <h2>
            {t.desk.faults} <Count value={faults.length} />
          </h2>
          <ul>
            {faults.map(({ id, fault }) => (
              <li>
                <a href={paths.deskAction(lang, id)}>{id}</a>: <span lang="en">{fault}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </DeskPage>
  )
}

const Part: FC<{ heading: string; items: DeskAction[] }> = ({ heading, items }) =>
  items.length === 0 ? null : (
    <section>
      <h2>
        {heading} <Count value={items.length} />
      </h2>
      <ul class="cards queue">
        {items.map((action) => (
          <QueueItem action={action} />
        ))}
      </ul>
    </section>
  )

/** Photos have a page of their own, on which one goes from one to the next. */
const PhotosPart: FC<{ heading: string; count: number }> = ({ heading, count }) => {
  const { lang, t } = useLocale()
  if (count === 0) return null
  return (
    <section>
      <h2>
        {heading} <Count value={count} />
      </h2>
      <p>
        <a class="button quiet" href={paths.deskPhotos(lang)}>
          {t.photoDesk.desk.look}
        </a>
      </p>
    </section>
  )
}

const Count: FC<{ value: number }> = ({ value }) => {
  const { number } = useLocale()
  return (
    <span class="count">
      {number(value)}
      {value >= QUEUE_SHOWS ? '+' : ''}
    </span>
  )
}

const QueueItem: FC<{ action: DeskAction }> = ({ action }) => {
  const { lang, t, now } = useLocale()
  const { kind, when, groups } = action.fields
  return (
    <DeskCard action={action}>
      <p class="tags">
        <span class="tag">{t.kinds[kind]}</span>
        <span class="tag">{distanceText(when.startsAt, now, lang, t.desk)}</span>
        {groups.length > 0 ? <span class="tag">{listText(groups, lang)}</span> : null}
      </p>
    </DeskCard>
  )
}

const HOUR_MS = 3_600_000
const HOURS_A_DAY = 24
/** Within two days hours count, later days. */
const HOURS_COUNT_BELOW = 48

/** How far away an hour is: begins in 5 hours, began 2 days ago. */
function distanceText(
  at: number,
  now: number,
  lang: string,
  words: { soon: (distance: string) => string; began: (distance: string) => string },
): string {
  const hours = Math.round((at - now) / HOUR_MS)
  const format = new Intl.RelativeTimeFormat(lang, { numeric: 'auto' })
  const distance =
    Math.abs(hours) < HOURS_COUNT_BELOW
      ? format.format(hours, 'hour')
      : format.format(Math.round(hours / HOURS_A_DAY), 'day')
  return at > now ? words.soon(distance) : words.began(distance)
}
