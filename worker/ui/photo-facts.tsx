import type { FC } from 'hono/jsx'
import { placeName } from '../cities/names.ts'
import { paths } from '../paths.ts'
import type { PhotoSubjectDay } from '../rules/desk-photo.ts'
import { direction } from '../rules/languages.ts'
import { LICENCE_URLS } from '../rules/photo.ts'
import type { PublicPhoto } from '../rules/public-photo.ts'
import { textIn } from '../rules/text-in.ts'
import { Fact } from './action-facts.tsx'
import { useLocale } from './locale.ts'
import { Prose } from './prose.tsx'

type PhotoFactsProps = { photo: PublicPhoto; day: PhotoSubjectDay | null; linked?: boolean }

/** What is told of a photo beside it: on its page, and at the desk before it has one, where what it is of is no link. */
export const PhotoFacts: FC<PhotoFactsProps> = ({ photo, day, linked = true }) => {
  const { lang, t } = useLocale()
  const { description, credit, licence, place, action } = photo
  const words = t.photoDesk.page
  return (
    <dl class="facts">
      {description ? (
        <Fact name={words.description}>
          <Prose text={description} lang={photo.lang} />
        </Fact>
      ) : null}
      <Fact name={words.of}>
        {action ? <Titled texts={action.texts} href={linked ? paths.action(lang, action.id) : null} /> : null}
        {!action && day ? <Titled texts={day.texts} href={linked ? paths.day(lang, day.slug) : null} /> : null}
      </Fact>
      <Fact name={words.where}>{place ? placeName(place, lang) : t.where.online}</Fact>
      {credit ? (
        <Fact name={words.credit}>
          <bdi lang={photo.lang}>{credit}</bdi>
        </Fact>
      ) : null}
      <Fact name={words.licence}>
        <a href={LICENCE_URLS[licence]} rel="license nofollow noopener noreferrer">
          {t.sentPhotos.licenceNames[licence]}
        </a>
      </Fact>
    </dl>
  )
}

type TitledProps = { texts: PhotoSubjectDay['texts']; href: string | null }

const Titled: FC<TitledProps> = ({ texts, href }) => {
  const { lang } = useLocale()
  if (texts.length === 0) return null
  const { title, lang: textLang } = textIn(texts, lang)
  const spoken = { lang: textLang, dir: direction(textLang) }
  return href ? (
    <a href={href} {...spoken}>
      {title}
    </a>
  ) : (
    <span {...spoken}>{title}</span>
  )
}
