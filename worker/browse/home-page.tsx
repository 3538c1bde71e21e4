import type { FC } from 'hono/jsx'
import { useRequestContext } from 'hono/jsx-renderer'
import type { AppEnv } from '../app-env.ts'
import { nameOfCity } from '../cities/names.ts'
import { paths } from '../paths.ts'
import type { Narrowing } from '../rules/narrowing.ts'
import type { Selection } from '../rules/selection.ts'
import type { Day } from '../store/days.ts'
import type { CityCount } from '../store/lists.ts'
import { inFormat } from '../ui/calendar-links.ts'
import { useLocale } from '../ui/locale.ts'
import { NearMe } from '../ui/near-me.tsx'
import { Page } from '../ui/page.tsx'
import { SearchForm } from '../ui/search-form.tsx'
import { Subscribe } from '../ui/subscribe.tsx'
import { subscriptionOf } from '../ui/subscription.ts'
import { DayCard } from './day-card.tsx'
import type { Lists } from './lists.ts'
import { MapAndList } from './map-and-list.tsx'
import { Counts } from './selection-page.tsx'

const ALL: Selection = { of: 'all' }

/** Posters on the wall of the first page: the next days, then the last ones. */
const DAYS_SHOWN = 4

type HomePageProps = { lists: Lists; daysAhead: Day[]; daysPast: Day[]; narrowing: Narrowing; cities: CityCount[] }

/** The first page: what the campaign says, the days ahead, the map and the list of what is coming and what happened. */
export const HomePage: FC<HomePageProps> = ({ lists, daysAhead, daysPast, narrowing, cities }) => {
  const { lang, t } = useLocale()
  const { campaign } = useRequestContext<AppEnv>().var
  const feed = paths.feed(ALL, lang, narrowing)
  const name = campaign.name ?? t.siteName
  const days = [...daysAhead, ...daysPast]
  const subscription = subscriptionOf({ selection: ALL, narrowing, name, page: paths.home(lang), days }, { lang, t })
  return (
    <Page
      title={name}
      description={campaign.tagline ?? t.tagline}
      feed={{ url: feed, title: name, atom: inFormat(feed, 'atom') }}
      scripts={['near-me.js', 'copy.js']}
      wide
    >
      <div class="opening">
        <div class="hero">
          <h1>{campaign.tagline ?? t.tagline}</h1>
          <Counts lists={lists} narrowing={narrowing} />
          <SearchForm />
          <NearMe />
          <Cities cities={cities} />
        </div>
        {days.length > 0 ? (
          <section aria-labelledby="days-heading">
            <h2 id="days-heading" class="visually-hidden">
              {t.nav.days}
            </h2>
            <ul class="day-cards">
              {days.slice(0, DAYS_SHOWN).map((day) => (
                <DayCard day={day} />
              ))}
            </ul>
          </section>
        ) : null}
      </div>
      <MapAndList
        selection={ALL}
        narrowing={narrowing}
        lists={lists}
        page={paths.home(lang)}
        days={days}
        nothing={t.home.nothingComing}
      />
      <Subscribe subscription={subscription} />
    </Page>
  )
}

/** Ways to the cities where most happens, so that nobody has to look for their own on the map. */
const Cities: FC<{ cities: CityCount[] }> = ({ cities }) => {
  const { lang, t, number } = useLocale()
  if (cities.length === 0) return null
  return (
    <ul class="inline-list city-links" aria-label={t.home.cities}>
      {cities.map(({ country, citySlug, cityId, cityName, count }) => (
        <li>
          <a href={paths.city(lang, country, citySlug)}>{nameOfCity({ id: cityId, name: cityName }, lang)}</a>{' '}
          <span class="fine">{number(count)}</span>
        </li>
      ))}
    </ul>
  )
}
