import type { FC } from 'hono/jsx'
import { countryName, nameOfCity } from '../cities/names.ts'
import { paths } from '../paths.ts'
import { EVERYTHING } from '../rules/narrowing.ts'
import { printSelection, type Selection } from '../rules/selection.ts'
import { textIn } from '../rules/text-in.ts'
import type { Day } from '../store/days.ts'
import type { CityCount, CountryCount } from '../store/lists.ts'
import { webcal } from '../ui/calendar-links.ts'
import { useLocale } from '../ui/locale.ts'
import { FeedAddress, useAddress } from '../ui/subscribe.tsx'
import { holds } from '../ui/subscription.ts'

/** A selection that many follow; `name` stands in the list, `count` is the number of its actions, where it is told. */
type PopularFeed = { selection: Selection; name: string; count: number | null }

export type PopularFeedsProps = { days: Day[]; countries: CountryCount[]; cities: CityCount[] }

/** The calendars that most will want: the whole, the next days, the countries and cities where most happens. */
export const PopularFeeds: FC<PopularFeedsProps> = ({ days, countries, cities }) => {
  const { lang, t } = useLocale()
  const { groups } = t.calendarPage
  const whole: Selection[] = [{ of: 'all' }, { of: 'days' }]
  return (
    <>
      <FeedGroup
        heading={groups.whole}
        feeds={whole.map((selection) => ({ selection, name: holds(selection, '', { lang, t }), count: null }))}
      />
      <FeedGroup
        heading={groups.next}
        feeds={days.map(({ slug, texts }) => ({
          selection: { of: 'day', slug },
          name: textIn(texts, lang).title,
          count: null,
        }))}
      />
      <FeedGroup
        heading={groups.countries}
        feeds={countries.map(({ country, count }) => ({
          selection: { of: 'country', cc: country },
          name: countryName(country, lang),
          count,
        }))}
      />
      <FeedGroup
        heading={groups.cities}
        feeds={cities.map(({ country, citySlug, cityId, cityName, count }) => ({
          selection: { of: 'city', cc: country, slug: citySlug },
          name: nameOfCity({ id: cityId, name: cityName }, lang),
          count,
        }))}
      />
    </>
  )
}

const FeedGroup: FC<{ heading: string; feeds: PopularFeed[] }> = ({ heading, feeds }) =>
  feeds.length === 0 ? null : (
    <section class="feed-group">
      <h3>{heading}</h3>
      <ul class="plain feeds">
        {feeds.map((feed) => (
          <FeedRow {...feed} />
        ))}
      </ul>
    </section>
  )

const FeedRow: FC<PopularFeed> = ({ selection, name, count }) => {
  const { lang, t } = useLocale()
  const feed = paths.feed(selection, lang, EVERYTHING)
  return (
    <li>
      <p class="feed-name">
        <a href={paths.selection(lang, selection)} dir="auto">
          {name}
        </a>{' '}
        {count === null ? null : <span class="fine">{t.counts.actions(count)}</span>}
      </p>
      <a
        class={selection.of === 'all' ? 'button' : 'button quiet'}
        href={webcal(useAddress(feed))}
        aria-label={`${t.subscribe.subscribe}: ${name}`}
      >
        {t.subscribe.subscribe}
      </a>
      <FeedAddress id={`address-${printSelection(selection).replaceAll('/', '-')}`} feed={feed} of={name} />
    </li>
  )
}
