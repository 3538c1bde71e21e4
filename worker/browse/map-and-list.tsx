import type { Child, FC } from 'hono/jsx'
import { paths } from '../paths.ts'
import type { Point } from '../rules/location-tier.ts'
import type { Narrowing } from '../rules/narrowing.ts'
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
  /** What is said where nothing is listed. */
  nothing?: string | undefined
  /** What follows the lists. */
  after?: Child
  /** The point from which distances are told. */
  from?: Point | undefined
}

/** A map and the same list beside it; a script lets the list follow the view of the map. */
export const MapAndList: FC<MapAndListProps> = (props) => {
  const { selection, narrowing, lists, page, days, nothing, after, from } = props
  return (
    <div class="map-and-list">
      <MapPanel selection={selection} narrowing={narrowing} />
      <div class="lists">
        <Filter selection={selection} narrowing={narrowing} page={page} days={days} />
        <div id="lists">
          {narrowing.box ? <InView page={page} narrowing={narrowing} count={lists.totals.actions} /> : null}
          <ActionLists lists={lists} more={paths.narrowed(page, narrowing)} nothing={nothing} from={from} />
          {after}
        </div>
      </div>
    </div>
  )
}

/** Says that the list is only of what the map shows, and leads back to all. */
const InView: FC<{ page: string; narrowing: Narrowing; count: number }> = ({ page, narrowing, count }) => {
  const { t } = useLocale()
  return (
    <p class="in-view">
      <span role="status">{t.map.inView(count)}</span>{' '}
      <a href={paths.narrowed(page, { ...narrowing, box: null })}>{t.map.everywhere}</a>
    </p>
  )
}
