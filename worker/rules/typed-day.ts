import type { DayFields } from './day-fields.ts'
import type { FormValues } from './typed-action.ts'

/** A day as somebody would type it: the inverse of parseDayFields. */
export function typedDay(
  day: Omit<DayFields, 'texts'> & { texts: { lang: string; title: string; call: string; original: boolean }[] },
): FormValues {
  const texts = day.texts.flatMap(({ lang, title, call }) => [
    [`title_${lang}`, title],
    [`call_${lang}`, call],
  ])
  return {
    ...Object.fromEntries(texts),
    slug: day.slug,
    startsOn: day.startsOn,
    // Left out, a weekly day would have no end.
    endsOn: day.endsOn === day.startsOn && !day.weekday ? '' : (day.endsOn ?? ''),
    weekday: day.weekday ?? '',
    original: day.texts.find((text) => text.original)?.lang ?? '',
  }
}
