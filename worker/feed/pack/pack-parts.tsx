import type { FC } from 'hono/jsx'
import { countryName, placeCity } from '../../cities/names.ts'
import { messages } from '../../messages/messages.ts'
import { paths } from '../../paths.ts'
import { direction, type Lang } from '../../rules/languages.ts'
import { LICENCE_NAMES } from '../../rules/licence-names.ts'
import { LICENCE_URLS } from '../../rules/photo.ts'
import type { PublicAction } from '../../rules/public-action.ts'
import { textIn } from '../../rules/text-in.ts'
import { whenDateText } from '../../ui/date-text.ts'
import { OutsideLinks, Prose } from '../../ui/prose.tsx'
import type { PackHead } from '../feed-head.ts'
import type { PackedPhoto } from './packed-photo.ts'

/** A photo with its words and its licence. */
export const PackedFigure: FC<{ photo: PackedPhoto; lang: Lang }> = ({ photo, lang }) => {
  const { recap, where } = messages[lang]
  const { file, width, height, caption, description, credit, licence, place } = photo
  const city = place && placeCity(place, lang)
  const country = place && countryName(place.country, lang)
  const from = [city, country].filter((part) => part !== null).join(' · ') || where.online
  return (
    <li>
      <figure>
        <a href={file}>
          <img
            src={file}
            width={width}
            height={height}
            alt={description || caption || recap.photoFrom(from)}
            loading="lazy"
          />
        </a>
        <figcaption>
          <strong>{from}</strong>
          {caption ? (
            <span lang={photo.lang} dir={direction(photo.lang)}>
              {caption}
            </span>
          ) : null}
          <span>
            {credit ? `${recap.credit(credit)} · ` : ''}
            <a href={LICENCE_URLS[licence]} rel="noreferrer">
              {LICENCE_NAMES[licence]}
            </a>
          </span>
        </figcaption>
      </figure>
    </li>
  )
}

/** An action and what came of it, by where it was. */
export const PackedAction: FC<{ action: PublicAction; head: PackHead }> = ({ action, head: { lang, absolute } }) => {
  const t = messages[lang]
  const { id, place, report, when, kind } = action
  const text = textIn(action.texts, lang)
  const told = report && textIn(report.texts, lang)
  const where = place
    ? [place.venue, placeCity(place, lang), countryName(place.country, lang)].filter(Boolean).join(' · ')
    : t.where.online
  return (
    <article>
      <h3>{where}</h3>
      <h4>
        <a href={absolute(paths.action(lang, id))} lang={text.lang} dir={direction(text.lang)} rel="noreferrer">
          {text.title}
        </a>
      </h4>
      <p class="fine">
        {t.kinds[kind]} · {whenDateText(when, lang, t)}
        {report?.turnout
          ? ` · ${t.action.turnout}: ${t.action.turnoutRange(report.turnout.from, report.turnout.to)}`
          : ''}
        {report?.turnout?.countedBy ? ` (${t.action.countedBy[report.turnout.countedBy]})` : ''}
      </p>
      {told ? <Prose text={told.text} lang={told.lang} /> : <Prose text={text.summary} lang={text.lang} />}
      <OutsideLinks urls={report?.links ?? []} />
    </article>
  )
}
