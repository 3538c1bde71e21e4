import type { Child, FC } from 'hono/jsx'
import { paths } from '../paths.ts'
import type { Point } from '../rules/location-tier.ts'
import { isNarrowed, type Narrowing } from '../rules/narrowing.ts'
import type { PhotoSpot } from '../rules/recap.ts'
import type { Selection } from '../rules/selection.ts'
import type { Day } from '../store/days.ts'
import { useLocale } from '../ui/locale.ts'
import { MapPanel } from '../ui/map-panel.tsx'
import { ActionLists } from './action-lists.tsx'
import { Filter } from './filter.tsx'
import type { Lists } from './lists.ts'

/** A selection as a page shows it. */
export type MapAndListProps = {
  selection: Selection
  narrowing: Narrowing
  lists: Lists
  /** The address of the page, without what narrows it. */
  page: string
  /** The days that can be filtered by. */
  days?: Day[] | undefined
  /** The one date (YYYY-MM-DD) that the page is of, whatever else narrows it. */
  date?: string | null | undefined
  /** What is said where nothing is listed and nothing narrows the list. */
  nothing?: string | undefined
  /** What follows the lists. */
  after?: Child
  /** Photos without an action that the map shows. */
  spots?: PhotoSpot[] | undefined
  /** The point from which distances are told. */
  from?: Point | undefined
}

/** A map and the same list beside it; a script lets the list follow the view of the map. */
export const MapAndList: FC<MapAndListProps> = (props) => {
  const { selection, narrowing, lists, page, days, date, after, spots, from } = props
  const nothing = useNothing(props)
  return (
    <div class="map-and-list">
      <MapPanel selection={selection} narrowing={ofDate(narrowing, date)} spots={spots} />
      <div class="lists">
        <Filter selection={selection} narrowing={narrowing} page={page} days={days} ofOneDate={Boolean(date)} />
        {/* A list that comes with a move of the map is told here: only what was there before is heard. */}
        <p id="view-status" class="visually-hidden" role="status" />
        <div id="lists">
          {narrowing.box ? <InView page={page} narrowing={narrowing} lists={lists} /> : null}
          <ActionLists lists={lists} more={paths.narrowed(page, narrowing)} nothing={nothing} from={from} />
          {after}
        </div>
      </div>
    </div>
  )
}

/** What narrows a page of one date, that date included. */
export function ofDate(narrowing: Narrowing, date: string | null | undefined): Narrowing {
  return date ? { ...narrowing, from: date, to: date } : narrowing
}

/** What is said of an empty list: there may be something outside what the reader asked for. */
function useNothing({ narrowing, nothing }: MapAndListProps): string | undefined {
  const { t } = useLocale()
  if (narrowing.box) return t.map.nothingInView
  return isNarrowed(narrowing) ? t.home.nothingMatches : nothing
}

/** Says that the list is only of what the map shows, and leads back to all. */
const InView: FC<{ page: string; narrowing: Narrowing; lists: Lists }> = ({ page, narrowing, lists }) => {
  const { t } = useLocale()
  const { coming, past, totals } = lists
  const someCancelled = [...coming, ...past].some(({ status }) => status === 'cancelled')
  return (
    <p class="in-view">
      <span data-view="">
        {t.map.inView(totals.actions)}
        {someCancelled ? ` ${t.map.cancelledNotCounted}` : ''}
      </span>{' '}
      <a href={paths.narrowed(page, { ...narrowing, box: null })}>{t.map.everywhere}</a>
    </p>
  )
}
