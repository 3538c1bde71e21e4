import type { FC } from 'hono/jsx'
import type { Part } from '../change/recap.ts'
import { countryName, languageName, placeCity } from '../cities/names.ts'
import { paths } from '../paths.ts'
import { direction, type Lang } from '../rules/languages.ts'
import type { PublicAction } from '../rules/public-action.ts'
import { printRecapPosition } from '../rules/recap.ts'
import { textIn } from '../rules/text-in.ts'
import { present } from '../rules/translations.ts'
import type { Day } from '../store/days.ts'
import { whenDateText } from '../ui/date-text.ts'
import { useLocale } from '../ui/locale.ts'
import { Page } from '../ui/page.tsx'
import { OutsideLinks, Prose } from '../ui/prose.tsx'
import { Versions } from '../ui/versions.tsx'
import { DayHead } from './gallery-page.tsx'
import { Turnout } from './report.tsx'

type ToldProps = { day: Day; date: string | null; told: Part<PublicAction> }

/** What the groups tell, country by country and city by city, each in its own language. */
export const Told: FC<ToldProps> = ({ day, date, told: { items, more } }) => {
  const { lang, t } = useLocale()
  return (
    <>
      {groupsOf(items, lang, t.recap.withoutCountry).map(({ name, cities }) => (
        <section class="told-country">
          <h3>{name}</h3>
          {cities.map((city) => (
            <div class="told-city">
              {city.name ? <h4>{city.name}</h4> : null}
              {city.actions.map((action) => (
                <ToldAction action={action} isUnderCity={city.name !== ''} />
              ))}
            </div>
          ))}
        </section>
      ))}
      {more ? (
        <p>
          <a class="button quiet" href={paths.told(lang, day.slug, { date, after: printRecapPosition(more) })}>
            {t.recap.moreTold}
          </a>
        </p>
      ) : null}
    </>
  )
}

/** The same as a page of its own, where it goes on. */
export const ToldPage: FC<ToldProps> = (props) => {
  const { lang, t } = useLocale()
  return (
    <Page title={t.recap.toldOf(textIn(props.day.texts, lang).title)}>
      <DayHead day={props.day} date={props.date} heading={t.recap.told} />
      <Told {...props} />
    </Page>
  )
}

type City = { name: string; actions: PublicAction[] }

/** Neighbours of one country and one city together, as they come. */
function groupsOf(actions: readonly PublicAction[], lang: Lang, online: string): { name: string; cities: City[] }[] {
  const groups: { name: string; cities: City[] }[] = []
  for (const action of actions) {
    const { place } = action
    const country = place ? countryName(place.country, lang) : online
    const name = (place && placeCity(place, lang)) ?? ''
    const last = groups.at(-1)
    const group = last?.name === country ? last : { name: country, cities: [] }
    if (group !== last) groups.push(group)
    const neighbour = group.cities.at(-1)
    if (neighbour?.name === name) neighbour.actions.push(action)
    else group.cities.push({ name, actions: [action] })
  }
  return groups
}

/** What one group tells. */
export const ToldAction: FC<{ action: PublicAction; isUnderCity: boolean }> = ({ action, isUnderCity }) => {
  const { lang, t } = useLocale()
  const { id, report, texts, kind, when } = action
  const text = textIn(texts, lang)
  const others = present(texts).filter((each) => each.lang !== text.lang)
  if (!report) return null
  const told = textIn(report.texts, lang)
  const Heading = isUnderCity ? 'h5' : 'h4'
  return (
    <article class="told">
      <Heading>
        <a href={paths.action(lang, id)} lang={text.lang} dir={direction(text.lang)}>
          {text.title}
        </a>
      </Heading>
      <p class="fine">
        {t.kinds[kind]} · {whenDateText(when, lang, t)}
      </p>
      <Turnout turnout={report.turnout} />
      <Prose text={told.text} lang={told.lang} />
      <Versions versions={report.texts} />
      <OutsideLinks urls={report.links} class="told-links" />
      {others.length > 0 ? (
        <details class="told-languages">
          <summary>{t.recap.inOtherLanguages}</summary>
          {others.map((other) => (
            <div>
              <span class="tag">{languageName(other.lang, lang)}</span>{' '}
              <strong lang={other.lang} dir={direction(other.lang)}>
                {other.title}
              </strong>
              {other.summary ? <Prose text={other.summary} lang={other.lang} /> : null}
            </div>
          ))}
        </details>
      ) : null}
    </article>
  )
}
