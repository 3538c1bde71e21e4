import type { FC } from 'hono/jsx'
import { paths } from '../paths.ts'
import type { PhotoField } from '../rules/photo-fields.ts'
import { textIn } from '../rules/text-in.ts'
import type { Day } from '../store/days.ts'
import { CityList } from '../ui/city-list.tsx'
import { Select, TextField } from '../ui/field.tsx'
import type { Form } from '../ui/form.ts'
import { useLocale } from '../ui/locale.ts'
import { countryOptions } from '../ui/options.ts'
import { Page } from '../ui/page.tsx'
import { PhotoForm } from '../ui/photo-form.tsx'

type DayPhotoPageProps = { day: Day; form: Form<PhotoField | 'city' | 'country'>; uploadKey: string }

/** Where anybody sends a photo for a day. */
export const DayPhotoPage: FC<DayPhotoPageProps> = ({ day, form, uploadKey }) => {
  const { lang, t } = useLocale()
  const words = t.sentPhotos.day
  return (
    <Page title={words.title} scripts={['photos.js', 'form.js']} hidden>
      <h1>{words.title}</h1>
      <p class="lead">{words.intro(textIn(day.texts, lang).title)}</p>
      <PhotoForm form={form} action={paths.dayPhoto(lang, day.slug)} uploadKey={uploadKey} purpose="day">
        <TextField form={form} name="city" label={words.city} list="cities" />
        <CityList />
        <Select
          form={form}
          name="country"
          label={words.country}
          blank={t.submit.countryOfCity}
          options={countryOptions(lang)}
        />
      </PhotoForm>
    </Page>
  )
}

/** What is said once the photo has arrived. */
export const PhotoThanksPage: FC<{ day: Day }> = ({ day }) => {
  const { lang, t } = useLocale()
  const words = t.sentPhotos.day
  return (
    <Page title={words.thanks} hidden>
      <h1>{words.thanks}</h1>
      <p>{words.thanksText}</p>
      <p class="buttons">
        <a class="button" href={paths.dayPhoto(lang, day.slug)}>
          {words.another}
        </a>
        <a class="button quiet" href={paths.day(lang, day.slug)}>
          {textIn(day.texts, lang).title}
        </a>
      </p>
    </Page>
  )
}
