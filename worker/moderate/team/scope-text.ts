import { countryName, languageName, listText } from '../../cities/names.ts'
import type { Scope } from '../../rules/coordinator.ts'
import { type DayTitles, dayTitle } from '../../rules/day-title.ts'

/** What somebody is limited to, in words; '' where it is nothing. */
export function scopeText({ country = [], language = [], day = [] }: Scope, lang: string, titles: DayTitles): string {
  const places = country.map((code) => countryName(code, lang))
  const languages = language.map((code) => languageName(code, lang))
  return listText([...places, ...languages, ...day.map((slug) => dayTitle(titles, slug))], lang)
}
