import type { Child, FC } from 'hono/jsx'
import { CONSENTS, LICENCES, PHOTO_LIMITS, type PhotoPurpose } from '../rules/photo.ts'
import type { PhotoField } from '../rules/photo-fields.ts'
import { Choices } from './choices.tsx'
import { FieldErrorText, Select, TextArea, TextField, tied } from './field.tsx'
import { type Form, typedText } from './form.ts'
import { ErrorSummary } from './form-parts.tsx'
import { useLocale } from './locale.ts'
import { languageOptions } from './options.ts'

type PhotoFormProps = {
  form: Form<PhotoField | 'city' | 'country'>
  /** Where it is posted. */
  action: string
  /** 26 letters, like a form's key: a photo that is sent twice is there once. */
  uploadKey: string
  purpose: PhotoPurpose
  /** Fields beside those of every photo. */
  children?: Child
}

const BYTES_A_MEGABYTE = 1024 * 1024

/** A form for one photo, which works without scripts. */
export const PhotoForm: FC<PhotoFormProps> = ({ form, action, uploadKey, purpose, children }) => {
  const { lang, t } = useLocale()
  const words = t.sentPhotos.form
  const labels = {
    ...{ photo: words.photo, lang: words.lang, caption: words.caption, description: words.description },
    ...{ credit: words.credit, consent: words.consent, licence: words.licence },
    ...{ city: t.sentPhotos.day.city, country: t.sentPhotos.day.country },
  }
  const hint = words.photoHint(PHOTO_LIMITS.bytes / BYTES_A_MEGABYTE)
  const isWrong = Object.keys(form.errors).length > 0
  return (
    <form method="post" action={action} enctype="multipart/form-data" class="long-form" novalidate data-photo-form="">
      <ErrorSummary form={form} labels={labels} />
      <input type="hidden" name="key" value={uploadKey} />
      <input type="hidden" name="purpose" value={purpose} />
      <div class={form.errors.photo ? 'field wrong' : 'field'}>
        <label for="photo">{labels.photo}</label>
        <p class="hint" id="photo-hint">
          {hint} {isWrong ? words.again : null}
        </p>
        <FieldErrorText form={form} name="photo" />
        <input
          {...tied({ form, name: 'photo', label: labels.photo, hint })}
          type="file"
          accept="image/jpeg,image/png,image/webp"
        />
      </div>
      {children}
      <TextArea form={form} name="caption" label={labels.caption} rows={2} optional />
      <TextArea
        form={form}
        name="description"
        label={labels.description}
        hint={words.descriptionHint}
        rows={2}
        optional
      />
      <Select form={form} name="lang" label={labels.lang} blank={t.submit.choose} options={languageOptions(lang)} />
      <TextField form={form} name="credit" label={labels.credit} optional />
      <Choices
        form={form}
        name="consent"
        label={labels.consent}
        type="radio"
        options={CONSENTS.map((value) => ({ value, label: words.consents[value] }))}
        chosen={[typedText(form, 'consent')]}
      />
      <Choices
        form={form}
        name="licence"
        label={labels.licence}
        type="radio"
        options={LICENCES.map((value) => ({ value, label: words.licences[value] }))}
        chosen={[typedText(form, 'licence') || LICENCES[0]]}
      />
      <p>
        <button type="submit" class="button">
          {purpose === 'poster' ? t.sentPhotos.poster.send : words.send}
        </button>
      </p>
    </form>
  )
}
