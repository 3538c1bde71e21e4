import type { Child, FC } from 'hono/jsx'
import { CONSENTS, LICENCES, PHOTO_LIMITS, type PhotoPurpose } from '../rules/photo.ts'
import type { PhotoField } from '../rules/photo-fields.ts'
import { assets } from './assets.ts'
import { Choices } from './choices.tsx'
import { digitsOf } from './digits.ts'
import { FileField, Select, TextArea, TextField } from './field.tsx'
import { type Form, typedText } from './form.ts'
import { ErrorSummary, Fold } from './form-parts.tsx'
import { useLocale } from './locale.ts'
import { languageOptions } from './options.ts'

type PhotoFormProps = {
  form: Form<PhotoField | 'city' | 'country'>
  action: string
  /** 26 letters, new for each form: a photo that is sent twice is there once. */
  uploadKey: string
  purpose: PhotoPurpose
  /** More that is asked of a photo, among its other words. */
  children?: Child
}

/** What a photo may be: phones make one of these of whatever they keep. */
const ACCEPTED = 'image/jpeg,image/png,image/webp'
const BYTES_A_MEGABYTE = 1024 * 1024
/** Other forms of the page have a field of this name too. */
const LANG_ID = 'photo-lang'

/** Sends one photo without scripts; the island `photos.ts` makes it many, and covers faces. */
export const PhotoForm: FC<PhotoFormProps> = ({ form, action, uploadKey, purpose, children }) => {
  const { lang, t } = useLocale()
  const { photoForm } = t
  const { photo, caption, description, consent, credit, licence } = photoForm
  const { city, country } = t.sentPhotos.day
  const labels = { photo, consent, caption, description, city, country, credit, lang: photoForm.lang, licence }
  const [usual, ...others] = LICENCES
  const limit = photoForm.photoHint(PHOTO_LIMITS.bytes / BYTES_A_MEGABYTE)
  // A browser keeps no chosen file on a page that comes back.
  const hint = Object.keys(form.errors).length > 0 ? `${limit} ${photoForm.again}` : limit
  return (
    <form
      method="post"
      action={action}
      enctype="multipart/form-data"
      class="long-form photo-form"
      novalidate
      data-photo-form=""
      data-words={JSON.stringify({ ...t.photoTool, required: t.errors.required })}
      data-digits={digitsOf(lang)}
      data-pixels={assets['photo-pixels.js']}
      data-faces={assets['photo-faces.js']}
      data-model={assets['face-model.bin']}
    >
      <ErrorSummary form={form} labels={labels} ids={{ lang: LANG_ID }} />
      <input type="hidden" name="key" value={uploadKey} />
      <input type="hidden" name="purpose" value={purpose} />
      <p class="photo-cleaned">{photoForm.cleaned}</p>
      <FileField form={form} name="photo" label={labels.photo} hint={hint} accept={ACCEPTED} />
      <div data-photo-words="">
        <Choices
          form={form}
          name="consent"
          label={labels.consent}
          type="radio"
          options={CONSENTS.map((value) => ({ value, label: photoForm.consents[value] }))}
          chosen={[typedText(form, 'consent')]}
        />
        <TextArea form={form} name="caption" label={labels.caption} hint={photoForm.captionHint} rows={2} optional />
        <TextArea
          form={form}
          name="description"
          label={labels.description}
          hint={photoForm.descriptionHint}
          rows={2}
          optional
        />
        {children}
        <TextField form={form} name="credit" label={labels.credit} hint={photoForm.creditHint} optional />
        <Select
          form={form}
          name="lang"
          id={LANG_ID}
          label={labels.lang}
          blank={t.submit.choose}
          options={languageOptions(lang)}
        />
        <Fold form={form} title={labels.licence} names={['licence']}>
          <Select
            form={form}
            name="licence"
            label={labels.licence}
            hint={photoForm.licenceHint}
            blank={photoForm.licences[usual]}
            options={others.map((value) => ({ value, label: photoForm.licences[value] }))}
          />
        </Fold>
      </div>
      <p>
        <button type="submit" class="button big">
          {purpose === 'poster' ? t.sentPhotos.poster.send : photoForm.send}
        </button>
      </p>
    </form>
  )
}
