import type { Child, FC } from 'hono/jsx'
import { paths } from '../paths.ts'
import { useLocale } from '../ui/locale.ts'
import { Page } from '../ui/page.tsx'
import { Subscribe } from '../ui/subscribe.tsx'
import { subscriptionOf } from '../ui/subscription.ts'
import type { Lists } from './lists.ts'
import { MapAndList, type MapAndListProps } from './map-and-list.tsx'

type SelectionPageProps = Omit<MapAndListProps, 'page'> & {
  title: string
  description?: string
  /** What stands between the heading and the map. */
  intro?: Child
  /** Replaces the plain heading. */
  heading?: Child
  /** The address of the page, where that is not the selection's own. */
  page?: string | undefined
}

/** A selection as a page: heading, map, the same list beside it, its calendar. */
export const SelectionPage: FC<SelectionPageProps> = (props) => {
  const { title, description, selection, narrowing, lists, intro, heading, ...shown } = props
  const locale = useLocale()
  const page = props.page ?? paths.selection(locale.lang, selection)
  const subscription = subscriptionOf({ selection, narrowing, name: title, page, days: shown.days }, locale)
  const feed = paths.feed(selection, locale.lang, narrowing)
  return (
    <Page title={title} description={description} feed={{ url: feed, title }} scripts={['copy.js']} wide>
      {heading ?? <h1>{title}</h1>}
      <Counts lists={lists} />
      {intro}
      <MapAndList {...shown} selection={selection} narrowing={narrowing} lists={lists} page={page} />
      <Subscribe subscription={subscription} />
    </Page>
  )
}

/** How much there is of a selection, as a line. */
export const Counts: FC<{ lists: Lists }> = ({ lists: { totals } }) => {
  const { t } = useLocale()
  if (totals.actions === 0) return null
  return (
    <p class="counts">
      <span>{t.counts.actions(totals.actions)}</span>
      {totals.cities > 0 ? <span>{t.counts.cities(totals.cities)}</span> : null}
      {totals.countries > 0 ? <span>{t.counts.countries(totals.countries)}</span> : null}
    </p>
  )
}
