import type { FC } from 'hono/jsx'
import { languageName } from '../cities/names.ts'
import { paths } from '../paths.ts'
import { direction } from '../rules/languages.ts'
import type { Narrowing } from '../rules/narrowing.ts'
import type { Person } from '../rules/person.ts'
import type { PublicAction } from '../rules/public-action.ts'
import type { PublicPhoto } from '../rules/public-photo.ts'
import { textIn } from '../rules/text-in.ts'
import { useLocale } from '../ui/locale.ts'
import { Page } from '../ui/page.tsx'
import { Prose } from '../ui/prose.tsx'
import { Gallery } from './gallery.tsx'
import type { Lists } from './lists.ts'
import { SelectionPage } from './selection-page.tsx'
import { ToldAction } from './told.tsx'

/** What came of what was done for a person: a part of the photos, and of the reports. */
export type DoneFor = { photos: PublicPhoto[]; more: string | null; told: PublicAction[] }

type PersonPageProps = { person: Person; lists: Lists; narrowing: Narrowing; done: DoneFor | null }

/** A person for whom a campaign speaks: portrait, words, and all that was done for them. */
export const PersonPage: FC<PersonPageProps> = ({ person, lists, narrowing, done }) => {
  const { lang, t } = useLocale()
  const { slug, texts } = person
  const { name, about, lang: language } = textIn(texts, lang)
  const others = texts.filter((text) => text.lang !== language)
  const heading = (
    <div class="hero person">
      {person.portrait ? <Portrait person={person} name={name} /> : null}
      <div>
        <p class="eyebrow">
          <a href={paths.people(lang)}>{t.persons.title}</a>
        </p>
        <h1 lang={language} dir={direction(language)}>
          {name}
        </h1>
        <Prose text={about} lang={language} />
        {about && language !== lang ? <p class="fine">{t.persons.original(languageName(language, lang))}</p> : null}
        {others.map((text) => (
          <details class="told-languages">
            <summary>
              <span class="tag">{languageName(text.lang, lang)}</span>{' '}
              <bdi lang={text.lang} dir={direction(text.lang)}>
                {text.name}
              </bdi>
            </summary>
            <Prose text={text.about} lang={text.lang} />
          </details>
        ))}
      </div>
    </div>
  )
  return (
    <SelectionPage
      title={name}
      description={about || name}
      selection={{ of: 'person', slug }}
      narrowing={narrowing}
      lists={lists}
      heading={heading}
      below={done ? <Done done={done} slug={slug} /> : null}
    />
  )
}

const Done: FC<{ done: DoneFor; slug: string }> = ({ done: { photos, more, told }, slug }) => {
  const { lang, t } = useLocale()
  return (
    <>
      {photos.length > 0 ? (
        <section class="day-photos">
          <h2>{t.persons.photos}</h2>
          <Gallery photos={photos} />
          {more ? (
            <p>
              <a class="button" href={paths.personPhotos(lang, slug, more)}>
                {t.persons.morePhotos}
              </a>
            </p>
          ) : null}
        </section>
      ) : null}
      {told.length > 0 ? (
        <section>
          <h2>{t.persons.told}</h2>
          {told.map((action) => (
            <ToldAction action={action} isUnderCity={false} />
          ))}
        </section>
      ) : null}
    </>
  )
}

const Portrait: FC<{ person: Person; name: string }> = ({ person: { slug, revision, portrait }, name }) => {
  const { t } = useLocale()
  if (!portrait) return null
  return (
    <figure class="portrait">
      <img
        src={paths.portrait(slug, { revision })}
        width={portrait.width}
        height={portrait.height}
        alt={t.persons.portraitOf(name)}
      />
      {portrait.credit ? <figcaption class="fine">{t.persons.portraitBy(portrait.credit)}</figcaption> : null}
    </figure>
  )
}

/** More photos for a person; a script takes the next parts over from pages like this one. */
export const PersonPhotosPage: FC<{ person: Person; photos: PublicPhoto[]; more: string | null }> = (props) => {
  const { person, photos, more } = props
  const { lang, t } = useLocale()
  const { name, lang: language } = textIn(person.texts, lang)
  return (
    <Page title={t.persons.photosFor(name)} scripts={['gallery.js']} wide>
      <div class="hero part-of-day">
        <p class="eyebrow">
          <a href={paths.person(lang, person.slug)} lang={language} dir={direction(language)}>
            {name}
          </a>
        </p>
        <h1>{t.persons.photos}</h1>
      </div>
      {photos.length === 0 ? <p class="nothing">{t.recap.noPhotos}</p> : <Gallery photos={photos} />}
      <p class="gallery-more" data-loading={t.recap.loadingPhotos}>
        {more ? (
          <a class="button quiet" href={paths.personPhotos(lang, person.slug, more)}>
            {t.persons.morePhotos}
          </a>
        ) : null}
      </p>
      <p class="visually-hidden" role="status" data-gallery-status="" />
    </Page>
  )
}
