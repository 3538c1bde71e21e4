import type { FC } from 'hono/jsx'
import { paths } from '../paths.ts'
import type { OrganizerPhoto } from '../rules/organizer-photo.ts'
import { PHOTOS_AN_ACTION } from '../rules/photo.ts'
import type { ReportField } from '../rules/report-fields.ts'
import { blankForm, type Form } from '../ui/form.ts'
import { ErrorSummary } from '../ui/form-parts.tsx'
import { useLocale } from '../ui/locale.ts'
import { Page } from '../ui/page.tsx'
import { PhotoForm } from '../ui/photo-form.tsx'
import { PhotoList } from '../ui/photo-list.tsx'
import { ReportFormFields, reportFieldLabels } from '../ui/report-form.tsx'

type ReportPageProps = {
  form: Form<ReportField>
  link: string
  title: string
  photos: readonly OrganizerPhoto[]
  /** The key with which the next photo is sent. */
  uploadKey: string
}

/** Where an organizer tells how it was. */
export const ReportPage: FC<ReportPageProps> = ({ form, link, title, photos, uploadKey }) => {
  const { lang, t } = useLocale()
  return (
    <Page title={t.report.title} scripts={['photos.js', 'form.js']} hidden>
      <p class="eyebrow" dir="auto">
        {title}
      </p>
      <h1>{t.report.title}</h1>
      <p class="lead">{t.report.intro}</p>
      <form method="post" action={paths.report(lang, link)} class="long-form" novalidate data-report-form="">
        <ErrorSummary form={form} labels={reportFieldLabels(t)} />
        <ReportFormFields form={form} />
        <p>
          <button type="submit" class="button big">
            {t.report.send}
          </button>
        </p>
      </form>
      <Photos photos={photos} link={link} uploadKey={uploadKey} />
    </Page>
  )
}

const Photos: FC<Pick<ReportPageProps, 'photos' | 'link' | 'uploadKey'>> = ({ photos, link, uploadKey }) => {
  const { lang, t } = useLocale()
  return (
    <section id="photos" class="photos">
      <h2>{t.sentPhotos.title}</h2>
      <p>{t.sentPhotos.intro}</p>
      {photos.length > 0 ? (
        <PhotoList photos={photos} link={link} />
      ) : (
        <p class="fine" data-no-photos="">
          {t.sentPhotos.none}
        </p>
      )}
      {photos.length < PHOTOS_AN_ACTION ? (
        <PhotoForm
          form={blankForm({ lang })}
          action={paths.organizerPhotos(lang, link)}
          uploadKey={uploadKey}
          purpose="report"
        />
      ) : (
        <p class="notice">{t.sentPhotos.tooMany}</p>
      )}
    </section>
  )
}
