import type { FC } from 'hono/jsx'
import { countryName, listText, nameOfCity, placeName } from '../../cities/names.ts'
import { paths } from '../../paths.ts'
import type { DeskAction } from '../../rules/desk-action.ts'
import type { DeskPhoto } from '../../rules/desk-photo.ts'
import { direction } from '../../rules/languages.ts'
import { fitWithin, PHOTO_LIMITS } from '../../rules/photo.ts'
import { textIn } from '../../rules/text-in.ts'
import { whenDateText } from '../../ui/date-text.ts'
import { useLocale } from '../../ui/locale.ts'

/** What visitors say something is wrong with, as the desk knows it. */
export type FlaggedThing = { action: DeskAction } | { photo: DeskPhoto }

/** What it is, where and when: enough to know whether one has looked at it before. */
export const FlaggedThingCard: FC<{ thing: FlaggedThing }> = ({ thing }) =>
  'photo' in thing ? <FlaggedPhoto photo={thing.photo} /> : <FlaggedAction action={thing.action} />

const FlaggedAction: FC<{ action: DeskAction }> = ({ action: { id, status, fields } }) => {
  const { lang, t } = useLocale()
  const { text, when, place } = fields
  const where = place ? [place.venue, nameOfCity(place.city, lang), countryName(place.country, lang)] : [t.where.online]
  const parts = where.filter((part) => part !== null)
  return (
    <div class="flagged">
      <div>
        <h2>
          <a href={paths.deskAction(lang, id)} lang={text.lang} dir={direction(text.lang)}>
            {text.title}
          </a>
        </h2>
        <p class="fine">
          {whenDateText(when, lang, t)} · <bdi>{listText(parts, lang)}</bdi>
        </p>
        {status === 'published' ? null : <span class={`tag status-${status}`}>{t.manage.statuses[status]}</span>}
      </div>
    </div>
  )
}

const FlaggedPhoto: FC<{ photo: DeskPhoto }> = ({ photo: { key, revision, preview, day, actionWhen } }) => {
  const { lang, t } = useLocale()
  const { action, place, description } = preview
  const texts = action?.texts ?? day?.texts ?? []
  const text = texts.length > 0 ? textIn(texts, lang) : null
  const page = paths.deskPhotos(lang, { photo: key })
  return (
    <div class="flagged">
      <a href={page} class="flagged-picture">
        <img
          src={paths.deskPhoto(lang, key, { size: 'small', revision })}
          {...fitWithin(preview, PHOTO_LIMITS.smallSide)}
          loading="lazy"
          alt={description || t.photoDesk.page.noDescription}
          lang={description ? preview.lang : undefined}
        />
      </a>
      <div>
        <h2>
          <a href={page} {...(text ? { lang: text.lang, dir: direction(text.lang) } : {})}>
            {text?.title ?? t.safetyDesk.log.subjects.photo}
          </a>
        </h2>
        <p class="fine">
          {actionWhen ? `${whenDateText(actionWhen, lang, t)} · ` : null}
          <bdi>{place ? placeName(place, lang) : t.where.online}</bdi>
        </p>
      </div>
    </div>
  )
}
