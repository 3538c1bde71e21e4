import { languageName } from '../../cities/names.ts'
import type { Messages } from '../../messages/en.ts'
import { DAY_WORDS } from '../../rules/day-text.ts'
import { type Lang, SITE_LANGS } from '../../rules/languages.ts'

/** What the fields of a day's form are called, by their names, in their order. */
export function dayLabels({ desk, dayKit }: Messages, lang: Lang): Record<string, string> {
  const words = dayKit.desk
  const names = { title: desk.dayTitle, call: desk.dayCall, suggestion: words.suggestion, slogans: words.slogans }
  const texts = SITE_LANGS.flatMap((each) =>
    DAY_WORDS.map((word) => [`${word}_${each}`, `${names[word]}: ${languageName(each, lang)}`]),
  )
  return {
    slug: desk.slug,
    startsOn: desk.startsOn,
    endsOn: desk.endsOn,
    weekday: desk.weekday,
    original: desk.original,
    startTime: words.startTime,
    endTime: words.endTime,
    opensOn: words.opensOn,
    closesOn: words.closesOn,
    ...Object.fromEntries(texts),
  }
}
