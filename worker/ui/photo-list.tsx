import type { FC } from 'hono/jsx'
import { paths } from '../paths.ts'
import { direction } from '../rules/languages.ts'
import type { OrganizerPhoto } from '../rules/organizer-photo.ts'
import { fitWithin, PHOTO_LIMITS } from '../rules/photo.ts'
import { useLocale } from './locale.ts'

/** The photos that an organizer has sent, each with its state and a way to delete it. */
export const PhotoList: FC<{ photos: readonly OrganizerPhoto[]; link: string }> = ({ photos, link }) => (
  <ul class="sent-photos">
    {photos.map((photo) => (
      <SentPhoto photo={photo} link={link} />
    ))}
  </ul>
)

const SentPhoto: FC<{ photo: OrganizerPhoto; link: string }> = ({ photo, link }) => {
  const { lang, t } = useLocale()
  const { key, status, caption, description } = photo
  const size = fitWithin(photo, PHOTO_LIMITS.smallSide)
  const words = { lang: photo.lang, dir: direction(photo.lang) }
  return (
    <li id={`photo-${key}`}>
      <img
        src={paths.organizerPhoto(lang, link, key, 'small')}
        {...size}
        loading="lazy"
        alt={description || t.sentPhotos.noDescription}
        lang={description ? photo.lang : undefined}
      />
      <p>
        <span class={`tag status-${status}`}>{t.sentPhotos.statuses[status]}</span>
      </p>
      {caption ? (
        <p class="pre-line" {...words}>
          {caption}
        </p>
      ) : null}
      <form method="post" action={paths.organizerPhoto(lang, link, key, 'delete')}>
        <button type="submit" class="button quiet">
          {t.sentPhotos.delete}
        </button>
      </form>
    </li>
  )
}
