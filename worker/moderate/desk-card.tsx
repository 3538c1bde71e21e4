import type { Child, FC } from 'hono/jsx'
import { countryName, nameOfCity } from '../cities/names.ts'
import { paths } from '../paths.ts'
import type { DeskAction } from '../rules/desk-action.ts'
import { direction } from '../rules/languages.ts'
import { useLocale } from '../ui/locale.ts'
import { PosterDate } from '../ui/poster-date.tsx'

/** An action in a list of the desk, as it was typed: when, where, its title; what else there is to say of it stands below. */
export const DeskCard: FC<{ action: DeskAction; children: Child }> = ({ action, children }) => {
  const { lang, t } = useLocale()
  const { when, place, text } = action.fields
  return (
    <li class="card">
      <PosterDate when={when} />
      <div class="card-text">
        <p class="card-place">
          <strong>{place ? nameOfCity(place.city, lang) : t.where.online}</strong>
          {place ? <span>{countryName(place.country, lang)}</span> : null}
        </p>
        <h3>
          <a href={paths.deskAction(lang, action.id)} lang={text.lang} dir={direction(text.lang)}>
            {text.title}
          </a>
        </h3>
        {children}
      </div>
    </li>
  )
}
