import type { Child, FC } from 'hono/jsx'
import { paths } from '../paths.ts'
import type { Narrowing, Selection } from '../rules/selection.ts'
import { ActionCard } from '../ui/action-card.tsx'
import { useLocale } from '../ui/locale.ts'
import { MapPanel } from '../ui/map-panel.tsx'
import { Page } from '../ui/page.tsx'
import { Subscribe } from '../ui/subscribe.tsx'
import type { Lists } from './lists.ts'

type SelectionPageProps = {
  title: string
  description?: string
  selection: Selection
  narrowing: Narrowing
  lists: Lists
  /** What stands between the heading and the map. */
  intro?: Child
  /** Replaces the plain heading. */
  heading?: Child
  /** The page that its list goes on at, where that is not the selection's own. */
  more?: string | undefined
}

/** A selection as a page: heading, map, the same list beside it, its calendar. */
export const SelectionPage: FC<SelectionPageProps> = (props) => {
  const { title, description, selection, narrowing, lists, intro, heading, more } = props
  const { lang, t } = useLocale()
  const feed = paths.feed(selection, lang, narrowing)
  return (
    <Page title={title} description={description} feed={{ url: feed, title }} scripts={['map.js']} wide>
      {heading ?? <h1>{title}</h1>}
      <Counts lists={lists} />
      {intro}
      <div class="map-and-list">
        <MapPanel data={paths.map(selection, lang, narrowing)} />
        <div class="lists">
          <ActionLists lists={lists} more={more ?? paths.selection(lang, selection, narrowing)} />
        </div>
      </div>
      <Subscribe feed={feed} explain={t.subscribe.explain} />
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

/** What is coming, then what happened; `more` is the page that the second list goes on at. */
export const ActionLists: FC<{ lists: Lists; more: string; nothing?: string }> = ({ lists, more, nothing }) => {
  const { t } = useLocale()
  const { coming, past } = lists
  if (coming.length === 0 && past.length === 0) return <p class="nothing">{nothing ?? t.selection.none}</p>
  return (
    <>
      {coming.length > 0 ? (
        <section>
          <h2>{t.home.coming}</h2>
          <ul class="cards">
            {coming.map((action) => (
              <ActionCard action={action} />
            ))}
          </ul>
        </section>
      ) : null}
      {past.length > 0 ? (
        <section>
          <h2>{t.home.past}</h2>
          <ul class="cards">
            {past.map((action) => (
              <ActionCard action={action} />
            ))}
          </ul>
          {lists.more ? (
            <p>
              <a class="button quiet" href={paths.further(more, lists.more)}>
                {t.home.earlier}
              </a>
            </p>
          ) : null}
        </section>
      ) : null}
    </>
  )
}
