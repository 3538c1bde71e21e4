import type { FC } from 'hono/jsx'
import { placeName } from '../cities/names.ts'
import { paths } from '../paths.ts'
import type { PhotoSubjectDay } from '../rules/desk-photo.ts'
import { direction } from '../rules/languages.ts'
import type { PublicPhoto } from '../rules/public-photo.ts'
import { titleIn } from '../rules/text-in.ts'
import { TextArea } from '../ui/field.tsx'
import type { Form } from '../ui/form.ts'
import { useLocale } from '../ui/locale.ts'
import { Page } from '../ui/page.tsx'
import { PhotoFacts } from '../ui/photo-facts.tsx'
import { Prose } from '../ui/prose.tsx'

type PhotoPageProps = {
  photo: PublicPhoto
  /** The day for which it was sent without an action. */
  day: PhotoSubjectDay | null
  neighbours: { previous: string | null; next: string | null }
  form: Form<'reason'>
}

/** One photo: large, with its words, its licence, and a way out for who is in it. */
export const PhotoPage: FC<PhotoPageProps> = ({ photo, day, neighbours, form }) => {
  const { lang, t } = useLocale()
  const words = t.photoDesk.page
  const { key, width, height, caption, description } = photo
  const where = photo.place ? placeName(photo.place, lang) : t.where.online
  const title = words.title(titleIn(photo.action?.texts ?? day?.texts ?? [], lang, where))
  const told = caption || description || where
  return (
    <Page
      title={title}
      description={told}
      share={{ path: paths.photo(key), type: 'image/webp', width, height, alt: description || told }}
      wide
    >
      <article class="photo-page">
        <h1 class="visually-hidden">{title}</h1>
        <figure>
          <a href={paths.photo(key)}>
            <img
              src={paths.photo(key)}
              width={width}
              height={height}
              alt={description || words.noDescription}
              lang={description ? photo.lang : undefined}
            />
          </a>
          {caption ? (
            <figcaption lang={photo.lang} dir={direction(photo.lang)}>
              <Prose text={caption} lang={photo.lang} />
            </figcaption>
          ) : null}
        </figure>
        <div class="photo-page-text">
          <PhotoFacts photo={photo} day={day} />
          <p class="buttons">
            <a class="button quiet" href={paths.photo(key)} download={`${key}.webp`}>
              {words.download}
            </a>
          </p>
          <Neighbours {...neighbours} />
          <p class="fine flag-link">
            <a href={paths.flagPhoto(lang, key)} rel="nofollow">
              {t.safetyDesk.flag.link}
            </a>
          </p>
        </div>
      </article>
      <Removal photoKey={key} form={form} />
    </Page>
  )
}

const Neighbours: FC<PhotoPageProps['neighbours']> = ({ previous, next }) => {
  const { lang, t } = useLocale()
  const words = t.photoDesk.page
  if (previous === null && next === null) return null
  return (
    <nav class="photo-neighbours" aria-label={words.more}>
      {previous ? (
        <a href={paths.photoPage(lang, previous)} rel="prev">
          {words.previous}
        </a>
      ) : null}
      {next ? (
        <a href={paths.photoPage(lang, next)} rel="next">
          {words.next}
        </a>
      ) : null}
    </nav>
  )
}

const Removal: FC<{ photoKey: string; form: Form<'reason'> }> = ({ photoKey, form }) => {
  const { lang, t } = useLocale()
  const words = t.photoDesk.removal
  return (
    <section class="photo-removal" id="remove" aria-labelledby="remove-title">
      <h2 id="remove-title">{words.title}</h2>
      <p>{words.explain}</p>
      <p>{words.happens}</p>
      <form method="post" action={paths.photoRemoval(lang, photoKey)} novalidate>
        <TextArea form={form} name="reason" label={words.reason} hint={words.reasonHint} rows={3} optional />
        <button type="submit" class="button danger">
          {words.send}
        </button>
      </form>
    </section>
  )
}
