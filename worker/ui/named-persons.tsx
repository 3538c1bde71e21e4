import type { FC } from 'hono/jsx'
import { paths } from '../paths.ts'
import { direction } from '../rules/languages.ts'
import type { NamedPerson } from '../rules/person.ts'
import { textIn } from '../rules/text-in.ts'
import { useLocale } from './locale.ts'

/** Whom something is for: each name leads to a page. */
export const NamedPersons: FC<{ persons: readonly NamedPerson[] }> = ({ persons }) => {
  const { lang, t } = useLocale()
  if (persons.length === 0) return null
  return (
    <p class="named-persons">
      <span class="fine">{t.persons.for}</span>
      {persons.map(({ slug, names }) => {
        const { name, lang: language } = textIn(names, lang)
        return (
          <a href={paths.person(lang, slug)} lang={language} dir={direction(language)}>
            {name}
          </a>
        )
      })}
    </p>
  )
}
