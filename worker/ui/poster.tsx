import type { FC } from 'hono/jsx'
import { paths } from '../paths.ts'
import { direction } from '../rules/languages.ts'
import { fitWithin, LICENCE_URLS, PHOTO_LIMITS } from '../rules/photo.ts'
import type { PublicAction } from '../rules/public-action.ts'
import { useLocale } from './locale.ts'

type PosterProps = { poster: NonNullable<PublicAction['poster']> }

/** The picture of an action on its own page, with whoever made it and the licence. */
export const Poster: FC<PosterProps> = ({ poster }) => {
  const { t } = useLocale()
  const { key, width, height, description, credit, licence, lang } = poster
  return (
    <figure class="poster">
      <img src={paths.photo(key)} width={width} height={height} loading="lazy" alt={description} lang={lang} />
      <figcaption>
        {credit ? (
          <span lang={lang} dir={direction(lang)}>
            {credit}
          </span>
        ) : null}
        <a href={LICENCE_URLS[licence]} rel="license nofollow noopener noreferrer">
          {t.sentPhotos.licenceNames[licence]}
        </a>
      </figcaption>
    </figure>
  )
}

/** The same in a list: small, and without any words of its own beside those for who cannot see it. */
export const SmallPoster: FC<PosterProps> = ({ poster }) => (
  <img
    class="card-poster"
    src={paths.photo(poster.key, 'small')}
    {...fitWithin(poster, PHOTO_LIMITS.smallSide)}
    loading="lazy"
    alt={poster.description}
    lang={poster.lang}
  />
)
