import type { Child, FC } from 'hono/jsx'
import { countryName } from '../cities/names.ts'
import { paths } from '../paths.ts'
import { type CountryRecap, countriesIn, type Recap } from '../rules/recap.ts'
import type { Day } from '../store/days.ts'
import { dateRangeText, dateText } from '../ui/date-text.ts'
import { useLocale } from '../ui/locale.ts'

/** Countries that are named at once: as many as two rows of a laptop hold. */
const COUNTRIES_FIRST = 8

/** What took place on a day, in numbers as large as a poster's. */
export const RecapNumbers: FC<{ day: Day; date: string | null; numbers: Recap }> = ({ day, date, numbers }) => {
  const { lang, t, number } = useLocale()
  const { actions, cities, reports, turnout } = numbers
  const countries = countriesIn(numbers)
  const range = turnout && t.recap.range(turnout.from, turnout.to)
  return (
    <section class="recap">
      <h2>{useHeading(day, date)}</h2>
      <ul class="recap-numbers">
        <Large text={t.recap.took(actions)} digits={number(actions)} />
        {cities > 0 ? <Large text={t.counts.cities(cities)} digits={number(cities)} /> : null}
        {countries > 0 ? <Large text={t.counts.countries(countries)} digits={number(countries)} /> : null}
        {range ? <Large text={t.recap.people(range, turnout.to)} digits={range} /> : null}
        {reports > 0 ? <Large text={t.recap.reports(reports)} digits={number(reports)} /> : null}
      </ul>
      {range ? <p class="fine">{t.recap.countedOnce}</p> : null}
      <Countries day={day} date={date} countries={numbers.countries} lang={lang} />
    </section>
  )
}

function useHeading(day: Day, date: string | null): string {
  const { lang, t } = useLocale()
  if (date) return t.recap.on(dateText(date, lang))
  if (day.weekday || day.endsOn === null) return t.recap.soFar
  if (day.endsOn === day.startsOn) return t.recap.on(dateText(day.startsOn, lang))
  return t.recap.within(dateRangeText(day.startsOn, day.endsOn, lang))
}

/** A sentence of which the number is set large. */
const Large: FC<{ text: string; digits: string }> = ({ text, digits }) => {
  const [before = '', ...after] = text.split(digits)
  return (
    <li>
      {before}
      <strong>{digits}</strong>
      {after.join(digits)}
    </li>
  )
}

type CountriesProps = { day: Day; date: string | null; countries: CountryRecap[]; lang: string }

const Countries: FC<CountriesProps> = ({ day, date, countries, lang }) => {
  const { t } = useLocale()
  const named = countries.filter(({ country }) => country !== null)
  if (named.length < 2) return null
  const rest = named.slice(COUNTRIES_FIRST)
  const line = ({ country, actions, turnout }: CountryRecap): Child => (
    <li>
      <CountryLink day={day} date={date} country={country ?? ''} lang={lang} />{' '}
      <span>
        {t.counts.actions(actions)}
        {turnout ? ` · ${t.recap.peopleThere(t.recap.range(turnout.from, turnout.to), turnout.to)}` : ''}
      </span>
    </li>
  )
  return (
    <div class="recap-countries">
      <h3>{t.recap.byCountry}</h3>
      <ul>{named.slice(0, COUNTRIES_FIRST).map(line)}</ul>
      {rest.length > 0 ? (
        <details>
          <summary>{t.recap.moreCountries(rest.length)}</summary>
          <ul>{rest.map(line)}</ul>
        </details>
      ) : null}
    </div>
  )
}

const CountryLink: FC<{ day: Day; date: string | null; country: string; lang: string }> = (props) => {
  const { lang } = useLocale()
  const { day, date, country } = props
  const narrowing = { day: day.slug, ...(date ? { from: date, to: date } : {}) }
  return <a href={paths.selection(lang, { of: 'country', cc: country }, narrowing)}>{countryName(country, lang)}</a>
}

/** What journalists and archives take away of a day. */
export const TakeAway: FC<{ day: Day }> = ({ day }) => {
  const { lang, t } = useLocale()
  return (
    <section class="take-away">
      <h2>{t.recap.takeAway}</h2>
      <p class="buttons">
        <a class="button quiet" href={paths.pack(lang, day.slug)} download="">
          {t.recap.pack}
        </a>
        <a class="button quiet" href={paths.shareImage(lang, day.slug)}>
          {t.recap.image}
        </a>
      </p>
      <p class="fine">{t.recap.packHolds}</p>
    </section>
  )
}
