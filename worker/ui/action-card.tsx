import type { FC } from 'hono/jsx'
import { countryName, placeCity } from '../cities/names.ts'
import { paths } from '../paths.ts'
import { shownDistance } from '../rules/distance.ts'
import { direction } from '../rules/languages.ts'
import type { Point } from '../rules/location-tier.ts'
import { stateOf } from '../rules/map-state.ts'
import type { PublicAction } from '../rules/public-action.ts'
import { textIn } from '../rules/text-in.ts'
import { useLocale } from './locale.ts'
import { SmallPoster } from './poster.tsx'
import { PosterDate } from './poster-date.tsx'

/** An action in a list: a small poster with its date, its city and its title, and how far it is from a point. */
export const ActionCard: FC<{ action: PublicAction; from?: Point | undefined }> = ({ action, from }) => {
  const { lang, t, now } = useLocale()
  const { title, lang: textLang } = textIn(action.texts, lang)
  const { place, report, notice } = action
  const told = report && textIn(report.texts, lang)
  const state = stateOf(action, now)
  const distance = from ? shownDistance(place, from) : null
  const city = place && placeCity(place, lang)
  const country = place && countryName(place.country, lang)
  return (
    <li class={`card ${state}`} id={`action-${action.id}`}>
      <PosterDate when={action.when} />
      <div class="card-text">
        {action.poster ? <SmallPoster poster={action.poster} /> : null}
        <p class="card-place">
          <strong>{city ?? country ?? t.where.online}</strong>
          {city && country ? <span>{country}</span> : null}
          {distance ? (
            <span class="card-distance">
              {'under' in distance ? t.near.under(distance.under) : t.near.about(distance.about)}
            </span>
          ) : null}
        </p>
        <h3>
          <a href={paths.action(lang, action.id)} lang={textLang} dir={direction(textLang)}>
            {title}
          </a>
        </h3>
        {notice ? (
          <p class="card-notice" lang={notice.lang} dir={direction(notice.lang)}>
            {notice.text}
          </p>
        ) : null}
        <p class="tags">
          <span class="tag">{t.kinds[action.kind]}</span>
          {action.attendance !== 'in-person' && place ? (
            <span class="tag">{t.attendance[action.attendance]}</span>
          ) : null}
          {state === 'cancelled' ? <span class="tag alert">{t.action.cancelled}</span> : null}
          {state === 'today' ? <span class="tag alert">{t.when.today}</span> : null}
          {action.access.stepFree === 'yes' ? <span class="tag">{t.access.stepFree}</span> : null}
          {action.access.signLanguage ? <span class="tag">{t.access.signLanguage}</span> : null}
          {report?.turnout ? (
            <span class="tag">
              {t.action.turnout} {t.action.turnoutRange(report.turnout.from, report.turnout.to)}
            </span>
          ) : null}
        </p>
        {told ? (
          <p class="card-report" lang={told.lang} dir={direction(told.lang)}>
            {told.text}
          </p>
        ) : null}
      </div>
    </li>
  )
}
