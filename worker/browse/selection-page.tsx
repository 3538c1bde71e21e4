import type { Child, FC } from 'hono/jsx'
import { paths } from '../paths.ts'
import type { Narrowing } from '../rules/narrowing.ts'
import { inFormat } from '../ui/calendar-links.ts'
import { useLocale } from '../ui/locale.ts'
import { Page } from '../ui/page.tsx'
import type { SharedPicture } from '../ui/sharing.tsx'
import { Subscribe } from '../ui/subscribe.tsx'
import { subscriptionOf } from '../ui/subscription.ts'
import type { Lists } from './lists.ts'
import { MapAndList, type MapAndListProps, ofDate } from './map-and-list.tsx'

type SelectionPageProps = Omit<MapAndListProps, 'page'> & {
  title: string
  description?: string
  /** What stands between the heading and the map. */
  intro?: Child
  /** Replaces the plain heading. */
  heading?: Child
  /** The address of the page, where that is not the selection's own. */
  page?: string | undefined
  /** What no search engine should keep. */
  hidden?: boolean
  /** Stands in place of the line of counts. */
  numbers?: Child
  /** What follows the map and the list. */
  below?: Child
  /** The picture that stands for the page where it is shared. */
  share?: SharedPicture
}

/** A selection as a page: heading, map, the same list beside it, its calendar. */
export const SelectionPage: FC<SelectionPageProps> = (props) => {
  const { title, description, selection, narrowing, lists, intro, heading, hidden = false, ...more } = props
  const { numbers, below, share, ...shown } = more
  const locale = useLocale()
  const page = props.page ?? paths.selection(locale.lang, selection)
  const shownOn = ofDate(narrowing, props.date)
  const subscription = subscriptionOf({ selection, narrowing: shownOn, name: title, page, days: shown.days }, locale)
  const url = paths.feed(selection, locale.lang, shownOn)
  const feed = { url, title, atom: inFormat(url, 'atom') }
  return (
    <Page title={title} description={description} feed={feed} hidden={hidden} share={share} scripts={['copy.js']} wide>
      {heading ?? <h1>{title}</h1>}
      {numbers ?? <Counts lists={lists} narrowing={narrowing} />}
      {intro}
      <MapAndList {...shown} selection={selection} narrowing={narrowing} lists={lists} page={page} />
      {below}
      <Subscribe subscription={subscription} />
    </Page>
  )
}

type CountsProps = { lists: Lists; narrowing?: Narrowing | undefined }

/** How much there is of a selection, as a line. In a view of the map there is none: a part is not the whole. */
export const Counts: FC<CountsProps> = ({ lists: { totals }, narrowing }) => {
  const { t } = useLocale()
  if (totals.actions === 0 || narrowing?.box) return null
  return (
    <p class="counts">
      <span>{t.counts.actions(totals.actions)}</span>
      {totals.cities > 0 ? <span>{t.counts.cities(totals.cities)}</span> : null}
      {totals.countries > 0 ? <span>{t.counts.countries(totals.countries)}</span> : null}
    </p>
  )
}
