import type { FC } from 'hono/jsx'
import { paths } from '../paths.ts'
import { direction } from '../rules/languages.ts'
import type { NamedPerson } from '../rules/person.ts'
import { textIn } from '../rules/text-in.ts'
import { useLocale } from '../ui/locale.ts'
import { Page } from '../ui/page.tsx'

/** Everybody for whom the campaign speaks. */
export const PeoplePage: FC<{ persons: readonly (NamedPerson & { hasPortrait: boolean })[] }> = ({ persons }) => {
  const { lang, t } = useLocale()
  return (
    <Page title={t.persons.title} wide>
      <h1>{t.persons.title}</h1>
      <p class="lead">{t.persons.lead}</p>
      {persons.length === 0 ? <p class="nothing">{t.persons.none}</p> : null}
      <ul class="people">
        {persons.map(({ slug, names, hasPortrait }) => {
          const { name, lang: language } = textIn(names, lang)
          return (
            <li>
              <a href={paths.person(lang, slug)}>
                {hasPortrait ? (
                  <img src={paths.portrait(slug, { size: 'small' })} alt="" loading="lazy" />
                ) : (
                  <span class="no-portrait" aria-hidden="true" />
                )}
                <span lang={language} dir={direction(language)}>
                  {name}
                </span>
              </a>
            </li>
          )
        })}
      </ul>
    </Page>
  )
}
