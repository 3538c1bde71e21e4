import type { FC } from 'hono/jsx'
import { countryName, listText } from '../cities/names.ts'
import { paths } from '../paths.ts'
import { type Form, typedText } from '../ui/form.ts'
import { useLocale } from '../ui/locale.ts'
import { Page } from '../ui/page.tsx'
import { SearchForm } from '../ui/search-form.tsx'
import { ActionLists } from './action-lists.tsx'
import type { Answer, CityLink } from './search.ts'
import { Counts } from './selection-page.tsx'

/** The search: its form, and what was found; `answer` is null where nothing was looked for. */
export const SearchPage: FC<{ form: Form; answer: Answer | null }> = ({ form, answer }) => {
  const { lang, t } = useLocale()
  const typed = typedText(form, 'q').trim()
  return (
    <Page title={typed ? t.search.titleOf(typed) : t.search.title} hidden>
      <h1>{t.search.title}</h1>
      <SearchForm form={form} />
      {answer ? (
        <div class="found lists">
          <CityLinks cities={answer.cities} />
          {answer.isWhole ? <Counts lists={answer.lists} /> : <p class="hint">{t.search.notAll}</p>}
          <ActionLists lists={answer.lists} more={paths.search(lang, typed)} nothing={t.search.nothing} />
          {answer.lists.coming.length + answer.lists.past.length === 0 ? <p>{t.search.hint}</p> : null}
        </div>
      ) : null}
    </Page>
  )
}

const CityLinks: FC<{ cities: CityLink[] }> = ({ cities }) => {
  const { lang, t } = useLocale()
  if (cities.length === 0) return null
  return (
    <ul class="inline-list city-links" aria-label={t.search.cities}>
      {cities.map(({ cc, slug, name }) => (
        <li>
          <a href={paths.city(lang, cc, slug)}>{listText([name, countryName(cc, lang)], lang)}</a>
        </li>
      ))}
    </ul>
  )
}
