import type { Child, FC } from 'hono/jsx'
import type { Flood } from '../../change/removal.ts'
import { paths } from '../../paths.ts'
import { isPermitted } from '../../rules/coordinator.ts'
import type { DayTitles } from '../../rules/day-title.ts'
import { printQueuePlace, type QueueFilter, totalForVerdicts } from '../../rules/waiting.ts'
import type { EventFault } from '../../store/vevents.ts'
import type { QueuePart } from '../../store/waiting.ts'
import type { WaitingCounts } from '../../store/waiting-counts.ts'
import { useLocale } from '../../ui/locale.ts'
import { useCoordinator } from '../coordinator.ts'
import { DeskPage } from '../desk-page.tsx'
import { FloodBanner } from '../photos/photos-page.tsx'
import { DeskKeys } from './desk-keys.tsx'
import { QueueFilterForm } from './queue-filter.tsx'
import { QueueItem } from './queue-item.tsx'

type QueuePageProps = {
  part: QueuePart
  counts: WaitingCounts
  filter: QueueFilter
  titles: DayTitles
  /** Actions that are left out of calendars, each with what is wrong with its VEVENT. */
  faults: EventFault[]
  flood: Flood | null
  /** What goes before all that waits. */
  above: Child
  /** What was decided just before. */
  before: Child
}

/** Everything that waits, in one list, by how soon it matters. */
export const QueuePage: FC<QueuePageProps> = ({
  part: { items, next },
  counts,
  filter,
  titles,
  faults,
  flood,
  above,
  before,
}) => {
  const { lang, t } = useLocale()
  const narrowed = Object.values(filter).some((value) => value !== null)
  return (
    <DeskPage title={t.desk.queue} scripts={['desk-queue.js']} before={before}>
      {above}
      {flood ? <FloodBanner flood={flood} /> : null}
      <Kinds counts={counts} />
      <QueueFilterForm to={paths.desk(lang)} filter={filter} counts={counts} titles={titles} />
      <ManyAtOnce counts={counts} filter={filter} />
      {items.length === 0 ? <p class="nothing">{narrowed ? t.queue.nothing : t.desk.empty}</p> : null}
      <ul class="cards queue" aria-label={t.queue.item} data-queue="">
        {items.map((item) => (
          <QueueItem item={item} filter={filter} titles={titles} />
        ))}
      </ul>
      {next ? (
        <p>
          <a class="button quiet" href={paths.desk(lang, { ...filter, after: printQueuePlace(next) })}>
            {t.queue.further}
          </a>
        </p>
      ) : null}
      <DeskKeys />
      <Faults faults={faults} />
    </DeskPage>
  )
}

/** The way to decide on many of what is shown, for those who may, where there are several. */
const ManyAtOnce: FC<{ counts: WaitingCounts; filter: QueueFilter }> = ({ counts: { kinds }, filter }) => {
  const { lang, t } = useLocale()
  if (totalForVerdicts(kinds) < 2 || !isPermitted(useCoordinator(), 'verdict')) return null
  return (
    <p>
      <a href={paths.deskBulk(lang, filter)}>{t.queue.many.open}</a>
    </p>
  )
}

/** How much waits of each kind; photos have a page of their own, on which one goes from one to the next. */
const Kinds: FC<{ counts: WaitingCounts }> = ({ counts: { kinds } }) => {
  const { lang, t, number } = useLocale()
  if (kinds.length === 0) return null
  return (
    <ul class="kinds">
      {kinds.map(({ kind, waits }) => (
        <li>
          {kind === 'photo' || kind === 'removal' ? (
            <a href={paths.deskPhotos(lang)}>{t.queue.kinds[kind]}</a>
          ) : (
            t.queue.kinds[kind]
          )}{' '}
          <span class="count">{number(waits)}</span>
        </li>
      ))}
    </ul>
  )
}

const Faults: FC<{ faults: EventFault[] }> = ({ faults }) => {
  const { lang, t, number } = useLocale()
  if (faults.length === 0) return null
  return (
    <section>
      <h2>
        {t.desk.faults} <span class="count">{number(faults.length)}</span>
      </h2>
      <ul>
        {faults.map(({ id, fault }) => (
          <li>
            <a href={paths.deskAction(lang, id)}>{id}</a>: <span lang="en">{fault}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
