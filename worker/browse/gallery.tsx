import type { FC } from 'hono/jsx'
import { countryName, placeCity } from '../cities/names.ts'
import { paths } from '../paths.ts'
import { direction } from '../rules/languages.ts'
import { PHOTO_LIMITS } from '../rules/photo.ts'
import type { PublicPhoto } from '../rules/public-photo.ts'
import { textIn } from '../rules/text-in.ts'
import { useLocale } from '../ui/locale.ts'

/** A wall of photos. The browser loads what is near, and knows before how large each will be. */
export const Gallery: FC<{ photos: readonly PublicPhoto[] }> = ({ photos }) => (
  <ul class="gallery">
    {photos.map((photo) => (
      <GalleryPhoto photo={photo} />
    ))}
  </ul>
)

const GalleryPhoto: FC<{ photo: PublicPhoto }> = ({ photo }) => {
  const { lang, t } = useLocale()
  const { key, caption, description, credit, place, action } = photo
  const { width, height } = smallSize(photo)
  const city = place && placeCity(place, lang)
  const country = place && countryName(place.country, lang)
  const where = city ?? country ?? t.where.online
  const title = action && textIn(action.texts, lang)
  return (
    <li class={height > width ? 'tall' : undefined}>
      <figure>
        <a href={paths.photoPage(lang, key)}>
          <img
            src={paths.photo(key, 'small')}
            width={width}
            height={height}
            alt={description || caption || t.recap.photoFrom(where)}
            lang={description || caption ? photo.lang : undefined}
            loading="lazy"
            decoding="async"
          />
        </a>
        <figcaption>
          <span class="gallery-place">
            <strong>{where}</strong>
            {city && country ? <span> {country}</span> : null}
          </span>
          {caption ? (
            <span class="gallery-caption" lang={photo.lang} dir={direction(photo.lang)}>
              {caption}
            </span>
          ) : null}
          {!caption && title ? (
            <span class="gallery-caption" lang={title.lang} dir={direction(title.lang)}>
              {title.title}
            </span>
          ) : null}
          {credit ? <span class="gallery-credit">{t.recap.credit(credit)}</span> : null}
        </figcaption>
      </figure>
    </li>
  )
}

/** Pixels of the small size of a photo: its own where it is smaller. */
function smallSize({ width, height }: Pick<PublicPhoto, 'width' | 'height'>): { width: number; height: number } {
  const scale = Math.min(1, PHOTO_LIMITS.smallSide / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}
