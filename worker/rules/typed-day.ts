import type { DayFields, DayFieldsText } from './day-fields.ts'
import { DAY_WORDS } from './day-text.ts'
import type { FormValues } from './typed-action.ts'

/** A day as somebody would type it: the inverse of parseDayFields. */
export function typedDay(
  day: Omit<DayFields, 'texts'> & { texts: readonly (Omit<DayFieldsText, 'lang'> & { lang: string })[] },
): FormValues {
  const texts = day.texts.flatMap((text) => DAY_WORDS.map((word) => [`${word}_${text.lang}`, text[word]]))
  return {
    ...Object.fromEntries(texts),
    slug: day.slug,
    startsOn: day.startsOn,
    // Left out, a weekly day would have no end.
    endsOn: day.endsOn === day.startsOn && !day.weekday ? '' : (day.endsOn ?? ''),
    weekday: day.weekday ?? '',
    startTime: day.startTime ?? '',
    endTime: day.endTime ?? '',
    opensOn: day.opensOn ?? '',
    closesOn: day.closesOn ?? '',
    original: day.texts.find((text) => text.original)?.lang ?? '',
  }
}
