import type { FC } from 'hono/jsx'
import { paths } from '../../paths.ts'
import type { DeskPhoto } from '../../rules/desk-photo.ts'
import { fitWithin, PHOTO_LIMITS } from '../../rules/photo.ts'
import { useLocale } from '../../ui/locale.ts'

/** What was sent for the action, small; what can be decided stands on a page of its own. */
export const ActionPhotos: FC<{ id: string; photos: DeskPhoto[] }> = ({ id, photos }) => {
  const { lang, t } = useLocale()
  const words = t.photoDesk
  if (photos.length === 0) return null
  return (
    <section class="desk-action-photos">
      <h2>
        <a href={paths.deskPhotos(lang, { action: id })}>{words.desk.title}</a>
      </h2>
      <ul class="sent-photos">
        {photos.map(({ key, revision, status, purpose, preview }) => (
          <li>
            <img
              src={paths.deskPhoto(lang, key, { size: 'small', revision })}
              {...fitWithin(preview, PHOTO_LIMITS.smallSide)}
              loading="lazy"
              alt={preview.description || words.page.noDescription}
              lang={preview.description ? preview.lang : undefined}
            />
            <p class="tags">
              <span class={`tag status-${status}`}>{words.desk.statuses[status]}</span>
              <span class="tag">{words.desk.purposes[purpose]}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
