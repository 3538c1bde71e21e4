import type { FC } from 'hono/jsx'
import { paths } from '../paths.ts'
import type { PhotoPurpose } from '../rules/photo.ts'
import type { PhotoField } from '../rules/photo-fields.ts'
import type { Form } from '../ui/form.ts'
import { useLocale } from '../ui/locale.ts'
import { Page } from '../ui/page.tsx'
import { PhotoForm } from '../ui/photo-form.tsx'

type PhotoPageProps = { form: Form<PhotoField>; link: string; uploadKey: string; purpose: PhotoPurpose }

/** Where a photo is sent once more, after something was wrong with it. */
export const PhotoPage: FC<PhotoPageProps> = ({ form, link, uploadKey, purpose }) => {
  const { lang, t } = useLocale()
  const { title, intro } = purpose === 'poster' ? t.sentPhotos.poster : t.sentPhotos
  return (
    <Page title={title} hidden>
      <h1>{title}</h1>
      <p class="lead">{intro}</p>
      <PhotoForm form={form} action={paths.organizerPhotos(lang, link)} uploadKey={uploadKey} purpose={purpose} />
      <p>
        <a class="button quiet" href={paths.manage(lang, link)}>
          {t.manage.title}
        </a>
      </p>
    </Page>
  )
}
