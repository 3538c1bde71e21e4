import { circleName, languageName } from '../cities/names.ts'
import type { Messages } from '../messages/en.ts'
import { paths } from '../paths.ts'
import type { Lang } from '../rules/languages.ts'
import type { Narrowing } from '../rules/narrowing.ts'
import type { Selection } from '../rules/selection.ts'
import { textIn } from '../rules/text-in.ts'
import { subscribable } from '../rules/view-circle.ts'
import type { Day } from '../store/days.ts'
import { dateText } from './date-text.ts'

/** What a page offers to subscribe to. Addresses are paths. */
export type Subscription = {
  /** What it holds, in words: "Everything in Berlin". */
  holds: string
  /** What it leaves out, each part in words. */
  only: string[]
  feed: string
  /** The page of the same selection. */
  page: string
  /** Whether it is one action, which has only a calendar, and to which nothing new will come. */
  isOneAction: boolean
  /** The page without the view of its map, where that view is what is subscribed to. */
  whole: { page: string; holds: string } | null
}

/** A selection as a page shows it. */
type Shown = {
  selection: Selection
  narrowing: Narrowing
  /** What the selection is called: the day's title, the group's name, the city's, the country's. */
  name: string
  /** The address of the page, without what narrows it. */
  page: string
  /** The days that can be narrowed by. */
  days?: Day[] | undefined
}

/** What a page of a selection offers to subscribe to: what it shows, or the nearest thing that is a selection. */
export function subscriptionOf(shown: Shown, { lang, t }: { lang: Lang; t: Messages }): Subscription {
  const { selection, narrowing } = subscribable(shown.selection, shown.narrowing)
  const isView = selection !== shown.selection
  const wholePage = paths.narrowed(shown.page, { ...shown.narrowing, box: null })
  const names = new Map((shown.days ?? []).map(({ slug, texts }) => [slug, textIn(texts, lang).title]))
  if (shown.selection.of === 'day') names.set(shown.selection.slug, shown.name)
  return {
    holds: holds(selection, shown.name, { lang, t }),
    only: narrowedBy(narrowing, names, { lang, t }),
    feed: paths.feed(selection, lang, narrowing),
    page: isView ? paths.selection(lang, selection, narrowing) : wholePage,
    isOneAction: false,
    whole: isView ? { page: wholePage, holds: holds(shown.selection, shown.name, { lang, t }) } : null,
  }
}

/** What a selection holds, in words; `name` is what it is called. */
export function holds(selection: Selection, name: string, { lang, t }: { lang: Lang; t: Messages }): string {
  const words = t.subscribe.holds
  switch (selection.of) {
    case 'all':
      return words.all
    case 'days':
      return words.days
    case 'day':
      return words.day(name)
    case 'group':
      return words.group(name)
    case 'person':
      return words.person(name)
    case 'country':
    case 'city':
      return words.place(name)
    case 'kind':
      return words.kind(name)
    case 'near':
      return words.near(selection.km, circleName(selection, lang))
  }
}

function narrowedBy(
  narrowing: Narrowing,
  dayNames: ReadonlyMap<string, string>,
  { lang, t }: { lang: Lang; t: Messages },
): string[] {
  const { day, kind, language, from, to, stepFree } = narrowing
  return [
    day && `${t.filter.day}: ${dayNames.get(day) ?? day}`,
    kind && `${t.filter.kind}: ${t.kinds[kind]}`,
    language && `${t.filter.language}: ${languageName(language, lang)}`,
    from && `${t.filter.from}: ${dateText(from, lang)}`,
    to && `${t.filter.to}: ${dateText(to, lang)}`,
    stepFree && t.access.stepFree,
  ].filter((part) => typeof part === 'string')
}
