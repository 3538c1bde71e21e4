import type { FC } from 'hono/jsx'
import { paths } from '../paths.ts'
import type { OrganizerPhoto } from '../rules/organizer-photo.ts'
import { blankForm } from '../ui/form.ts'
import { useLocale } from '../ui/locale.ts'
import { PhotoForm } from '../ui/photo-form.tsx'
import { PhotoList } from '../ui/photo-list.tsx'

type PosterProps = {
  posters: readonly OrganizerPhoto[]
  link: string
  /** The key with which the next one is sent. */
  uploadKey: string
  /** Whether one may be sent at the moment. */
  may: boolean
}

/** The picture that stands beside an action: the one that is shown, the one that waits, and a form for another. */
export const Poster: FC<PosterProps> = ({ posters, link, uploadKey, may }) => {
  const { lang, t } = useLocale()
  if (!may && posters.length === 0) return null
  const words = t.sentPhotos.poster
  return (
    <details class="poster" id="poster" open={posters.length > 0}>
      <summary>{words.title}</summary>
      <p>{words.intro}</p>
      {posters.length > 0 ? <PhotoList photos={posters} link={link} /> : null}
      {may && posters.length > 0 ? <p>{words.replace}</p> : null}
      {may ? (
        <PhotoForm
          form={blankForm({ lang })}
          action={paths.organizerPhotos(lang, link)}
          uploadKey={uploadKey}
          purpose="poster"
        />
      ) : null}
    </details>
  )
}
